package org.portolan.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.cases.retention.RetentionPolicy.From;
import org.portolan.cases.retention.RetentionPolicy.Statistics;
import org.portolan.cases.store.Compartment;

/** What a policy says is data, and has to make sense. */
class RetentionPolicyTest {

  private static RetentionPolicy policy(Compartment compartment, From from) {
    return new RetentionPolicy(
        compartment, from, Period.ofDays(90), Period.ofDays(14), Statistics.MONTHS);
  }

  @Test
  void every_policy_in_force_says_from_when_it_counts_and_what_is_left() {
    assertThat(RetentionPolicies.inForce())
        .allSatisfy(one -> assertThat(one.statistics()).isNotNull())
        .filteredOn(one -> one.compartment() != Compartment.IDENTITY)
        .allSatisfy(one -> assertThat(one.from()).isEqualTo(From.CLOSING))
        .extracting(RetentionPolicy::compartment)
        .containsExactlyInAnyOrder(
            Compartment.HEALTH,
            Compartment.VISA,
            Compartment.SUPPORT,
            Compartment.INFORMATION,
            Compartment.OUTREACH);
  }

  @Test
  void the_reference_date_is_a_column_of_the_case() {
    assertThat(policy(Compartment.VISA, From.CLOSING).from().column()).isEqualTo("closed_at");
    assertThat(policy(Compartment.VISA, From.OPENING).from().column()).isEqualTo("opened_at");
    assertThat(
            policy(Compartment.VISA, From.OPENING)
                .dueAt(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z")))
        .isEqualTo("2026-04-01T00:00:00Z");
  }

  @Test
  void people_without_a_case_have_no_day_of_closing_and_cases_no_other() {
    assertThatThrownBy(() -> policy(Compartment.IDENTITY, From.CLOSING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(Compartment.HEALTH, From.CHANGE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new RetentionPolicy(
                    Compartment.HEALTH, From.CLOSING, Period.ofDays(1), Period.ZERO, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_compartments_whose_policy_keeps_a_count_are_counted() {
    RetentionPolicy kept = policy(Compartment.HEALTH, From.CLOSING);
    RetentionPolicy nothing =
        new RetentionPolicy(
            Compartment.SUPPORT,
            From.CLOSING,
            Period.ofDays(90),
            Period.ofDays(14),
            Statistics.NOTHING);

    assertThat(RetentionPolicies.counted(List.of(kept, nothing))).containsExactly("health");
  }
}
