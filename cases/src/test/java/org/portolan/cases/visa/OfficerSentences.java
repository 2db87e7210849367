package org.portolan.cases.visa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.DocumentState;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.Interview.Consent;
import org.portolan.cases.visa.model.Interview.Exchange;
import org.portolan.cases.visa.model.PaidBy;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.model.Wants;

/** What colleagues do until it is decided. */
final class OfficerSentences {

  private final Scene scene;

  OfficerSentences(Scene scene) {
    this.scene = scene;
  }

  void in(Sentences sentences) {
    sentences.say("(\\w+) takes the next", words -> scene.became = scene.next(words.get(0)));
    sentences.says(
        "takes it",
        (who, w) ->
            s -> tx -> scene.one.assigning.take(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "gives it to (\\w+)",
        (who, w) ->
            s ->
                tx ->
                    scene.one.assigning.assign(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        scene.officer(w.get(0)).account()));
    sentences.says(
        "gives it up because of \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.assigning.recuse(
                        tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
    sentences.says(
        "puts it back",
        (who, w) ->
            s -> tx -> scene.one.assigning.putBack(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "notes \"(.*)\"",
        (who, w) ->
            s -> tx -> scene.one.work.note(tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
    sentences.says(
        "finds the ([a-z-]+) (accepted|unreadable|received)",
        (who, w) -> s -> tx -> judge(tx, who, s, w.get(0), w.get(1), Optional.empty()));
    sentences.says(
        "rejects the ([a-z-]+) as ([a-z-]+)",
        (who, w) -> s -> tx -> judge(tx, who, s, w.get(0), "rejected", Optional.of(w.get(1))));
    sentences.says(
        "settles a signal that is not there",
        (who, w) ->
            s ->
                tx ->
                    scene.one.signals.settle(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        UUID.randomUUID(),
                        SignalReason.TRUE,
                        ""));
    sentences.says(
        "types the zone \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.zones.keep(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        scene.one.member().id(),
                        w.get(0)));
    sentences.says(
        "asks for ([a-z, -]+) within (-?\\d+) days",
        (who, w) ->
            s ->
                tx ->
                    scene.one.work.ask(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        wants(w.get(0)),
                        scene.day(w.get(1))));
    sentences.says(
        "gives (\\d+) more days",
        (who, w) ->
            s ->
                tx ->
                    scene.one.work.extend(
                        tx, scene.officer(who), scene.one.caseId, s, scene.day(w.get(0))));
    sentences.says(
        "goes on",
        (who, w) -> s -> tx -> scene.one.work.goOn(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "wants an interview",
        (who, w) -> s -> tx -> scene.one.work.invite(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "records the interview \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.calling.heard(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        new Interview(
                            Consent.GIVEN,
                            List.of(new Exchange("Why do you travel?", "To see my aunt.")),
                            w.get(0))));
    sentences.says(
        "calls and reaches nobody",
        (who, w) -> s -> tx -> scene.one.calling.rang(tx, scene.officer(who), scene.one.caseId, s));
    sentences.says(
        "forgets to ask about recording",
        (who, w) ->
            s ->
                tx ->
                    scene.one.calling.heard(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        new Interview(null, List.of(), "We talked")));
    sentences.says(
        "records the payment \"(.*)\"",
        (who, w) ->
            s ->
                tx ->
                    scene.one.settling.paid(
                        tx, scene.officer(who), scene.one.caseId, s, PaidBy.DESK, w.get(0)));
    sentences.says(
        "waives the fee: ([a-z-]+)",
        (who, w) ->
            s ->
                tx ->
                    scene.one.settling.waived(
                        tx, scene.officer(who), scene.one.caseId, s, w.get(0)));
    sentences.says(
        "(receives|returns) originals under ([A-Z0-9 ]*)",
        (who, w) ->
            s ->
                tx ->
                    scene.one.settling.papers(
                        tx,
                        scene.officer(who),
                        scene.one.caseId,
                        s,
                        new PaperTransit(
                            w.get(0).equals("receives")
                                ? PaperTransit.Way.RECEIVED
                                : PaperTransit.Way.RETURNED,
                            scene.one.today(),
                            w.get(1))));
  }

  private Outcome judge(
      Tx tx, String who, long seen, String wanted, String state, Optional<String> reason) {
    UUID document =
        scene.one.view().documents().stream()
            .filter(sent -> sent.wanted().equals(wanted))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .id();
    return scene.one.work.judge(
        tx,
        scene.officer(who),
        scene.one.caseId,
        seen,
        document,
        DocumentState.find(state).orElseThrow(),
        reason);
  }

  /** Documents by their names, questions with the word before them; nothing for nothing. */
  private static Wants wants(String told) {
    List<String> things = Arrays.stream(told.split(", ")).map(String::strip).toList();
    return new Wants(
        things.stream()
            .filter(thing -> thing.startsWith("question "))
            .map(thing -> thing.substring("question ".length()))
            .toList(),
        things.stream()
            .filter(thing -> !thing.startsWith("question ") && !thing.equals("nothing"))
            .toList(),
        "");
  }
}
