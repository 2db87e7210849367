package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.DocumentState;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.Wants;

/**
 * Tells a scenario, line by line. A line says who does what, or what is so then; what comes of an
 * act that is not done stands behind {@code , but:}.
 */
final class ToldApplication {

  private static final Pattern BUT = Pattern.compile("(.*), but: ([a-z-]+)");
  private static final Pattern WORD = Pattern.compile("^(?:Given|When|Then|And) ");

  private final Map<Pattern, Told> sentences = new LinkedHashMap<>();
  private final Map<String, Long> looked = new HashMap<>();
  private AnApplication one;
  private String became;

  @FunctionalInterface
  private interface Told {
    void with(List<String> words);
  }

  ToldApplication() {
    begins();
    applicantActs();
    officersWork();
    officersDecide();
    isSo();
  }

  /** Tells it; fails where something else comes of it. */
  void tell(List<String> lines) {
    for (String line : lines) {
      Matcher but = BUT.matcher(WORD.matcher(line).replaceFirst(""));
      boolean otherwise = but.matches();
      String sentence = otherwise ? but.group(1) : WORD.matcher(line).replaceFirst("");
      became = null;
      told(line, sentence);
      assertThat(became == null ? "done" : became)
          .as(line)
          .isEqualTo(otherwise ? but.group(2) : "done");
    }
  }

  private void told(String line, String sentence) {
    for (Map.Entry<Pattern, Told> known : sentences.entrySet()) {
      Matcher words = known.getKey().matcher(sentence);
      if (words.matches()) {
        List<String> found = new java.util.ArrayList<>();
        for (int i = 1; i <= words.groupCount(); i++) {
          found.add(words.group(i));
        }
        known.getValue().with(found);
        return;
      }
    }
    throw new IllegalArgumentException("Nobody knows how to tell: " + line);
  }

  private void say(String pattern, Told told) {
    sentences.put(Pattern.compile(pattern), told);
  }

  private void begins() {
    say("a draft for ([a-z-]+)", words -> one = AnApplication.of(words.get(0)));
    say("a complete draft for ([a-z-]+)", words -> one = draft(words.get(0)));
    say("a submitted application for ([a-z-]+)", words -> one = draft(words.get(0)).submitted());
    say(
        "an application for ([a-z-]+) in review by (\\w+)",
        words -> {
          one = draft(words.get(0)).submitted();
          became = next(words.get(1));
        });
    say("(\\d+) days pass", words -> one.pass(Duration.ofDays(Long.parseLong(words.get(0)))));
    say("(?:the )?(\\w+) looks at it", words -> looked.put(words.get(0), one.version()));
  }

  private static AnApplication draft(String type) {
    return AnApplication.of(type).answered().documented();
  }

  private void applicantActs() {
    say("the applicant answers everything", words -> one.answered());
    say("the applicant sends every document", words -> one.documented());
    say(
        "the applicant answers ([a-z-]+) with \"(.*)\"",
        words -> became = one.answer(words.get(0), Typed.of(words.get(1))));
    say(
        "the applicant answers ([a-z-]+) with \"(.*)\" in the (\\w+) calendar",
        words -> became = one.answer(words.get(0), new Typed(words.get(1), null, words.get(2))));
    say(
        "the applicant answers name with \"(.*)\" and \"(.*)\"",
        words -> became = one.answer("name", new Typed(words.get(0), words.get(1), null)));
    say(
        "the applicant answers ([a-z-]+) with \"(.*)\" on an old page",
        words -> {
          Member now = one.member();
          Member old = new Member(now.id(), now.kind(), 1, now.answers());
          became = one.answer(old, words.get(0), Typed.of(words.get(1)));
        });
    say("the applicant sends ([a-z-]+)", words -> became = one.send(words.get(0)));
    say("the applicant hands in", words -> became = one.submit());
    say("the applicant adds a child", words -> became = addChild());
    say(
        "the applicant withdraws",
        words -> became = own(seen -> tx -> one.applicant.withdraw(tx, one.traveller, one.caseId, seen)));
    say(
        "the applicant says that all is there",
        words -> became = own(seen -> tx -> one.applicant.supplied(tx, one.traveller, one.caseId, seen)));
    say(
        "the applicant appeals with \"(.*)\"",
        words ->
            became =
                own(
                    seen ->
                        tx ->
                            one.applicant.appeal(
                                tx, one.traveller, one.caseId, seen, words.get(0))));
    say(
        "the applicant sends originals under ([A-Z0-9 ]*)",
        words ->
            became =
                own(
                    seen ->
                        tx ->
                            one.applicant.papersSent(
                                tx,
                                one.traveller,
                                one.caseId,
                                seen,
                                new PaperTransit(
                                    PaperTransit.Way.SENT, one.today(), words.get(0)))));
    say("a stranger withdraws it", words -> became = strangerWithdraws());
    say("a stranger answers nationality", words -> became = strangerAnswers());
  }

