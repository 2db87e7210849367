package org.portolan.cases.portal.entry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.review.ReviewState;

/** What is told of a new rule from the rules that decided alone is never too little. */
class FollowedJourneyTest {

  private static final int SETS_OF_RULES = 60;
  private static final int TRAVELLERS = 500;

  private static RuleVersion version(PublishedRule rule) {
    return new RuleVersion(
        rule.number(),
        1,
        ReviewState.PUBLISHED,
        false,
        rule.content(),
        1,
        "staff:author",
        Instant.EPOCH,
        Optional.of("staff:second"),
        Optional.empty(),
        Optional.of(Instant.EPOCH),
        Optional.empty());
  }

  @Test
  void whoever_is_told_otherwise_by_a_new_rule_hears_of_it_and_of_what_it_says() {
    int otherwise = 0;
    int told = 0;
    int asked = 0;
    for (int seed = 0; seed < SETS_OF_RULES; seed++) {
      List<PublishedRule> rules = new RandomRules(seed).rules(25);
      PublishedRule added = rules.get(seed % rules.size());
      CompiledRules after = new CompiledRules("2", rules);
      CompiledRules before = after.without(added.number());
      for (Facts traveller : travellers(seed, rules)) {
        Decision was = before.decide(traveller);
        if (was.effect().isEmpty()) {
          continue;
        }
        Optional<FollowedJourney.Change> change =
            new FollowedJourney(
                    traveller.arrival(),
                    was.deciding().stream().map(FollowedJourneyTest::version).toList())
                .of(added.number(), Optional.empty(), Optional.of(added.content()));
        Decision now = after.decide(traveller);
        asked++;
        told += change.isPresent() ? 1 : 0;
        if (!now.effect().equals(was.effect())) {
          otherwise++;
          assertThat(change).isPresent();
          assertThat(change.get().before()).isEqualTo(was.effect());
          now.effect().ifPresent(says -> assertThat(change.get().after()).contains(says));
        }
      }
    }
    assertThat(otherwise).isPositive();
    assertThat(told).as("and not everybody").isGreaterThanOrEqualTo(otherwise).isLessThan(asked);
  }

  private static List<Facts> travellers(int seed, List<PublishedRule> rules) {
    return new Population(seed, RandomRules.COUNTRIES)
        .draw(
            RandomRules.DESTINATION,
            rules.stream().map(PublishedRule::content).toList(),
            RandomRules.DAY.minusDays(30),
            60,
            TRAVELLERS);
  }
}
