package org.portolan.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.retention.LegalHolds.NotAnnounced;
import org.portolan.cases.retention.RetentionOverview.Announced;
import org.portolan.cases.retention.RetentionOverview.Forgotten;

/** Who was registered and never had a case, or has none left, is not kept for ever. */
class PeopleWithoutCasesTest {

  private final SomebodyAlone alone = new SomebodyAlone();

  @Test
  void somebody_without_a_case_is_announced_a_month_before_and_erased_a_year_after() {
    alone.daysLater(334).rounds();
    assertThat(alone.announced()).isEmpty();

    alone.daysLater(2).rounds();
    Announced announced = alone.announced().orElseThrow();
    assertThat(announced.ofPerson()).isTrue();
    assertThat(announced.due()).isAfter(alone.now().plus(Duration.ofDays(28)));
    assertThat(alone.isThere()).isTrue();

    alone.daysLater(31).rounds();
    assertThat(alone.isThere()).isFalse();
    assertThat(alone.announced()).isEmpty();
  }

  @Test
  void nothing_is_left_of_them_but_a_number_and_no_key_opens_anything() {
    alone.getsAPaper();
    assertThat(alone.rows()).isPositive();
    assertThat(alone.canBeRead()).isTrue();

    alone.daysLater(340).rounds();
    alone.daysLater(31).rounds();

    assertThat(alone.rows()).isZero();
    assertThat(alone.canBeRead()).isFalse();
    assertThat(alone.forgotten())
        .containsExactly(
            new Forgotten(
                alone.forgotten().get(0).post(),
                "identity",
                "person",
                LocalDate.of(2001, 1, 1),
                1));
  }

  @Test
  void a_change_begins_the_time_anew_and_a_reading_prolongs_nothing() {
    alone.daysLater(200);
    alone.isRead();
    alone.daysLater(140).rounds();
    assertThat(alone.announced()).isPresent();

    alone.daysLater(5);
    alone.getsAPaper();
    alone.rounds();
    assertThat(alone.announced()).isEmpty();
    assertThat(alone.events()).endsWith("erasure.announced", "paper.added", "erasure.withdrawn");

    alone.daysLater(330).rounds();
    assertThat(alone.announced()).isEmpty();
    assertThat(alone.isThere()).isTrue();
    alone.daysLater(10).rounds();
    assertThat(alone.announced()).isPresent();
  }

  @Test
  void who_gets_a_case_before_the_day_is_kept_for_it() {
    alone.daysLater(340).rounds();
    UUID visa = alone.getsACase(alone.id());

    alone.daysLater(400).rounds();

    assertThat(alone.announced()).isEmpty();
    assertThat(alone.isThere()).isTrue();
    alone.caseIsForgotten(visa);
    assertThat(alone.isThere()).isFalse();
    alone.rounds();
    assertThat(alone.announced()).isEmpty();
  }

  @Test
  void whoever_belongs_to_somebody_with_a_case_is_kept_as_long_as_that_one() {
    UUID relative = alone.registers(1992);
    alone.belongsTo(relative);
    UUID visa = alone.getsACase(relative);
    alone.daysLater(500).rounds();
    assertThat(alone.announced()).isEmpty();

    alone.caseIsForgotten(visa);
    alone.rounds();
    assertThat(alone.announced().orElseThrow().due())
        .isAfter(alone.now().plus(Duration.ofDays(27)));
  }

  @Test
  void who_waits_for_an_answer_about_their_own_data_is_kept() {
    alone.asksForACorrection();

    alone.daysLater(500).rounds();

    assertThat(alone.announced()).isEmpty();
  }

  @Test
  void a_hold_keeps_them_until_it_is_lifted() {
    alone.daysLater(340).rounds();
    alone.holds().place(alone.officer(), alone.id(), "A court asks for them");
    alone.daysLater(400).rounds();
    assertThat(alone.isThere()).isTrue();
    assertThat(alone.announced().orElseThrow().heldBecause()).isEqualTo("A court asks for them");

    alone.holds().lift(alone.officer(), alone.id());
    alone.rounds();
    assertThat(alone.isThere()).isFalse();
  }

  @Test
  void a_hold_on_a_person_outlives_their_last_case() {
    alone.daysLater(340).rounds();
    alone.holds().place(alone.officer(), alone.id(), "A court asks for them");
    UUID visa = alone.getsACase(alone.id());

    alone.caseIsForgotten(visa);
    assertThat(alone.isThere()).isTrue();

    alone.daysLater(100);
    alone.holds().lift(alone.officer(), alone.id());
    alone.rounds();
    assertThat(alone.isThere()).isFalse();
  }

  @Test
  void nobody_is_held_who_is_not_announced_and_a_post_holds_nobody() {
    assertThatThrownBy(() -> alone.holds().place(alone.officer(), alone.id(), "why"))
        .isInstanceOf(NotAnnounced.class);
    alone.daysLater(340).rounds();
    assertThatThrownBy(() -> alone.holds().place(alone.desk(), alone.id(), "why"))
        .isInstanceOf(NotAnnounced.class);
    alone.getsAPaper();
    alone.rounds();
    assertThatThrownBy(() -> alone.holds().place(alone.officer(), alone.id(), "why"))
        .isInstanceOf(NotAnnounced.class);
  }

  @Test
  void who_was_merged_goes_with_the_one_who_was_kept() {
    UUID kept = alone.registers(1990);
    alone.daysLater(340).rounds();
    assertThat(alone.announced()).isPresent();

    alone.isFoundToBe(kept);
    alone.erases();
    assertThat(alone.announced()).isEmpty();
    assertThat(alone.announced(kept)).isEmpty();
    alone.daysLater(336).rounds();
    assertThat(alone.announced(kept)).isPresent();
    assertThat(alone.isThere()).isTrue();

    alone.daysLater(31).rounds();
    assertThat(alone.isThere(kept)).isFalse();
    assertThat(alone.isThere()).isFalse();
    assertThat(alone.canBeRead()).isFalse();
  }

  @Test
  void what_an_older_dump_brings_back_is_forgotten_again() {
    alone.isRead();
    Map<String, String> dump = alone.dump();
    alone.daysLater(340).rounds();
    alone.daysLater(31).rounds();

    alone.restore(dump);
    assertThat(alone.isThere()).isTrue();
    assertThat(alone.canBeRead()).isFalse();

    alone.startsAgain();
    assertThat(alone.isThere()).isFalse();
  }
}
