package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.model.CallHours;
import org.portolan.cases.visa.model.CallWish;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;

/** Who asks to be called is a task for the officers of their post, and called once. */
class AskForCallTest {

  // at noon in Asmara
  private final AnApplication one = AnApplication.of("short-stay");
  private final AskForCall calls =
      new AskForCall(TestStore.shared().keys(), one.applications, one.recusals);
  private final Officer amina = one.officer("Amina", Party.OFFICER);

  private Optional<Refusal> ask(AnApplication who, CallHours hours, String words) {
    return who.asApplicant(tx -> calls.ask(tx, who.traveller, who.caseId, hours, words));
  }

  private List<CallWish> waiting(Officer officer) {
    return one.as(officer, tx -> calls.waiting(tx, officer));
  }

  @Test
  void those_whose_hours_it_is_come_first_and_each_once() {
    AnApplication later = one.another("short-stay");
    assertThat(ask(later, CallHours.EVENING, null)).isEmpty();
    assertThat(ask(one, CallHours.MORNING, "about the photo")).isEmpty();
    one.later(Duration.ofMinutes(1));
    assertThat(ask(one, CallHours.AFTERNOON, "about the passport")).isEmpty();

    assertThat(waiting(amina))
        .extracting(CallWish::reference, CallWish::words)
        .containsExactly(
            tuple(one.reference, Optional.of("about the passport")),
            tuple(later.reference, Optional.empty()));
  }

  @Test
  void an_officer_sees_the_number_calls_and_it_is_done() {
    ask(one, CallHours.ANY, "");
    assertThat(one.<Optional<String>>as(amina, tx -> calls.number(tx, amina, one.caseId)))
        .contains(one.phone.e164());
    assertThat(one.<Boolean>as(amina, tx -> calls.done(tx, amina, one.caseId))).isTrue();

    assertThat(one.<Boolean>as(amina, tx -> calls.done(tx, amina, one.caseId)))
        .as("a colleague was faster")
        .isFalse();
    assertThat(one.<Optional<String>>as(amina, tx -> calls.number(tx, amina, one.caseId)))
        .as("nobody sees a number that is not to be called")
        .isEmpty();
    assertThat(waiting(amina)).isEmpty();
  }

  @Test
  void a_number_that_turned_out_to_be_somebody_elses_is_not_called() {
    ask(one, CallHours.ANY, "");
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE contact_point SET state = 'wrong-person' WHERE id = ?",
                    one.traveller.contactPoint()));

    assertThat(one.<Optional<String>>as(amina, tx -> calls.number(tx, amina, one.caseId)))
        .isEmpty();
    assertThat(readings("read.phone")).as("nobody saw it").isZero();
    assertThat(waiting(amina)).as("somebody still has to look after it").hasSize(1);
  }

  @Test
  void whoever_looks_at_the_list_is_recorded_where_something_was_said_and_once() {
    AnApplication silent = one.another("short-stay");
    ask(silent, CallHours.ANY, " ");
    ask(one, CallHours.ANY, "about the passport");
    waiting(amina);
    waiting(amina);

    assertThat(readings("read.case")).isOne();
  }

  /** At the post, since each has one of its own. */
  private long readings(String kind) {
    return one.as(
        amina,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM journal_event WHERE kind = ?")
                .bind(0, kind)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void another_post_neither_sees_nor_ends_it() {
    ask(one, CallHours.ANY, "");
    AnApplication elsewhere = AnApplication.of("short-stay");
    Officer other = elsewhere.officer("Amina", Party.OFFICER);

    assertThat(waiting(other)).isEmpty();
    assertThat(one.<Boolean>as(other, tx -> calls.done(tx, other, one.caseId))).isFalse();
    assertThat(waiting(amina)).hasSize(1);
  }

  @Test
  void nobody_asks_for_another_or_without_end() {
    AnApplication other = one.another("short-stay");
    assertThat(
            one.<Optional<Refusal>>asApplicant(
                tx -> calls.ask(tx, other.traveller, one.caseId, CallHours.ANY, "")))
        .contains(Refusal.NOT_FOUND);
    assertThat(ask(one, CallHours.ANY, "x".repeat(501))).contains(Refusal.TOO_LONG);
    assertThat(waiting(amina)).isEmpty();
  }

  @Test
  void who_changes_their_mind_is_not_called() {
    ask(one, CallHours.ANY, "");
    one.asApplicant(
        tx -> {
          calls.cancel(tx, one.traveller, one.caseId);
          return null;
        });

    assertThat(waiting(amina)).isEmpty();
    assertThat(one.<Optional<CallHours>>asApplicant(tx -> calls.wanted(tx, one.caseId))).isEmpty();
  }
}