  private String addChild() {
    AnswerQuestions.Added added =
        one.asApplicant(tx -> one.answering.addChild(tx, one.traveller, one.caseId));
    return added instanceof AnswerQuestions.NotAdded not ? not.why().key() : "done";
  }

  private static Traveller stranger() {
    return new Traveller(UUID.randomUUID(), UUID.randomUUID(), false);
  }

  private String strangerWithdraws() {
    long seen = one.version();
    return AnApplication.told(
        one.asApplicant(tx -> one.applicant.withdraw(tx, stranger(), one.caseId, seen)));
  }

  private String strangerAnswers() {
    Member member = one.member();
    return one.asApplicant(
            tx ->
                one.answering.save(
                    tx,
                    stranger(),
                    one.caseId,
                    member.id(),
                    member.version(),
                    Map.of("nationality", Typed.of("FRA"))))
        .fold(saved -> "done", no -> "invalid", late -> "overtaken", no -> no.why().key());
  }

  @FunctionalInterface
  private interface Seeing {
    java.util.function.Function<org.portolan.cases.store.Tx, Outcome> at(long seen);
  }

  private String own(Seeing act) {
    Long before = looked.remove("applicant");
    return AnApplication.told(
        one.asApplicant(act.at(before == null ? one.version() : before)));
  }

  /** Supervisors have names that begin with S; who begins with X works at another post. */
  private Officer officer(String name) {
    if (name.startsWith("X")) {
      return new Officer(UUID.randomUUID(), Party.OFFICER, "test-" + UUID.randomUUID() + "/other");
    }
    return one.officer(name, name.startsWith("S") ? Party.SUPERVISOR : Party.OFFICER);
  }

  private String staff(String name, Seeing act) {
    Long before = looked.remove(name);
    return AnApplication.told(
        one.as(officer(name), act.at(before == null ? one.version() : before)));
  }

  private String next(String name) {
    Officer officer = officer(name);
    Optional<String> taken = one.as(officer, tx -> one.assigning.next(tx, officer));
    return taken.isEmpty() ? "nothing" : taken.get().equals(one.reference) ? "done" : "another";
  }

