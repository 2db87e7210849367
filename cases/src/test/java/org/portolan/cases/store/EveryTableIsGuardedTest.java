package org.portolan.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portolan.cases.keys.Keys;

/**
 * No table opens beyond the verified actor, whatever SQL the application's role sends. The tables
 * come from the catalogue, so that a new one is tested before anybody thinks of it.
 */
class EveryTableIsGuardedTest {

  private static final String MINE = "guard/mine";
  private static final String THEIRS = "guard/theirs";

  private static final String BY_THE_POLICY = "row-level security";

  /** Tables without the two columns, and why nothing is told by them. */
  private static final Map<String, String> EXCEPT =
      Map.ofEntries(
          Map.entry("flyway_schema_history", "the application's role has no right on it"),
          Map.entry("guard.actor_key", "the application's role has no right on it"),
          Map.entry(
              "journal_feed", "ids only; whoever writes feeds it, only the followers read it"),
          Map.entry("voice_prompt", "as public as the texts it reads; its keepers change it"),
          Map.entry("outbox", "whoever writes a message queues it, only the senders read it"),
          Map.entry("portal_topic", "public"),
          Map.entry("revoked_seal", "public; who works on visas adds to it"),
          Map.entry("portal_published", "public"),
          Map.entry("portal_content", "public"),
          Map.entry("rumour_public", "public"),
          Map.entry("portal_page", "information workers of every post write on all pages"),
          Map.entry("portal_version", "information workers of every post write on all pages"),
          Map.entry("portal_text", "information workers of every post write on all pages"),
          Map.entry("portal_feedback", "information workers of every post write on all pages"),
          Map.entry("entry_rule_version", "information workers of every post write on all rules"),
          Map.entry("entry_rules_edition", "a number that goes up when what is public changes"),
          Map.entry("entry_rule_event", "information workers of every post write on all rules"),
          Map.entry("entry_change", "information workers of every post write on all rules"),
          Map.entry("visa_type_version", "who works on visas writes on all types, at every post"),
          Map.entry("visa_type_event", "who works on visas writes on all types, at every post"),
          Map.entry("visa_types_edition", "a number that goes up when what is offered changes"),
          Map.entry("portal_link", "information workers of every post write on all pages"),
          Map.entry("portal_event", "information workers of every post write on all pages"));

  /** Tables that everybody may read, because what they hold is public. */
  private static final Set<String> PUBLIC =
      Set.of(
          "voice_prompt",
          "portal_topic",
          "revoked_seal",
          "portal_published",
          "portal_content",
          "rumour_public",
          "entry_rules_edition",
          "visa_types_edition");

  /** Tables that are of a compartment and of no post: whoever works in it works on all of it. */
  private static final Set<String> OF_NO_POST =
      Set.of(
          "portal_page",
          "portal_version",
          "portal_text",
          "portal_event",
          "portal_link",
          "portal_feedback",
          "entry_rule_version",
          "entry_rule_event",
          "entry_change",
          "visa_type_version",
          "visa_type_event");

  /** Each table is looked through many times. */
  private static final TestStore TEST = TestStore.apart();

  private final TestStore test = TEST;
  private final ActorTokens tokens =
      new ActorTokens(test.keys().secret(Keys.ACTOR_TOKEN), Clock.systemUTC());

  @Test
  void every_table_is_under_the_guard_or_has_a_reason_not_to_be() {
    Jdbi.create(test.asOwner()).useHandle(owner -> assertThat(unguarded(owner)).isEmpty());
  }

  @Test
  void a_table_that_somebody_forgot_to_protect_is_found() {
    Jdbi.create(test.asOwner())
        .useHandle(
            owner -> {
              owner.begin();
              owner.execute("CREATE TABLE forgotten (compartment text NOT NULL, scope text)");
              owner.execute("CREATE VIEW seen_through AS SELECT * FROM case_file");
              List<String> found = unguarded(owner);
              owner.rollback();
              assertThat(found).containsExactly("forgotten", "seen_through");
            });
  }

  @Test
  void a_table_whose_guard_was_switched_off_is_found() {
    GuardedTable cases =
        tables().filter(table -> table.name().equals("case_file")).findFirst().orElseThrow();
    withRow(
        cases,
        THEIRS,
        (app, compartment) -> {
          app.execute("RESET ROLE");
          app.execute("ALTER TABLE case_file DISABLE ROW LEVEL SECURITY");
          app.execute("SET LOCAL ROLE portolan_app");
          actAs(app, everythingAt(MINE));
          assertThatThrownBy(() -> assertNothingOpens(cases, app))
              .isInstanceOf(AssertionError.class);
        });
  }

