package org.portolan.cases.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;

/** Who reads an entry rule before it is published, as the application's own role asks. */
class DraftsOfRulesTest {

  private static final Actor AUTHOR = staff("author", Compartment.INFORMATION, "information/desk");
  private static final Actor COLLEAGUE = staff("colleague", Compartment.INFORMATION, "else/where");
  private static final Actor PUBLIC = Actor.system("entry-rules");
  private static final Actor OFFICER = staff("officer", Compartment.HEALTH, "information/desk");

  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final EntryRules rules = new EntryRules();
  private final WriteRule write = new WriteRule();

  private static Actor staff(String name, Compartment compartment, String scope) {
    return new Actor("staff:" + name, Set.of(new Grant(compartment, scope)));
  }

  /** A version that stands where it is wanted. */
  private RuleVersion aVersion(ReviewState state) {
    return store.call(
        AUTHOR,
        tx -> {
          RuleVersion draft =
              write.begin(tx, RuleLifeTest.aRule(0, Conditions.none(), Effect.allowed()));
          if (state != ReviewState.DRAFT) {
            rules.move(tx, draft, state);
          }
          return draft;
        });
  }

  private boolean reads(Actor reader, RuleVersion version, ReviewState state) {
    Optional<RuleVersion> found =
        store.call(reader, tx -> rules.find(tx, version.rule(), version.version()));
    List<RuleVersion> versions = store.call(reader, tx -> rules.versions(tx, version.rule()));
    List<RuleVersion> inState = store.call(reader, tx -> rules.in(tx, state));
    assertThat(versions).hasSize(found.isPresent() ? 1 : 0);
    assertThat(count(reader, "entry_rule_version", version)).isEqualTo(versions.size());
    assertThat(inState.stream().anyMatch(one -> one.rule() == version.rule()))
        .isEqualTo(found.isPresent());
    return found.isPresent();
  }

  private long count(Actor reader, String table, RuleVersion of) {
    return store.call(
        reader,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM " + table + " WHERE rule = :rule")
                .bind("rule", of.rule())
                .mapTo(Long.class)
                .one());
  }

  @ParameterizedTest
  @EnumSource(ReviewState.class)
  void everybody_reads_what_is_published_and_who_works_in_information_the_rest(ReviewState state) {
    RuleVersion version = aVersion(state);

    assertThat(reads(AUTHOR, version, state)).isTrue();
    assertThat(reads(COLLEAGUE, version, state)).as("another post writes on it").isTrue();
    assertThat(reads(PUBLIC, version, state)).isEqualTo(state == ReviewState.PUBLISHED);
    assertThat(reads(OFFICER, version, state)).isEqualTo(state == ReviewState.PUBLISHED);
  }

  @Test
  void who_wrote_what_and_what_followers_are_to_be_told_is_not_for_the_public() {
    RuleVersion version = aVersion(ReviewState.PUBLISHED);
    store.run(
        AUTHOR,
        tx ->
            tx.sql()
                .execute(
                    """
                    INSERT INTO entry_change (id, rule, at, was)
                    VALUES (gen_random_uuid(), ?, '2026-01-01T00:00:00Z', 1)
                    """,
                    version.rule()));

    Map.of("entry_rule_event", 2L, "entry_change", 1L)
        .forEach(
            (table, rows) -> {
              assertThat(count(AUTHOR, table, version)).as(table).isEqualTo(rows);
              assertThat(count(PUBLIC, table, version)).as(table).isZero();
              assertThat(count(OFFICER, table, version)).as(table).isZero();
            });
  }

  @Test
  void an_error_tells_nothing_of_a_draft() {
    RuleVersion draft = aVersion(ReviewState.DRAFT);

    assertThatThrownBy(() -> castWording(AUTHOR, draft))
        .as("else nothing is proven by no error")
        .hasMessageContaining("invalid input syntax");
    assertThat(castWording(OFFICER, draft)).isEmpty();
    assertThatThrownBy(() -> writeAgain(AUTHOR, draft)).hasMessageContaining("duplicate key");
    assertThatThrownBy(() -> writeAgain(OFFICER, draft))
        .hasMessageContaining("row-level security")
        .hasMessageNotContaining("duplicate key");
  }

  private List<Integer> castWording(Actor actor, RuleVersion version) {
    return store.call(
        actor,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT CAST(wording AS text)::int FROM entry_rule_version WHERE rule = :rule")
                .bind("rule", version.rule())
                .mapTo(Integer.class)
                .list());
  }

  private void writeAgain(Actor actor, RuleVersion version) {
    store.run(
        actor,
        tx ->
            rules.insert(
                tx,
                version.rule(),
                version.version(),
                false,
                RuleLifeTest.aRule(0, Conditions.none(), Effect.allowed())));
  }

  @Test
  void nobody_else_changes_or_locks_a_rule_not_even_a_published_one() {
    RuleVersion version = aVersion(ReviewState.PUBLISHED);

    for (Actor reader : List.of(PUBLIC, OFFICER)) {
      assertThat(
              store.<Optional<RuleVersion>>call(
                  reader, tx -> rules.lock(tx, version.rule(), version.version())))
          .isEmpty();
      assertThat(
              store.<Integer>call(
                  reader,
                  tx ->
                      tx.sql()
                          .execute(
                              "UPDATE entry_rule_version SET state = 'withdrawn' WHERE rule = ?",
                              version.rule())))
          .isZero();
    }
    assertThat(reads(PUBLIC, version, ReviewState.PUBLISHED)).isTrue();
  }

  @Test
  void another_actor_cannot_be_put_on() {
    RuleVersion draft = aVersion(ReviewState.DRAFT);

    assertThatThrownBy(
            () ->
                store.run(
                    OFFICER,
                    tx -> {
                      tx.sql()
                          .execute(
                              "SELECT set_config('portolan.actor',"
                                  + " replace(current_setting('portolan.actor'), 'health/',"
                                  + " 'information/'), true)");
                      rules.find(tx, draft.rule(), draft.version());
                    }))
        .hasMessageContaining("forged actor token");
  }

  @Test
  void of_two_who_have_the_same_draft_before_them_the_second_overwrites_nothing() {
    RuleVersion seen = aVersion(ReviewState.DRAFT);
    RuleContent first = RuleLifeTest.aRule(3, Conditions.none(), Effect.notAllowed());
    RuleContent other = RuleLifeTest.aRule(4, Conditions.none(), Effect.notAllowed());
    assertThat(change(OFFICER, seen, other)).as("by whoever has none such").isEmpty();
    RuleVersion now = change(AUTHOR, seen, first).orElseThrow();

    assertThat(change(COLLEAGUE, seen, other)).isEmpty();
    assertThat(
            store
                .<Optional<RuleVersion>>call(
                    COLLEAGUE, tx -> rules.find(tx, seen.rule(), seen.version()))
                .orElseThrow()
                .content())
        .isEqualTo(first);
    assertThat(change(COLLEAGUE, now, other)).as("knowingly").isPresent();
  }

  private Optional<RuleVersion> change(Actor actor, RuleVersion seen, RuleContent content) {
    return store.call(actor, tx -> write.change(tx, seen.seen(), content));
  }
}
