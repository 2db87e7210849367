package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.LifeCycle;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.Wants;

/** Whatever people do, in whatever order: the table holds, and no answer is lost. */
class RandomActsTest {

  private static final int ACTS = 60;

  private static final List<String> CODES = List.of("ERI", "ETH", "FRA", "KEN", "UKR");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_table_holds_and_no_answer_is_lost(long seed) {
    Random random = new Random(seed);
    String type = random.nextBoolean() ? "short-stay" : "family-reunion";
    AnApplication one = AnApplication.of(type).submittedOrNot(random.nextInt(4) > 0);
    Map<String, String> answered = new HashMap<>();
    for (int i = 0; i < ACTS; i++) {
      act(one, random, answered);
      answered.forEach(
          (question, text) ->
              assertThat(one.member().answers().of(question).orElseThrow().text())
                  .as("seed %d, %s", seed, question)
                  .isEqualTo(text));
    }
    assertEveryStepIsInTheTable(one.steps());
  }

  private static void act(AnApplication one, Random random, Map<String, String> answered) {
    List<Supplier<String>> acts =
        List.of(
            () -> answer(one, random, answered),
            () -> staff(one, random),
            () -> staff(one, random),
            () -> staff(one, random),
            () -> applicant(one, random),
            () -> {
              one.pass(Duration.ofDays(random.nextInt(4)));
              return "done";
            });
    acts.get(random.nextInt(acts.size())).get();
  }

  private static String answer(AnApplication one, Random random, Map<String, String> answered) {
    String question = random.nextBoolean() ? "nationality" : "residence";
    String code = CODES.get(random.nextInt(CODES.size()));
    Member now = one.member();
    Member seen = random.nextInt(3) == 0 ? new Member(now.id(), now.kind(), 1, now.answers()) : now;
    String became = one.answer(seen, question, Typed.of(code));
    if (became.equals("done")) {
      answered.put(question, code);
    }
    return became;
  }

  private static String staff(AnApplication one, Random random) {
    Officer who =
        List.of(
                one.officer("Amina", Party.OFFICER),
                one.officer("Boris", Party.OFFICER),
                one.officer("Sofia", Party.SUPERVISOR))
            .get(random.nextInt(3));
    long seen = one.version() - (random.nextInt(10) == 0 ? 1 : 0);
    int which = random.nextInt(17);
    return AnApplication.told(
        one.as(
            who,
            tx ->
                switch (which) {
                  case 0, 1 -> one.assigning.take(tx, who, one.caseId, seen);
                  case 2 ->
                      one.assigning.assign(
                          tx, who, one.caseId, seen, one.officer("Amina", Party.OFFICER).account());
                  case 3 -> one.assigning.putBack(tx, who, one.caseId, seen);
                  case 4 ->
                      one.work.ask(
                          tx,
                          who,
                          one.caseId,
                          seen,
                          new Wants(List.of("nationality"), List.of("photo"), ""),
                          one.today().plusDays(1 + random.nextInt(9)));
                  case 5 -> one.work.extend(tx, who, one.caseId, seen, one.today().plusDays(12));
                  case 6 -> one.work.goOn(tx, who, one.caseId, seen);
                  case 7 -> one.work.invite(tx, who, one.caseId, seen);
                  case 8 ->
                      one.calling.heard(
                          tx,
                          who,
                          one.caseId,
                          seen,
                          new Interview(Interview.Consent.NOT_ASKED, List.of(), "Talked"));
                  case 9 -> one.settling.waived(tx, who, one.caseId, seen, "child");
                  case 10 ->
                      one.deciding.decide(
                          tx,
                          who,
                          one.caseId,
                          seen,
                          Decision.grant(1, 30, one.today(), one.today().plusDays(90)));
                  case 11 ->
                      one.deciding.decide(
                          tx,
                          who,
                          one.caseId,
                          seen,
                          Decision.refuse(List.of("security"), "Because"));
                  case 12 -> one.deciding.confirm(tx, who, one.caseId, seen);
                  case 13 -> one.deciding.sendBack(tx, who, one.caseId, seen, "No");
                  case 14 -> one.issuing.issue(tx, who, one.caseId, seen);
                  case 15 ->
                      one.deciding.revoke(
                          tx, who, one.caseId, seen, List.of("security"), "It came to light");
                  default ->
                      random.nextBoolean()
                          ? one.deciding.uphold(tx, who, one.caseId, seen, "It holds")
                          : one.deciding.reopen(tx, who, one.caseId, seen, "It does not");
                }));
  }

  private static String applicant(AnApplication one, Random random) {
    long seen = one.version();
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> one.submit();
      case 3, 4, 5 -> one.send("photo");
      case 6 ->
          AnApplication.told(
              one.asApplicant(
                  tx -> one.applicant.appeal(tx, one.traveller, one.caseId, seen, "No")));
      case 7 ->
          random.nextInt(4) > 0
              ? "done"
              : AnApplication.told(
                  one.asApplicant(
                      tx -> one.applicant.withdraw(tx, one.traveller, one.caseId, seen)));
      default ->
          AnApplication.told(
              one.asApplicant(tx -> one.applicant.supplied(tx, one.traveller, one.caseId, seen)));
    };
  }

  private static void assertEveryStepIsInTheTable(List<Step> steps) {
    assertThat(steps.get(0).act()).isEqualTo(Act.BEGIN);
    State at = State.DRAFT;
    for (int i = 1; i < steps.size(); i++) {
      Step step = steps.get(i);
      State from = at;
      assertThat(step.version()).isEqualTo(i + 1L);
      assertThat(Party.values())
          .as("%s from %s", step.act(), from)
          .anyMatch(
              by -> LifeCycle.after(from, step.act(), by).filter(step.to()::equals).isPresent());
      at = step.to();
    }
  }
}
