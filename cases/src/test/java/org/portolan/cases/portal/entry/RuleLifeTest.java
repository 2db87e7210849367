package org.portolan.cases.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.DecideOnRule.Outcome;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;

/** From a draft to what travellers are told, by two people. */
class RuleLifeTest {

  private static final TestStore TEST = TestStore.shared();
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Actor AUTHOR = staff("author");
  private static final Actor SECOND = staff("second");

  private final CaseStore store = TEST.store(Clock.fixed(NOW, ZoneOffset.UTC));
  private final WriteRule write = new WriteRule();
  private final DecideOnRule decide = new DecideOnRule();
  private final PublishedRules published =
      new PublishedRules(
          store,
          // looks again each time
          () -> NOW.plusMillis(1_000 * looked()));

  private long looks;

  private long looked() {
    return ++looks;
  }

  private static Actor staff(String name) {
    return new Actor(
        "staff:" + name, Set.of(new Grant(Compartment.INFORMATION, "information/desk")));
  }

  @BeforeEach
  void no_rules() {
    Jdbi.create(TEST.asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM entry_rule_version; DELETE FROM entry_rule_event;
                    DELETE FROM entry_change
                    """));
  }

  static RuleContent aRule(int rank, Conditions whom, Effect effect) {
    return new RuleContent(
        "QSA",
        rank,
        whom,
        effect,
        TODAY.minusDays(5),
        Optional.empty(),
        new RuleText("en", "Border office", "", "", ""),
        TODAY,
        TODAY.plusMonths(3));
  }

  private RuleVersion submitted(RuleContent content) {
    RuleVersion draft = store.call(AUTHOR, tx -> write.begin(tx, content));
    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, draft.seen())))
        .isEqualTo(Outcome.DONE);
    return draft;
  }

  private Outcome approve(Actor actor, RuleVersion version, Optional<Instant> at) {
    return store.call(actor, tx -> decide.approve(tx, version.seen(), at));
  }

  private RuleVersion published(RuleContent content) {
    RuleVersion version = submitted(content);
    assertThat(approve(SECOND, version, Optional.empty())).isEqualTo(Outcome.DONE);
    return version;
  }

  private ReviewState state(RuleVersion version) {
    return store.call(
        AUTHOR,
        tx ->
            write.versions(tx, version.rule()).stream()
                .filter(one -> one.version() == version.version())
                .findFirst()
                .orElseThrow()
                .state());
  }

  @Test
  void every_state_is_reached_and_no_step_leads_out_of_an_end() {
    assertThat(
            Arrays.stream(ReviewState.values())
                .flatMap(
                    from ->
                        Arrays.stream(ReviewState.Event.values())
                            .flatMap(event -> from.after(event).stream())))
        .contains(
            ReviewState.SUBMITTED,
            ReviewState.APPROVED,
            ReviewState.DRAFT,
            ReviewState.PUBLISHED,
            ReviewState.SUPERSEDED,
            ReviewState.WITHDRAWN);
    for (ReviewState.Event event : ReviewState.Event.values()) {
      assertThat(ReviewState.WITHDRAWN.after(event)).isEmpty();
      assertThat(ReviewState.SUPERSEDED.after(event)).isEmpty();
    }
  }

  @Test
  void who_wrote_it_does_not_approve_it() {
    RuleVersion version = submitted(aRule(0, Conditions.none(), Effect.allowed()));

    assertThat(approve(AUTHOR, version, Optional.empty())).isEqualTo(Outcome.OWN);
    assertThat(state(version)).isEqualTo(ReviewState.SUBMITTED);
    assertThat(published.current().of("QSA")).isEmpty();
    assertThatThrownBy(
            () ->
                store.run(
                    AUTHOR,
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE entry_rule_version SET approved_by = author WHERE rule = ?",
                                version.rule())))
        .hasMessageContaining("does not approve it");
  }

  @Test
  void who_wrote_it_before_a_colleague_corrected_it_does_not_approve_it_either() {
    RuleContent content = aRule(0, Conditions.none(), Effect.allowed());
    RuleVersion draft = store.call(AUTHOR, tx -> write.begin(tx, content));
    RuleVersion corrected =
        store.call(SECOND, tx -> write.change(tx, draft.seen(), content).orElseThrow());
    store.call(AUTHOR, tx -> decide.submit(tx, corrected.seen()));

    assertThat(store.<Boolean>call(AUTHOR, tx -> decide.isOwn(tx, corrected))).isTrue();
    assertThat(store.<Boolean>call(staff("third"), tx -> decide.isOwn(tx, corrected))).isFalse();
    assertThat(approve(AUTHOR, corrected, Optional.empty())).isEqualTo(Outcome.OWN);
    assertThat(approve(SECOND, corrected, Optional.empty())).isEqualTo(Outcome.OWN);
    assertThatThrownBy(
            () ->
                store.run(
                    AUTHOR,
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE entry_rule_version SET approved_by = ? WHERE rule = ?",
                                AUTHOR.id(),
                                draft.rule())))
        .hasMessageContaining("does not approve it");
    assertThat(approve(staff("third"), corrected, Optional.empty())).isEqualTo(Outcome.DONE);
  }

  @Test
  void a_second_person_approves_what_they_have_read() {
    RuleVersion read = submitted(aRule(0, Conditions.none(), Effect.allowed()));
    store.call(AUTHOR, tx -> decide.giveBack(tx, read.rule(), 1));
    RuleVersion now =
        store
            .<Optional<RuleVersion>>call(
                AUTHOR,
                tx ->
                    write.change(tx, read.seen(), aRule(0, Conditions.none(), Effect.notAllowed())))
            .orElseThrow();
    store.call(AUTHOR, tx -> decide.submit(tx, now.seen()));

    assertThat(approve(SECOND, read, Optional.empty())).isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(state(read)).isEqualTo(ReviewState.SUBMITTED);
    assertThat(approve(SECOND, now, Optional.empty())).isEqualTo(Outcome.DONE);
  }

  @Test
  void approved_by_a_second_person_it_is_told_at_once_on_every_node() {
    RuleVersion version = submitted(aRule(0, Conditions.none(), Effect.allowed()));
    assertThat(published.current().of("QSA")).isEmpty();

    assertThat(approve(SECOND, version, Optional.empty())).isEqualTo(Outcome.DONE);

    assertThat(published.current().of("QSA")).hasSize(1);
    assertThat(new PublishedRules(store, Clock.systemUTC()).current().of("QSA")).hasSize(1);
  }

  @Test
  void it_waits_for_its_time() {
    RuleVersion version = submitted(aRule(0, Conditions.none(), Effect.allowed()));
    approve(SECOND, version, Optional.of(NOW.plus(Duration.ofHours(1))));
    assertThat(state(version)).isEqualTo(ReviewState.APPROVED);
    assertThat(store.<Integer>call(SECOND, decide::publishDue)).isZero();

    CaseStore later = TEST.store(Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));
    assertThat(later.<Integer>call(SECOND, decide::publishDue)).isOne();
    assertThat(state(version)).isEqualTo(ReviewState.PUBLISHED);
  }

  @Test
  void the_opposite_of_another_rule_is_not_published_until_solved() {
    RuleVersion allows =
        published(
            aRule(0, Conditions.none().ofNationality(CountrySet.of("ETH")), Effect.allowed()));
    RuleContent refuses = aRule(0, Conditions.none().ofAge(0, 30), Effect.notAllowed());
    RuleVersion draft = store.call(AUTHOR, tx -> write.begin(tx, refuses));

    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, draft.seen())))
        .isEqualTo(Outcome.CONTRADICTS);
    assertThat(
            store.<List<RuleVersion>>call(
                AUTHOR, tx -> decide.contradicting(tx, draft.rule(), refuses)))
        .singleElement()
        .extracting(RuleVersion::rule)
        .isEqualTo(allows.rule());

    RuleContent above = aRule(1, Conditions.none().ofAge(0, 30), Effect.notAllowed());
    RuleVersion rewritten =
        store
            .<Optional<RuleVersion>>call(AUTHOR, tx -> write.change(tx, draft.seen(), above))
            .orElseThrow();
    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, draft.seen())))
        .as("what was before")
        .isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, rewritten.seen())))
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void two_that_contradict_each_other_and_wait_are_not_both_approved() {
    RuleVersion one = submitted(aRule(0, Conditions.none(), Effect.allowed()));
    RuleVersion other = submitted(aRule(0, Conditions.none(), Effect.notAllowed()));

    assertThat(approve(SECOND, one, Optional.of(NOW.plusSeconds(60)))).isEqualTo(Outcome.DONE);
    assertThat(approve(SECOND, other, Optional.empty())).isEqualTo(Outcome.CONTRADICTS);
  }

  @Test
  void what_was_submitted_does_not_change() {
    RuleVersion version = published(aRule(0, Conditions.none(), Effect.allowed()));

    assertThatThrownBy(
            () ->
                store.run(
                    AUTHOR,
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE entry_rule_version SET rank = 5 WHERE rule = ?",
                                version.rule())))
        .hasMessageContaining("does not change");
  }

  @Test
  void the_next_version_takes_its_place_and_followers_are_to_be_told() {
    RuleVersion first = published(aRule(0, Conditions.none(), Effect.allowed()));
    RuleContent stricter =
        aRule(0, Conditions.none(), Effect.conditions(7, Item.PASSPORT, Item.VISA));
    RuleVersion second =
        store
            .<Optional<RuleVersion>>call(AUTHOR, tx -> write.change(tx, first.seen(), stricter))
            .orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    store.call(AUTHOR, tx -> decide.submit(tx, second.seen()));
    assertThat(published.current().find(first.rule()).orElseThrow().version()).isOne();

    approve(SECOND, second, Optional.empty());

    assertThat(state(first)).isEqualTo(ReviewState.SUPERSEDED);
    assertThat(published.current().find(first.rule()).orElseThrow().content()).isEqualTo(stricter);
    assertThat(count("entry_change WHERE was = 1 AND is_now = 2")).isOne();
    assertThat(
            store.<Optional<RuleVersion>>call(
                AUTHOR, tx -> write.change(tx, first.seen(), stricter)))
        .as("an old version is not written on")
        .isEmpty();
  }

  @Test
  void withdrawn_it_is_told_no_more_and_its_history_stays() {
    RuleVersion version = published(aRule(0, Conditions.none(), Effect.allowed()));

    store.call(AUTHOR, tx -> decide.withdraw(tx, version.rule(), 1));

    assertThat(published.current().of("QSA")).isEmpty();
    assertThat(count("entry_change WHERE is_now IS NULL")).isOne();
    assertThat(count("entry_rule_event")).isEqualTo(5);
  }

  @Test
  void withdrawn_the_next_version_that_waits_for_its_time_is_a_draft_again() {
    RuleVersion first = published(aRule(0, Conditions.none(), Effect.allowed()));
    RuleVersion second =
        store
            .<Optional<RuleVersion>>call(
                AUTHOR,
                tx ->
                    write.change(
                        tx, first.seen(), aRule(0, Conditions.none(), Effect.notAllowed())))
            .orElseThrow();
    store.call(AUTHOR, tx -> decide.submit(tx, second.seen()));
    approve(SECOND, second, Optional.of(NOW.plusSeconds(60)));

    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.withdraw(tx, first.rule(), 1)))
        .isEqualTo(Outcome.DONE);

    assertThat(state(first)).isEqualTo(ReviewState.WITHDRAWN);
    assertThat(state(second)).isEqualTo(ReviewState.DRAFT);
    CaseStore later = TEST.store(Clock.fixed(NOW.plusSeconds(120), ZoneOffset.UTC));
    assertThat(later.<Integer>call(SECOND, decide::publishDue)).isZero();
    assertThat(published.current().of("QSA")).isEmpty();
  }

  @Test
  void the_next_version_is_dropped_while_the_one_before_stays_public() {
    RuleVersion first = published(aRule(0, Conditions.none(), Effect.allowed()));
    RuleVersion second =
        store
            .<Optional<RuleVersion>>call(
                AUTHOR, tx -> write.change(tx, first.seen(), first.content()))
            .orElseThrow();

    store.call(AUTHOR, tx -> decide.withdraw(tx, second.rule(), 2));

    assertThat(state(first)).isEqualTo(ReviewState.PUBLISHED);
    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.withdraw(tx, first.rule(), 1)))
        .isEqualTo(Outcome.DONE);
    assertThat(published.current().of("QSA")).isEmpty();
  }

  @Test
  void it_is_looked_at_again_within_three_months() {
    RuleContent content = aRule(0, Conditions.none(), Effect.allowed());
    RuleContent late =
        new RuleContent(
            "QSA",
            0,
            content.conditions(),
            content.effect(),
            content.validFrom(),
            Optional.empty(),
            content.text(),
            TODAY,
            TODAY.plusMonths(3).plusDays(1));
    RuleVersion draft = store.call(AUTHOR, tx -> write.begin(tx, late));

    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.submit(tx, draft.seen())))
        .isEqualTo(Outcome.REVIEW_TOO_LATE);
    assertThat(content.isUnderReview(TODAY.plusMonths(3))).isFalse();
    assertThat(content.isUnderReview(TODAY.plusMonths(3).plusDays(1))).isTrue();
  }

  @Test
  void who_does_not_work_in_information_writes_none() {
    Actor other = new Actor("staff:other", Set.of(new Grant(Compartment.HEALTH, "a/b")));

    assertThatThrownBy(
            () ->
                store.call(
                    other, tx -> write.begin(tx, aRule(0, Conditions.none(), Effect.allowed()))))
        .hasMessageContaining("row-level security");
  }

  private static long count(String from) {
    return Jdbi.create(TEST.asOwner())
        .withHandle(h -> h.createQuery("SELECT count(*) FROM " + from).mapTo(Long.class).one());
  }
}