  private void officersWork() {
    say("(\\w+) takes the next", words -> became = next(words.get(0)));
    says("takes it", (who, w) -> s -> tx -> one.assigning.take(tx, officer(who), one.caseId, s));
    says(
        "gives it to (\\w+)",
        (who, w) ->
            s ->
                tx ->
                    one.assigning.assign(
                        tx, officer(who), one.caseId, s, officer(w.get(0)).account()));
    says(
        "gives it up because of \"(.*)\"",
        (who, w) -> s -> tx -> one.assigning.recuse(tx, officer(who), one.caseId, s, w.get(0)));
    says("puts it back", (who, w) -> s -> tx -> one.assigning.putBack(tx, officer(who), one.caseId, s));
    says(
        "notes \"(.*)\"",
        (who, w) -> s -> tx -> one.work.note(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "finds the ([a-z-]+) (accepted|unreadable|received)",
        (who, w) -> s -> tx -> judge(tx, who, s, w.get(0), w.get(1), Optional.empty()));
    says(
        "rejects the ([a-z-]+) as ([a-z-]+)",
        (who, w) -> s -> tx -> judge(tx, who, s, w.get(0), "rejected", Optional.of(w.get(1))));
    says(
        "asks for ([a-z, -]+) within (-?\\d+) days",
        (who, w) ->
            s ->
                tx ->
                    one.work.ask(
                        tx, officer(who), one.caseId, s, wants(w.get(0)), day(w.get(1))));
    says(
        "gives (\\d+) more days",
        (who, w) -> s -> tx -> one.work.extend(tx, officer(who), one.caseId, s, day(w.get(0))));
    says("goes on", (who, w) -> s -> tx -> one.work.goOn(tx, officer(who), one.caseId, s));
    says("wants an interview", (who, w) -> s -> tx -> one.work.invite(tx, officer(who), one.caseId, s));
    says(
        "records the interview \"(.*)\"",
        (who, w) -> s -> tx -> one.work.heard(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "records the payment \"(.*)\"",
        (who, w) -> s -> tx -> one.settling.paid(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "waives the fee: ([a-z-]+)",
        (who, w) -> s -> tx -> one.settling.waived(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "(receives|returns) originals under ([A-Z0-9 ]*)",
        (who, w) ->
            s ->
                tx ->
                    one.settling.papers(
                        tx,
                        officer(who),
                        one.caseId,
                        s,
                        new PaperTransit(
                            w.get(0).equals("receives")
                                ? PaperTransit.Way.RECEIVED
                                : PaperTransit.Way.RETURNED,
                            one.today(),
                            w.get(1))));
  }

  private Outcome judge(
      org.portolan.cases.store.Tx tx,
      String who,
      long seen,
      String wanted,
      String state,
      Optional<String> reason) {
    UUID document =
        one.view().documents().stream()
            .filter(sent -> sent.wanted().equals(wanted))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .id();
    return one.work.judge(
        tx,
        officer(who),
        one.caseId,
        seen,
        document,
        DocumentState.find(state).orElseThrow(),
        reason);
  }

  private java.time.LocalDate day(String days) {
    return one.today().plusDays(Long.parseLong(days));
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

  @FunctionalInterface
  private interface Doing {
    Seeing by(String who, List<String> words);
  }

  private void says(String act, Doing doing) {
    say(
        "([A-Z]\\w*) " + act,
        words -> {
          String who = words.get(0);
          became = staff(who, doing.by(who, words.subList(1, words.size())));
        });
  }

  private void officersDecide() {
    says(
        "grants (\\d+) entr(?:y|ies) of (\\d+) days",
        (who, w) ->
            s ->
                tx ->
                    one.deciding.decide(
                        tx,
                        officer(who),
                        one.caseId,
                        s,
                        Decision.grant(
                            Integer.parseInt(w.get(0)),
                            Integer.parseInt(w.get(1)),
                            one.today().plusDays(10),
                            one.today().plusDays(100))));
    says(
        "refuses on ([a-z, -]+)",
        (who, w) ->
            s ->
                tx ->
                    one.deciding.decide(
                        tx,
                        officer(who),
                        one.caseId,
                        s,
                        Decision.refuse(grounds(w.get(0)), "In my own words")));
    says("agrees", (who, w) -> s -> tx -> one.deciding.confirm(tx, officer(who), one.caseId, s));
    says(
        "sends it back with \"(.*)\"",
        (who, w) -> s -> tx -> one.deciding.sendBack(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "issues the visa ([A-Z0-9]*)",
        (who, w) -> s -> tx -> one.deciding.issue(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "revokes on ([a-z, -]+)",
        (who, w) ->
            s ->
                tx ->
                    one.deciding.revoke(
                        tx, officer(who), one.caseId, s, grounds(w.get(0)), "It came to light"));
    says(
        "upholds the decision with \"(.*)\"",
        (who, w) -> s -> tx -> one.deciding.uphold(tx, officer(who), one.caseId, s, w.get(0)));
    says(
        "opens it again with \"(.*)\"",
        (who, w) -> s -> tx -> one.deciding.reopen(tx, officer(who), one.caseId, s, w.get(0)));
  }

  private static List<String> grounds(String told) {
    return told.equals("nothing") ? List.of() : Arrays.asList(told.split(", "));
  }

  private void isSo() {
    so("it is ([a-z-]+)", w -> assertThat(one.state().key()).isEqualTo(w.get(0)));
    so(
        "the applicant was told: ([a-z, ]+)",
        w -> assertThat(one.notices()).containsExactlyInAnyOrder(w.get(0).split(", ")));
    so("the applicant was told nothing", w -> assertThat(one.notices()).isEmpty());
    so(
        "the applicant sees the decision",
        w -> assertThat(one.view().decision()).isPresent());
    so(
        "the applicant sees no decision",
        w -> assertThat(one.view().decision()).isEmpty());
    so(
        "(\\w+) has it",
        w ->
            assertThat(one.view().application().assignedTo())
                .isEqualTo(
                    w.get(0).equals("nobody")
                        ? Optional.empty()
                        : Optional.of(officer(w.get(0)).account())));
    so(
        "it is due in (\\d+) days",
        w ->
            assertThat(Duration.between(one.now(), one.view().dueAt().orElseThrow()).toDays())
                .isEqualTo(Long.parseLong(w.get(0))));
    so(
        "these are missing: ([a-z, -]+)",
        w ->
            assertThat(one.view().missing().stream().map(missing -> missing.id()).toList())
                .containsExactlyInAnyOrder(w.get(0).split(", ")));
    so(
        "([a-z-]+) stands as \"(.*)\"",
        w ->
            assertThat(one.member().answers().of(w.get(0)).orElseThrow().text())
                .isEqualTo(w.get(1)));
    so(
        "(\\w+) finds it",
        w ->
            assertThat(one.as(officer(w.get(0)), tx -> one.reading.open(tx, one.reference)))
                .isPresent());
    so(
        "(\\w+) does not find it",
        w ->
            assertThat(one.as(officer(w.get(0)), tx -> one.reading.open(tx, one.reference)))
                .isEmpty());
    so(
        "a label ([A-Z0-9 ]+) leads to it",
        w ->
            assertThat(one.as(officer("Amina"), tx -> one.settling.find(tx, w.get(0))))
                .containsExactly(one.reference));
  }

  private void so(String pattern, Consumer<List<String>> holds) {
    say(pattern, holds::accept);
  }
}
