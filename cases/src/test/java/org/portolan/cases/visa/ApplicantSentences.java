package org.portolan.cases.visa;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.Typed;

/** What applicants and strangers do. */
final class ApplicantSentences {

  private final Scene scene;

  ApplicantSentences(Scene scene) {
    this.scene = scene;
  }

  void in(Sentences sentences) {
    sentences.say("a draft for ([a-z-]+)", words -> scene.one = AnApplication.of(words.get(0)));
    sentences.say("a complete draft for ([a-z-]+)", words -> scene.one = draft(words.get(0)));
    sentences.say(
        "a submitted application for ([a-z-]+)",
        words -> scene.one = draft(words.get(0)).submitted());
    sentences.say(
        "an application for ([a-z-]+) in review by (\\w+)",
        words -> {
          scene.one = draft(words.get(0)).submitted();
          scene.became = scene.next(words.get(1));
        });
    sentences.say(
        "(\\d+) days pass", words -> scene.one.pass(Duration.ofDays(Long.parseLong(words.get(0)))));
    sentences.say(
        "(?:the )?(\\w+) looks at it",
        words -> scene.looked.put(words.get(0), scene.one.version()));
    acts(sentences);
  }

  private void acts(Sentences sentences) {
    sentences.say("the applicant answers everything", words -> scene.one.answered());
    sentences.say("the applicant sends every document", words -> scene.one.documented());
    sentences.say(
        "the applicant answers ([a-z-]+) with \"([^\"]*)\"",
        words -> scene.became = scene.one.answer(words.get(0), Typed.of(words.get(1))));
    sentences.say(
        "the applicant answers ([a-z-]+) with \"(.*)\" in the (\\w+) calendar",
        words ->
            scene.became =
                scene.one.answer(words.get(0), new Typed(words.get(1), null, words.get(2))));
    sentences.say(
        "the applicant answers name with \"(.*)\" and \"(.*)\"",
        words ->
            scene.became = scene.one.answer("name", new Typed(words.get(0), words.get(1), null)));
    sentences.say(
        "the applicant answers ([a-z-]+) with \"(.*)\" on an old page",
        words -> {
          Member now = scene.one.member();
          Member old = new Member(now.id(), now.kind(), 1, now.answers());
          scene.became = scene.one.answer(old, words.get(0), Typed.of(words.get(1)));
        });
    sentences.say(
        "the applicant sends ([a-z-]+)", words -> scene.became = scene.one.send(words.get(0)));
    sentences.say("the applicant hands in", words -> scene.became = scene.one.submit());
    sentences.say(
        "the applicant adds a child", words -> scene.became = addChild(scene.one.traveller));
    sentences.say(
        "the applicant withdraws",
        words ->
            scene.became =
                scene.own(
                    seen ->
                        tx ->
                            scene.one.applicant.withdraw(
                                tx, scene.one.traveller, scene.one.caseId, seen)));
    sentences.say(
        "the applicant says that all is there",
        words ->
            scene.became =
                scene.own(
                    seen ->
                        tx ->
                            scene.one.applicant.supplied(
                                tx, scene.one.traveller, scene.one.caseId, seen)));
    sentences.say(
        "the applicant appeals with \"(.*)\"",
        words ->
            scene.became =
                scene.own(
                    seen ->
                        tx ->
                            scene.one.applicant.appeal(
                                tx, scene.one.traveller, scene.one.caseId, seen, words.get(0))));
    sentences.say(
        "the applicant sends originals under ([A-Z0-9 ]*)",
        words ->
            scene.became =
                scene.own(
                    seen ->
                        tx ->
                            scene.one.applicant.papersSent(
                                tx,
                                scene.one.traveller,
                                scene.one.caseId,
                                seen,
                                new PaperTransit(
                                    PaperTransit.Way.SENT, scene.one.today(), words.get(0)))));
    sentences.say("a stranger withdraws it", words -> scene.became = strangerWithdraws());
    sentences.say("a stranger answers nationality", words -> scene.became = strangerAnswers());
    sentences.say("a stranger adds a child", words -> scene.became = addChild(stranger()));
  }

  private static AnApplication draft(String type) {
    return AnApplication.of(type).answered().documented();
  }

  private String addChild(Traveller by) {
    AnswerQuestions.Added added =
        scene.one.asApplicant(tx -> scene.one.answering.addChild(tx, by, scene.one.caseId));
    return added instanceof AnswerQuestions.NotAdded not ? not.why().key() : "done";
  }

  private static Traveller stranger() {
    return new Traveller(UUID.randomUUID(), UUID.randomUUID(), false);
  }

  private String strangerWithdraws() {
    long seen = scene.one.version();
    return AnApplication.told(
        scene.one.asApplicant(
            tx -> scene.one.applicant.withdraw(tx, stranger(), scene.one.caseId, seen)));
  }

  private String strangerAnswers() {
    Member member = scene.one.member();
    return scene
        .one
        .asApplicant(
            tx ->
                scene.one.answering.save(
                    tx,
                    stranger(),
                    scene.one.caseId,
                    member.id(),
                    member.version(),
                    Map.of("nationality", Typed.of("FRA"))))
        .fold(saved -> "done", no -> "invalid", late -> "overtaken", no -> no.why().key());
  }
}