  private static List<String> unguarded(Handle owner) {
    return GuardedTable.all(owner).stream()
        .filter(table -> !table.guarded())
        .filter(table -> !(EXCEPT.containsKey(table.name()) && isShut(table)))
        .map(GuardedTable::name)
        .toList();
  }

  private static boolean isShut(GuardedTable table) {
    return table.secured() || table.grants().isEmpty();
  }

  @Test
  void no_function_that_runs_as_the_owner_looks_where_others_may_put_things() {
    Jdbi.create(test.asOwner())
        .useHandle(
            owner ->
                assertThat(
                        owner
                            .createQuery(
                                """
                                SELECT p.oid::regprocedure::text FROM pg_proc p
                                JOIN pg_namespace n ON n.oid = p.pronamespace
                                WHERE p.prosecdef AND n.nspname !~ '^(pg_|crypto$)'
                                  AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c
                                    WHERE c ~ '^search_path=.*, pg_temp$')
                                """)
                            .mapTo(String.class)
                            .list())
                    .isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> a_row_of_another_post_is_not_there() {
    return tables()
        .filter(table -> !OF_NO_POST.contains(table.name()))
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> anotherPost(table)));
  }

  private void anotherPost(GuardedTable table) {
    withRow(
        table,
        THEIRS,
        (app, compartment) -> {
          actAs(app, everythingAt(MINE));
          assertNothingOpens(table, app);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_row_of_another_compartment_is_not_there() {
    return tables()
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> anotherCompartment(table)));
  }

  private void anotherCompartment(GuardedTable table) {
    withRow(
        table,
        MINE,
        (app, compartment) -> {
          Set<Grant> others =
              everythingAt(MINE).stream()
                  .filter(grant -> !grant.compartment().key().equals(compartment))
                  .collect(Collectors.toSet());
          actAs(app, others);
          assertNothingOpens(table, app);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_row_of_the_own_post_is_there() {
    return tables()
        .filter(table -> table.grants().contains("SELECT"))
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> ownPost(table)));
  }

  private void ownPost(GuardedTable table) {
    withRow(
        table,
        MINE,
        (app, compartment) -> {
          Set<Grant> grants = new HashSet<>(everythingAt(MINE));
          grants.add(new Grant(Compartment.TRANSIT, table.guarded() ? MINE : Grant.EVERYWHERE));
          actAs(app, grants);
          assertThat(count(table, app)).as("else nothing is proven by seeing none").isPositive();
        });
  }

  @TestFactory
  Stream<DynamicTest> a_row_is_written_only_into_the_own_post_and_compartment() {
    return tables()
        .filter(table -> table.guarded() && table.grants().contains("INSERT"))
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> onlyOwnInserts(table)));
  }

  private void onlyOwnInserts(GuardedTable table) {
    Jdbi.create(test.asSuperuser())
        .useHandle(
            handle -> {
              handle.begin();
              String compartment = table.compartment(handle);
              String theirs = table.insert(handle, THEIRS);
              String mine = table.insert(handle, MINE);
              handle.execute("SET LOCAL ROLE portolan_app");
              try {
                actAs(handle, everythingAt(MINE));
                assertThat(refusal(handle, theirs)).as(theirs).contains(BY_THE_POLICY);
                Set<Grant> all = new HashSet<>(everythingAt(MINE));
                all.add(new Grant(Compartment.TRANSIT, MINE));
                actAs(handle, all);
                assertThat(refusal(handle, mine))
                    .as("else nothing is proven by refusing: " + mine)
                    .doesNotContain(BY_THE_POLICY);
                all.removeIf(grant -> grant.compartment().key().equals(compartment));
                actAs(handle, all);
                assertThat(refusal(handle, mine)).as(mine).contains(BY_THE_POLICY);
              } finally {
                handle.rollback();
              }
            });
  }

  /** What the database says to a statement; empty when it does it. What it did is undone. */
  private static String refusal(Handle app, String sql) {
    StringBuilder said = new StringBuilder();
    inSavepoint(
        app,
        handle -> {
          try {
            handle.execute(sql);
          } catch (JdbiException e) {
            said.append(e.getMessage()).append(e.getCause());
          }
        });
    return said.toString();
  }

