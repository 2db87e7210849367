package org.portolan.cases.visa;

import java.util.Arrays;
import java.util.List;
import org.portolan.cases.visa.model.Decision;

/** How colleagues decide. */
final class DecisionSentences {

  private final Scene scene;

  DecisionSentences(Scene scene) {
    this.scene = scene;
  }

  void in(Sentences sentences) {
    sentences.says(
        "grants (\\d+) entr(?:y|ies) of (\\d+) days",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.decide(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        Decision.grant(
                            Integer.parseInt(w.get(0)),
                            Integer.parseInt(w.get(1)),
                            scene.one.today().plusDays(10),
                            scene.one.today().plusDays(100))));
    sentences.says(
        "refuses on ([a-z, -]+)",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.decide(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        Decision.refuse(grounds(w.get(0)), "In my own words")));
    sentences.says(
        "agrees",
        (who, w) ->
            s -> tx -> scene.one.deciding.confirm(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "sends it back with \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.sendBack(
                        tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
    sentences.says(
        "issues the visa",
        (who, w) ->
            s -> tx -> scene.one.issuing.issue(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "revokes on ([a-z, -]+)",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.revoke(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        grounds(w.get(0)),
                        "It came to light"));
    sentences.says(
        "upholds the decision with \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.uphold(
                        tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
    sentences.says(
        "opens it again with \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.deciding.reopen(
                        tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
  }

  private static List<String> grounds(String told) {
    return told.equals("nothing") ? List.of() : Arrays.asList(told.split(", "));
  }
}
