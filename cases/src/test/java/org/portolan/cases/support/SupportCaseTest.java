package org.portolan.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.finding.MergePeople;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.support.WorkOnSupportCase.Outcome;
import org.portolan.cases.support.WorkOnSupportCase.Seen;
import org.portolan.cases.timeline.Timeline.Entry;

/** A support case from its opening to its end and on, by support workers of its post. */
class SupportCaseTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Optional<SupportOutcome> DECLINED = Optional.of(SupportOutcome.DECLINED);

  private final ASupportPost post = new ASupportPost();
  private final WorkOnSupportCase work = post.work;

  private SupportCase now(SupportCase one) {
    return post.view(one).now();
  }

  @ParameterizedTest
  @EnumSource(SupportUrgency.class)
  void it_waits_and_is_to_be_contacted_within_the_days_of_its_urgency(SupportUrgency urgency) {
    CaseReference reference =
        post.as(post.worker, tx -> post.opening.open(tx, post.somebody(), urgency)).orElseThrow();

    SupportCase opened = post.view(reference).now();

    assertThat(reference.text()).startsWith("S");
    assertThat(opened.state()).isEqualTo(SupportState.WAITING);
    assertThat(opened.worker()).isEmpty();
    assertThat(opened.nextContact()).contains(TODAY.plusDays(urgency.days()));
    assertThat(opened.isLate(TODAY.plusDays(urgency.days()))).isFalse();
    assertThat(opened.isLate(TODAY.plusDays(urgency.days() + 1))).isTrue();
  }

  @Test
  void somebody_has_one_open_case_at_a_post_and_nobody_else_opens_one() {
    UUID person = post.somebody();
    Optional<CaseReference> first =
        post.as(post.worker, tx -> post.opening.open(tx, person, SupportUrgency.ROUTINE));

    assertThat(
            post.<Optional<CaseReference>>as(
                post.colleague, tx -> post.opening.open(tx, person, SupportUrgency.EMERGENCY)))
        .isEqualTo(first);
    for (StaffMember other : List.of(post.elsewhere, post.officer)) {
      assertThat(
              post.<Optional<CaseReference>>as(
                  other, tx -> post.opening.open(tx, person, SupportUrgency.ROUTINE)))
          .isEmpty();
    }
  }

  @Test
  void whoever_was_found_to_be_somebody_else_has_their_case() {
    UUID kept = post.somebody();
    UUID gone = post.somebody();
    assertThat(post.merges(kept, gone)).isEqualTo(MergePeople.Outcome.DONE);

    CaseReference opened =
        post.as(post.worker, tx -> post.opening.open(tx, gone, SupportUrgency.ROUTINE))
            .orElseThrow();

    assertThat(post.view(opened).now().person()).isEqualTo(kept);
    assertThat(
            post.<Optional<CaseReference>>as(
                post.colleague, tx -> post.opening.open(tx, kept, SupportUrgency.ROUTINE)))
        .contains(opened);
  }

  @Test
  void nobody_but_the_support_workers_of_the_post_sees_it_or_acts_on_it() {
    SupportCase taken = post.taken();
    CaseReference reference = new CaseReference(taken.reference());
    Seen seen = post.seen(post.worker, taken);

    for (StaffMember other : List.of(post.elsewhere, post.officer)) {
      assertThat(
              post.<Optional<?>>as(other, tx -> post.cases.of(tx, reference, Optional.empty(), 50)))
          .isEmpty();
      assertThat(post.<List<?>>as(other, tx -> post.cases.page(tx, taken.state(), 0, 50)))
          .isEmpty();
      assertThat(post.as(other, post.cases::counts)).isEmpty();
      assertThat(post.<Outcome>as(other, tx -> work.take(tx, seen))).isEqualTo(Outcome.NOT_FOUND);
      assertThat(post.<Outcome>as(other, tx -> work.note(tx, taken.id(), "I was here")))
          .isEqualTo(Outcome.NOT_FOUND);
    }
    assertThat(post.<List<?>>as(post.colleague, tx -> post.cases.page(tx, taken.state(), 0, 50)))
        .hasSize(1);
  }

  @Test
  void what_is_noted_is_sealed_and_read_by_a_reading_that_is_recorded() {
    SupportCase taken = post.taken();
    for (String nothing : new String[] {null, "", " \n\t "}) {
      assertThat(post.<Outcome>as(post.worker, tx -> work.note(tx, taken.id(), nothing)))
          .isEqualTo(Outcome.EMPTY);
    }
    assertThat(post.<Outcome>as(post.worker, tx -> work.note(tx, taken.id(), "x".repeat(4_001))))
        .isEqualTo(Outcome.TOO_LONG);
    assertThat(post.<Outcome>as(post.worker, tx -> work.note(tx, taken.id(), " Slept badly. ")))
        .isEqualTo(Outcome.DONE);

    assertThat(post.view(taken).part().entries())
        .extracting(Entry::body)
        .containsExactly("Slept badly.");
    assertThat(post.events(taken)).containsExactly("case.opened", "support.taken", "note.added");
    assertThat(post.view(taken)).asString().doesNotContain("Slept", "Selam");
  }

  @Test
  void whoever_acts_on_what_a_colleague_has_changed_meanwhile_changes_nothing() {
    SupportCase taken = post.taken();
    Seen both = post.seen(post.worker, taken);
    Seen late = new Seen(post.colleague.id(), taken.id(), both.version());
    post.as(post.worker, tx -> work.plan(tx, both, TODAY.plusDays(7)));

    assertThat(post.<Outcome>as(post.colleague, tx -> work.take(tx, late)))
        .isEqualTo(Outcome.OVERTAKEN);
    assertThat(now(taken).worker()).contains(post.worker.id());
    assertThat(now(taken).nextContact()).contains(TODAY.plusDays(7));
  }

  @Test
  void who_has_not_taken_it_decides_nothing_and_may_take_it() {
    SupportCase taken = post.taken();
    Seen theirs = post.seen(post.colleague, taken);

    assertThat(post.<Outcome>as(post.colleague, tx -> work.plan(tx, theirs, TODAY)))
        .isEqualTo(Outcome.NOT_YOURS);
    assertThat(post.<Outcome>as(post.colleague, tx -> work.close(tx, theirs, DECLINED)))
        .isEqualTo(Outcome.NOT_YOURS);
    assertThat(post.<Outcome>as(post.colleague, tx -> work.take(tx, theirs)))
        .isEqualTo(Outcome.DONE);
    assertThat(post.<Outcome>as(post.worker, tx -> work.putBack(tx, post.seen(post.worker, taken))))
        .isEqualTo(Outcome.NOT_YOURS);
    assertThat(
            post.<Outcome>as(
                post.colleague, tx -> work.putBack(tx, post.seen(post.colleague, taken))))
        .isEqualTo(Outcome.DONE);
    assertThat(now(taken).state()).isEqualTo(SupportState.WAITING);
  }

  @Test
  void a_day_that_is_over_or_more_than_a_year_ahead_is_none() {
    SupportCase taken = post.taken();

    for (LocalDate day : new LocalDate[] {null, TODAY.minusDays(1), TODAY.plusDays(367)}) {
      Seen seen = post.seen(post.worker, taken);
      assertThat(post.<Outcome>as(post.worker, tx -> work.plan(tx, seen, day)))
          .isEqualTo(Outcome.BAD_DAY);
    }
    assertThat(
            post.<Outcome>as(
                post.worker, tx -> work.plan(tx, post.seen(post.worker, taken), TODAY)))
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void it_ends_with_an_outcome_and_goes_on_with_a_reason() {
    SupportCase taken = post.taken();
    assertThat(close(taken, Optional.empty())).isEqualTo(Outcome.EMPTY);
    assertThat(close(taken, DECLINED)).isEqualTo(Outcome.DONE);
    assertThat(now(taken).outcome()).isEqualTo(DECLINED);
    assertThat(now(taken).isLate(TODAY.plusYears(1))).as("a closed case is never late").isFalse();
    assertThat(close(taken, DECLINED)).isEqualTo(Outcome.NOT_NOW);

    post.pass(Duration.ofDays(1));
    assertThat(reopen(taken, "  ")).isEqualTo(Outcome.EMPTY);
    assertThat(reopen(taken, "Called again")).isEqualTo(Outcome.DONE);

    assertThat(now(taken).state()).isEqualTo(SupportState.ACTIVE);
    assertThat(now(taken).worker()).contains(post.colleague.id());
    assertThat(now(taken).nextContact()).contains(TODAY.plusDays(1));
    assertThat(now(taken).outcome()).isEmpty();
    assertThat(post.events(taken)).endsWith("support.closed", "support.reopened", "note.added");
  }

  private Outcome close(SupportCase taken, Optional<SupportOutcome> outcome) {
    Seen seen = post.seen(post.worker, taken);
    return post.as(post.worker, tx -> work.close(tx, seen, outcome));
  }

  private Outcome reopen(SupportCase taken, String why) {
    Seen seen = post.seen(post.colleague, taken);
    return post.as(post.colleague, tx -> work.reopen(tx, seen, why));
  }
}