  @TestFactory
  Stream<DynamicTest> what_is_public_is_changed_by_nobody_from_outside() {
    return Jdbi.create(test.asOwner()).withHandle(GuardedTable::all).stream()
        .filter(table -> PUBLIC.contains(table.name()))
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> notFromOutside(table)));
  }

  private void notFromOutside(GuardedTable table) {
    String column = Jdbi.create(test.asSuperuser()).withHandle(table::aColumn);
    withRow(
        table,
        MINE,
        (app, compartment) -> {
          for (Set<Grant> outside :
              List.of(Set.<Grant>of(), Set.of(new Grant(Compartment.HEALTH, MINE)))) {
            actAs(app, outside);
            assertThat(count(table, app)).as("it is read").isPositive();
            refusedOrNone(app, "UPDATE %s SET %s = %2$s".formatted(table.name(), column));
            refusedOrNone(app, "DELETE FROM " + table.name());
            refused(app, "TRUNCATE " + table.name());
          }
        });
  }

  private void assertNothingOpens(GuardedTable table, Handle app) {
    if (table.grants().contains("SELECT")) {
      assertThat(count(table, app)).isZero();
      // a cast that would fail on the row, and tell of it, never meets it
      assertThat(
              app.createQuery(
                      "SELECT count(*) FROM " + table.name() + " t WHERE CAST(t AS text)::int > 0")
                  .mapTo(Long.class)
                  .one())
          .isZero();
      assertThat(
              app.createQuery("SELECT count(*) FROM pg_stats WHERE tablename = :table")
                  .bind("table", table.name())
                  .mapTo(Long.class)
                  .one())
          .as("what the planner knows of its values")
          .isZero();
    }
    if (table.guarded()) {
      refusedOrNone(app, "UPDATE " + table.name() + " SET scope = '" + MINE + "'");
    }
    refusedOrNone(app, "DELETE FROM " + table.name());
    refusedOrNone(
        app, "WITH seen AS (SELECT 1 FROM %s FOR UPDATE) DELETE FROM %1$s".formatted(table.name()));
    refused(app, "TRUNCATE " + table.name());
    refused(app, "ALTER TABLE " + table.name() + " DISABLE ROW LEVEL SECURITY");
    refused(app, "SET LOCAL row_security = off; SELECT count(*) FROM " + table.name());
    refused(app, "COPY " + table.name() + " TO PROGRAM 'true'");
  }

  private static long count(GuardedTable table, Handle app) {
    return app.createQuery("SELECT count(*) FROM " + table.name()).mapTo(Long.class).one();
  }

  private static void refused(Handle app, String sql) {
    inSavepoint(
        app,
        handle ->
            assertThatThrownBy(() -> handle.execute(sql))
                .as(sql)
                .isInstanceOf(JdbiException.class));
  }

  private static void refusedOrNone(Handle app, String sql) {
    inSavepoint(
        app,
        handle -> {
          try {
            assertThat(handle.createUpdate(sql).execute()).as(sql).isNotPositive();
          } catch (JdbiException e) {
            assertThat(e).as(sql).hasStackTraceContaining("permission denied");
          }
        });
  }

  private static void inSavepoint(Handle app, Consumer<Handle> work) {
    app.savepoint("before");
    work.accept(app);
    app.rollbackToSavepoint("before");
  }

  private void actAs(Handle app, Set<Grant> grants) {
    app.createQuery("SELECT set_config('portolan.actor', :token, true)")
        .bind("token", tokens.tokenOf(new Actor("staff:guard", grants)))
        .mapTo(String.class)
        .one();
  }

  private static Set<Grant> everythingAt(String scope) {
    return Arrays.stream(Compartment.values())
        .filter(compartment -> compartment != Compartment.TRANSIT)
        .map(compartment -> new Grant(compartment, scope))
        .collect(Collectors.toSet());
  }

  private Stream<GuardedTable> tables() {
    return Jdbi.create(test.asOwner()).withHandle(GuardedTable::all).stream()
        .filter(table -> !table.grants().isEmpty())
        .filter(table -> !PUBLIC.contains(table.name()));
  }

  /** One transaction that is rolled back: the superuser plants a row, the application looks. */
  private void withRow(GuardedTable table, String scope, Look look) {
    Jdbi.create(test.asSuperuser())
        .useHandle(
            handle -> {
              handle.begin();
              // no reference and no trigger asks whether the row makes sense
              handle.execute("SET LOCAL session_replication_role = replica");
              handle.execute("DELETE FROM " + table.name());
              String compartment = table.plant(handle, scope);
              handle.execute("SET LOCAL session_replication_role = origin");
              handle.execute("SET LOCAL ROLE portolan_app");
              try {
                look.at(handle, compartment);
              } finally {
                handle.rollback();
              }
            });
  }

  @FunctionalInterface
  private interface Look {
    void at(Handle app, String compartment);
  }
}
