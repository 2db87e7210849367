package org.portolan.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.model.RuleContent;

/** Rules to look at: as many as were promised, and none that an officer could not publish. */
class SampleRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private final List<RuleContent> rules = new SampleRules().all(TODAY);

  @Test
  void there_are_twenty_five_for_three_countries() {
    assertThat(rules).hasSize(25);
    assertThat(rules.stream().map(RuleContent::destination).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("QSA", "QSB", "KEN");
  }

  @Test
  void none_tells_somebody_the_opposite_of_another() {
    for (RuleContent one : rules) {
      assertThat(rules.stream().filter(other -> other != one && one.contradicts(other)))
          .as(one.destination() + " " + one.conditions())
          .isEmpty();
    }
  }

  @Test
  void each_says_itself_that_it_is_made_up() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.text().authority()).endsWith("(made up)");
              assertThat(rule.text().rationale()).startsWith("Made up");
            });
  }

  @Test
  void some_are_overdue_so_that_officers_and_the_public_see_what_that_looks_like() {
    assertThat(rules).anyMatch(rule -> rule.isUnderReview(TODAY));
    assertThat(rules).anyMatch(rule -> !rule.isUnderReview(TODAY));
  }
}
