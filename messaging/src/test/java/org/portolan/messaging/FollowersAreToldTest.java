package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.messaging.FollowedRules.ARRIVAL;
import static org.portolan.messaging.FollowedRules.TODAY;
import static org.portolan.messaging.FollowedRules.aRule;
import static org.portolan.messaging.FollowedRules.followers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wait;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A number gets a code, then what its holder asked for, until their journey is over. */
class FollowersAreToldTest {

  private final FollowedRules rules = new FollowedRules();
  private final APost post = rules.post;
  private final PhoneNumber phone = rules.phone;

  @Test
  void nothing_but_a_code_goes_to_a_number_before_it_was_entered() {
    int rule = rules.published(aRule(Effect.allowed()));
    Asked asked = rules.ask("en", rule);
    assertThat(post.texts(phone)).singleElement().asString().startsWith(asked.code());

    assertThat(rules.page.enter(asked.id(), "000000x", Language.ENGLISH, "KEN", Effect.allowed()))
        .isFalse();
    rules.withdraw(rule);
    rules.works();
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void the_checklist_comes_after_the_code() {
    int rule = rules.published(aRule(Effect.conditions(7, Item.PASSPORT, Item.VISA)));
    Asked asked = rules.ask("en", rule);
    rules.page.enter(
        asked.id(),
        asked.code(),
        Language.ENGLISH,
        "KEN",
        Effect.conditions(7, Item.PASSPORT, Item.VISA));
    rules.works();

    assertThat(post.texts(phone).get(1))
        .isEqualTo(
            "Travel to Kenya: bring Passport and Visa.\nDays in quarantine: 7.\n"
                + "Check before you leave: https://p.example/en/travel");
  }

  @Test
  void followers_are_told_what_changed_in_their_language() {
    int rule = rules.published(aRule(Effect.conditions(0, Item.PASSPORT)));
    rules.follow("fr", rule);
    RuleContent stricter = aRule(Effect.conditions(14, Item.PASSPORT, Item.YELLOW_FEVER));
    rules.change(rule, 1, stricter);
    rules.works();

    assertThat(post.texts(phone)).hasSize(2);
    assertThat(post.texts(phone).get(1))
        .startsWith("Kenya : une règle d’entrée que vous suivez a changé.")
        .contains("Nouveau, apportez : Vaccination contre la fièvre jaune.")
        .contains("Jours de quarantaine : 14.")
        .contains("https://p.example/fr/travel/rule/" + rule + "\n")
        .endsWith("\nDays in quarantine: 14.");
  }

  @Test
  void who_enters_the_code_after_others_were_told_is_told_then_and_once() {
    int rule = rules.published(aRule(Effect.conditions(0, Item.PASSPORT)));
    Asked asked = rules.ask("en", rule);
    post.later(Duration.ofMinutes(1));
    rules.change(rule, 1, aRule(Effect.conditions(14, Item.PASSPORT)));
    rules.works();
    assertThat(rules.told()).isEmpty();

    assertThat(rules.page.enter(asked.id(), asked.code(), Language.ENGLISH, "KEN", null)).isTrue();
    rules.works();
    assertThat(rules.told()).singleElement().asString().contains("quarantine: 14");
    post.later(Duration.ofMinutes(11));
    rules.telling.forget();
    rules.works();
    assertThat(rules.told()).hasSize(1);
  }

  @Test
  void who_enters_the_code_before_others_are_told_is_told_once_too() {
    int rule = rules.published(aRule(Effect.conditions(0, Item.PASSPORT)));
    Asked asked = rules.ask("en", rule);
    post.later(Duration.ofMinutes(1));
    rules.change(rule, 1, aRule(Effect.conditions(14, Item.PASSPORT)));
    int elsewhere = rules.published(aRule("UGA", 0, Conditions.none(), Effect.allowed(), TODAY));
    assertThat(elsewhere).isPositive();

    assertThat(rules.page.enter(asked.id(), asked.code(), Language.ENGLISH, "KEN", null)).isTrue();
    rules.works();
    assertThat(rules.told()).singleElement().asString().contains("quarantine: 14");
  }

  @Test
  void who_was_told_that_no_rule_is_known_is_told_of_the_first_that_may_be_for_them() {
    Wanted wanted = new Wanted("en", List.of(), Optional.of("KEN"), ARRIVAL);
    Asked asked = (Asked) rules.page.ask(phone, wanted, "192.0.2.3");
    rules.works();
    rules.page.enter(asked.id(), asked.code(), Language.ENGLISH, "KEN", null);
    rules.published(aRule("UGA", 0, Conditions.none(), Effect.allowed(), TODAY));
    rules.published(aRule("KEN", 1, Conditions.none(), Effect.allowed(), ARRIVAL.plusDays(1)));
    rules.works();
    assertThat(rules.told()).isEmpty();

    int rule = rules.published(aRule(Effect.conditions(0, Item.PASSPORT)));
    rules.works();
    assertThat(rules.told())
        .singleElement()
        .asString()
        .startsWith("Kenya: an entry rule is new or has changed. If it is for you:")
        .contains("bring Passport")
        .endsWith("/en/travel/rule/" + rule);
  }

  @Test
  void a_new_review_date_alone_is_told_to_nobody() {
    int rule = rules.published(aRule(Effect.allowed()));
    rules.follow("en", rule);
    RuleContent same = aRule(Effect.allowed());
    RuleContent reviewed =
        new RuleContent(
            same.destination(),
            0,
            same.conditions(),
            same.effect(),
            same.validFrom(),
            same.validUntil(),
            same.text(),
            TODAY,
            TODAY.plusMonths(3));
    rules.change(rule, 1, reviewed);
    rules.works();

    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void who_is_past_the_day_of_arrival_is_forgotten_with_the_key() {
    int rule = rules.published(aRule(Effect.allowed()));
    rules.follow("en", rule);
    assertThat(post.store.<Integer>call(FollowRules.actor(), tx -> rules.following.count(tx, rule)))
        .isOne();
    long destroyed = post.keys.vault().destroyed().size();

    post.later(Duration.ofDays(10));
    assertThat(rules.telling.forget()).isZero();
    post.later(Duration.ofDays(2));
    assertThat(rules.telling.forget()).isOne();

    assertThat(followers()).isZero();
    assertThat(post.keys.vault().destroyed()).hasSize((int) destroyed + 1);
  }

  @Test
  void stop_ends_it_at_once() {
    int rule = rules.published(aRule(Effect.allowed()));
    rules.follow("en", rule);

    post.hears(phone, "STOP");
    rules.works();
    assertThat(followers()).isZero();
    rules.withdraw(rule);
    rules.works();
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void a_number_is_asked_a_few_times_and_then_no_more() {
    int rule = rules.published(aRule(Effect.allowed()));
    Wanted wanted = new Wanted("en", List.of(rule), ARRIVAL);
    for (int i = 0; i < 4; i++) {
      assertThat(rules.page.ask(phone, wanted, "192.0.2.2")).isInstanceOf(Asked.class);
    }
    assertThat(rules.page.ask(phone, wanted, "192.0.2.2")).isInstanceOf(Wait.class);
  }

  @Test
  void the_sealed_number_is_nowhere_in_clear() {
    int rule = rules.published(aRule(Effect.allowed()));
    rules.follow("en", rule);

    long seen =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT count(*) FROM entry_follower f
                            WHERE CAST(f AS text) LIKE :number
                              OR position(CAST(:raw AS bytea) IN contact) > 0
                            """)
                        .bind("number", "%" + phone.e164() + "%")
                        .bind("raw", phone.e164().getBytes(StandardCharsets.UTF_8))
                        .mapTo(Long.class)
                        .one());
    assertThat(seen).isZero();
    assertThat(followers()).isOne();
  }
}
