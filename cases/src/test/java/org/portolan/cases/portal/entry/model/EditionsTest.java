package org.portolan.cases.portal.entry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What somebody answered holds while the rules of the country that they travel to are the same. */
class EditionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private static PublishedRule rule(int number, int version, String destination) {
    RuleContent content =
        new RuleContent(
            destination,
            0,
            Conditions.none(),
            Effect.allowed(),
            TODAY,
            Optional.empty(),
            new RuleText("en", "Border office", "", "", ""),
            TODAY,
            TODAY.plusMonths(3));
    return new PublishedRule(number, version, false, Instant.EPOCH, content);
  }

  private static String edition(PublishedRule... rules) {
    return new CompiledRules("whatever", List.of(rules)).edition("KEN");
  }

  @Test
  void rules_of_other_countries_change_nothing() {
    PublishedRule kenya = rule(1, 1, "KEN");

    assertThat(edition(kenya, rule(2, 1, "UGA"))).isEqualTo(edition(kenya, rule(2, 7, "UGA")));
    assertThat(edition(kenya)).isEqualTo(edition(rule(3, 1, "MUS"), kenya));
  }

  @Test
  void a_rule_more_or_less_or_in_another_version_does() {
    Set<String> editions = new TreeSet<>();
    editions.add(edition());
    editions.add(edition(rule(1, 1, "KEN")));
    editions.add(edition(rule(1, 2, "KEN")));
    editions.add(edition(rule(11, 2, "KEN")));
    editions.add(edition(rule(1, 12, "KEN")));
    editions.add(edition(rule(1, 1, "KEN"), rule(2, 1, "KEN")));

    assertThat(editions).hasSize(6);
  }
}
