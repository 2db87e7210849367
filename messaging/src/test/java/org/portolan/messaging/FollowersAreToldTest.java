package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.DecideOnRule.Outcome;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.Answer;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wait;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.WriteRule;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.entry.SendChecklist;
import org.portolan.messaging.entry.TellFollowers;

/** A number gets a code, then what its holder asked for, until their journey is over. */
class FollowersAreToldTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate ARRIVAL = TODAY.plusDays(10);
  private static final Actor AUTHOR = staff("author");
  private static final Actor SECOND = staff("second");

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();
  private final FollowRules following = new FollowRules(post.keys, post.settings);
  private final PublicAddress address = PublicAddress.of(post.settings);
  private final DecideOnRule decide = new DecideOnRule();
  private final WriteRule write = new WriteRule();
  private final SendChecklist page = new SendChecklist(post.store, following, post.outbox, address);
  private final TellFollowers telling =
      new TellFollowers(post.store, following, decide, post.outbox, address);

  private static Actor staff(String name) {
    return new Actor(
        "staff:" + name, Set.of(new Grant(Compartment.INFORMATION, "information/desk")));
  }

  @BeforeEach
  void nobody_follows() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM entry_follower; DELETE FROM entry_change;
                    DELETE FROM entry_rule_version; DELETE FROM traveller_turn
                    """));
    post.at("12:00");
  }

  private static RuleContent aRule(Effect effect) {
    return new RuleContent(
        "KEN",
        0,
        Conditions.none(),
        effect,
        TODAY.minusDays(5),
        Optional.empty(),
        new RuleText("en", "Border office", "", "", ""),
        TODAY,
        TODAY.plusMonths(2));
  }

  private int published(RuleContent content) {
    int rule = post.store.call(AUTHOR, tx -> write.begin(tx, content)).rule();
    publish(rule, 1);
    return rule;
  }

  private void publish(int rule, int version) {
    assertThat(post.store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, rule, version)))
        .isEqualTo(Outcome.DONE);
    assertThat(
            post.store.<Outcome>call(
                SECOND, tx -> decide.approve(tx, rule, version, Optional.empty())))
        .isEqualTo(Outcome.DONE);
  }

  private Asked ask(String language, int rule) {
    Answer answer = page.ask(phone, new Wanted(language, List.of(rule), ARRIVAL), "192.0.2.1");
    assertThat(answer).isInstanceOf(Asked.class);
    works();
    return (Asked) answer;
  }

  private void follow(String language, int rule) {
    Asked asked = ask(language, rule);
    assertThat(page.enter(asked.id(), asked.code(), Language.of(language), "KEN", null)).isTrue();
  }

  private void works() {
    while (telling.tell() > 0) {
      assertThat(telling).isNotNull();
    }
    post.later(Duration.ofSeconds(2)).works();
  }

  private static long followers() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h -> h.createQuery("SELECT count(*) FROM entry_follower").mapTo(Long.class).one());
  }

  @Test
  void nothing_but_a_code_goes_to_a_number_before_it_was_entered() {
    int rule = published(aRule(Effect.allowed()));
    Asked asked = ask("en", rule);
    assertThat(post.texts(phone)).singleElement().asString().startsWith(asked.code());

    assertThat(page.enter(asked.id(), "000000x", Language.ENGLISH, "KEN", Effect.allowed()))
        .isFalse();
    withdraw(rule);
    works();
    assertThat(post.texts(phone)).hasSize(1);
  }

  private void withdraw(int rule) {
    post.store.call(AUTHOR, tx -> decide.withdraw(tx, rule, 1));
  }

  @Test
  void the_checklist_comes_after_the_code() {
    int rule = published(aRule(Effect.conditions(7, Item.PASSPORT, Item.VISA)));
    Asked asked = ask("en", rule);
    page.enter(
        asked.id(),
        asked.code(),
        Language.ENGLISH,
        "KEN",
        Effect.conditions(7, Item.PASSPORT, Item.VISA));
    works();

    assertThat(post.texts(phone).get(1))
        .isEqualTo(
            "Travel to Kenya: bring Passport and Visa.\nDays in quarantine: 7.\n"
                + "Check before you leave: https://p.example/en/travel");
  }

  @Test
  void followers_are_told_what_changed_in_their_language() {
    int rule = published(aRule(Effect.conditions(0, Item.PASSPORT)));
    follow("fr", rule);
    RuleContent stricter = aRule(Effect.conditions(14, Item.PASSPORT, Item.YELLOW_FEVER));
    post.store.call(AUTHOR, tx -> write.change(tx, rule, 1, stricter));
    publish(rule, 2);
    works();

    assertThat(post.texts(phone)).hasSize(2);
    assertThat(post.texts(phone).get(1))
        .startsWith("Kenya : une règle d’entrée que vous suivez a changé.")
        .contains("Nouveau, apportez : Vaccination contre la fièvre jaune.")
        .contains("Jours de quarantaine : 14.")
        .endsWith("https://p.example/fr/travel/rule/" + rule);
  }

  @Test
  void a_new_review_date_alone_is_told_to_nobody() {
    int rule = published(aRule(Effect.allowed()));
    follow("en", rule);
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
    post.store.call(AUTHOR, tx -> write.change(tx, rule, 1, reviewed));
    publish(rule, 2);
    works();

    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void who_is_past_the_day_of_arrival_is_forgotten_with_the_key() {
    int rule = published(aRule(Effect.allowed()));
    follow("en", rule);
    assertThat(post.store.<Integer>call(FollowRules.actor(), tx -> following.count(tx, rule)))
        .isOne();
    long destroyed = post.keys.vault().destroyed().size();

    post.later(Duration.ofDays(10));
    assertThat(telling.forget()).isZero();
    post.later(Duration.ofDays(2));
    assertThat(telling.forget()).isOne();

    assertThat(followers()).isZero();
    assertThat(post.keys.vault().destroyed()).hasSize((int) destroyed + 1);
  }

  @Test
  void stop_ends_it_at_once() {
    int rule = published(aRule(Effect.allowed()));
    follow("en", rule);

    post.hears(phone, "STOP");
    works();
    assertThat(followers()).isZero();
    withdraw(rule);
    works();
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void a_number_is_asked_a_few_times_and_then_no_more() {
    int rule = published(aRule(Effect.allowed()));
    Wanted wanted = new Wanted("en", List.of(rule), ARRIVAL);
    for (int i = 0; i < 4; i++) {
      assertThat(page.ask(phone, wanted, "192.0.2.2")).isInstanceOf(Asked.class);
    }
    assertThat(page.ask(phone, wanted, "192.0.2.2")).isInstanceOf(Wait.class);
  }

  @Test
  void the_sealed_number_is_nowhere_in_clear() {
    int rule = published(aRule(Effect.allowed()));
    follow("en", rule);

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
