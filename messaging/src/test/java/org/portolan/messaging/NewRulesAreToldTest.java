package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.messaging.FollowedRules.ARRIVAL;
import static org.portolan.messaging.FollowedRules.TODAY;
import static org.portolan.messaging.FollowedRules.aRule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Whoever follows a journey is told of another rule that may decide on it, and of no other. */
class NewRulesAreToldTest {

  private static final Conditions ETHIOPIANS =
      Conditions.none().ofNationality(CountrySet.of("ETH"));
  private static final Effect NEEDS_VISA = Effect.conditions(0, Item.PASSPORT, Item.VISA);

  private final FollowedRules rules = new FollowedRules();

  private int followed(Conditions whom, Effect effect) {
    int rule = rules.published(aRule(3, whom, effect));
    rules.follow("en", rule);
    return rule;
  }

  private int isPublished(int rank, Conditions whom, Effect effect) {
    int rule = rules.published(aRule(rank, whom, effect));
    rules.works();
    return rule;
  }

  @Test
  void a_new_rule_of_a_higher_rank_is_told_with_what_it_would_change_and_only_once() {
    followed(Conditions.none(), Effect.conditions(7, Item.PASSPORT));
    int rule = isPublished(4, ETHIOPIANS, NEEDS_VISA);
    rules.works();

    assertThat(rules.told())
        .containsExactly(
            "Kenya: an entry rule is new or has changed. If it is for you:\nNew, bring: Visa.\n"
                + "No quarantine any more.\n"
                + "Check before you leave: https://p.example/en/travel/rule/"
                + rule);
  }

  @Test
  void what_a_new_rule_of_the_same_rank_adds_is_told() {
    followed(Conditions.none(), Effect.conditions(7, Item.PASSPORT));
    isPublished(3, ETHIOPIANS, NEEDS_VISA);

    assertThat(rules.told().get(0)).contains("New, bring: Visa.").doesNotContain("quarantine");
  }

  @Test
  void a_new_refusal_is_told() {
    followed(Conditions.none(), Effect.allowed());
    isPublished(5, ETHIOPIANS, Effect.notAllowed());

    assertThat(rules.told().get(0)).contains("You cannot enter Kenya at present.");
  }

  @Test
  void what_changes_nothing_for_them_is_not_told() {
    followed(ETHIOPIANS.ofAge(18, 60), NEEDS_VISA);
    // says the same, or less
    isPublished(3, Conditions.none(), Effect.conditions(0, Item.PASSPORT));
    isPublished(4, Conditions.none(), NEEDS_VISA);
    // does not decide
    isPublished(2, Conditions.none().ofAge(0, 90), Effect.conditions(14, Item.VISA));
    // for others
    Conditions chinese = Conditions.none().ofNationality(CountrySet.of("CHN"));
    isPublished(5, chinese, Effect.notAllowed());
    isPublished(7, Conditions.none().ofAge(0, 17), Effect.allowed());
    // elsewhere, and later
    rules.published(aRule("TZA", 5, Conditions.none(), Effect.notAllowed(), TODAY));
    rules.published(aRule("KEN", 6, Conditions.none(), Effect.notAllowed(), ARRIVAL.plusDays(1)));
    rules.works();

    assertThat(rules.told()).isEmpty();
  }

  @Test
  void a_rule_for_nobody_whom_all_that_decided_are_for_is_not_told() {
    int one = rules.published(aRule(0, ETHIOPIANS, NEEDS_VISA));
    Conditions grown = Conditions.none().ofAge(18, 150);
    int other = rules.published(aRule(0, grown, Effect.conditions(0, Item.INSURANCE)));
    rules.follow("en", one, other);

    isPublished(1, ETHIOPIANS.ofAge(0, 17), Effect.allowed());
    assertThat(rules.told()).isEmpty();
    isPublished(2, ETHIOPIANS.ofAge(0, 18), Effect.allowed());
    assertThat(rules.told()).hasSize(1);
  }

  @Test
  void a_rule_that_waits_for_its_time_is_told_when_that_has_come() {
    followed(Conditions.none(), Effect.allowed());
    Instant start = rules.post.store.call(APost.SYSTEM, Tx::now).plus(Duration.ofHours(1));
    rules.published(aRule(4, ETHIOPIANS, NEEDS_VISA), Optional.of(start));
    rules.telling.publish();
    rules.works();
    assertThat(rules.told()).isEmpty();

    rules.post.later(Duration.ofHours(1));
    assertThat(rules.telling.publish()).isOne();
    rules.works();
    assertThat(rules.told()).singleElement().asString().contains("bring Passport and Visa.");
  }

  @Test
  void that_another_rule_changed_or_was_withdrawn_is_told_too() {
    followed(Conditions.none(), Effect.conditions(0, Item.PASSPORT));
    int rule = isPublished(4, ETHIOPIANS, NEEDS_VISA);
    rules.change(rule, 1, aRule(4, ETHIOPIANS, Effect.conditions(5, Item.PASSPORT, Item.VISA)));
    rules.works();
    assertThat(rules.told().get(1)).contains("Days in quarantine: 5.").doesNotContain("Visa");

    rules.withdraw(rule, 2);
    rules.works();
    assertThat(rules.told().get(2))
        .startsWith("Kenya: an entry rule no longer holds. If it was for you:")
        .contains("No longer needed: Visa.", "No quarantine any more.")
        .endsWith("https://p.example/en/travel");
  }

  @Test
  void of_a_rule_that_decided_only_what_holds_on_the_day_of_arrival_is_told() {
    int rule = followed(Conditions.none(), Effect.allowed());
    rules.change(rule, 1, aRule("KEN", 3, Conditions.none(), Effect.allowed(), TODAY));
    rules.works();
    assertThat(rules.told()).isEmpty();

    rules.change(
        rule, 2, aRule("KEN", 3, Conditions.none(), Effect.allowed(), ARRIVAL.plusDays(1)));
    rules.works();
    assertThat(rules.told()).singleElement().asString().contains("It no longer holds.");
  }

  @Test
  void who_follows_the_same_journey_twice_is_told_once() {
    int rule = followed(Conditions.none(), Effect.allowed());
    rules.follow("fr", rule);
    assertThat(FollowedRules.followers()).isOne();

    isPublished(4, ETHIOPIANS, NEEDS_VISA);
    assertThat(rules.told()).singleElement().asString().startsWith("Kenya : une règle d’entrée");
  }

  @Test
  void who_asked_when_a_rule_was_public_already_is_not_told_that_it_is_new() {
    int rule = rules.published(aRule(3, Conditions.none(), Effect.allowed()));
    rules.published(aRule(4, ETHIOPIANS, NEEDS_VISA));
    rules.follow("en", rule);
    rules.works();

    assertThat(rules.told()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void it_is_said_in_every_language_that_it_may_not_be_for_who_reads_it(Language language) {
    for (String key : List.of("travel.text.another", "travel.text.another-gone")) {
      String text = Texts.product().text(language, key, Map.of("country", "KEN"));
      assertThat(text).contains("KEN").doesNotContain("{").hasSizeGreaterThan(15);
      assertThat(text.strip()).matches("(?s).*[:：፦]");
    }
  }
}
