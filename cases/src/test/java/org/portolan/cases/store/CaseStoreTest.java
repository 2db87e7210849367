package org.portolan.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.KeyId;

/** What the database lets an actor do, whatever the code in between says. */
class CaseStoreTest {

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final Actor harbour = officer("authority/harbour");
  private final Actor airport = officer("authority/airport");

  private static Actor officer(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.HEALTH, scope)));
  }

  private UUID aCaseAt(Actor actor, String scope) {
    UUID id = UUID.randomUUID();
    test.keys().vault().create(KeyId.ofCase(id));
    store.run(
        actor,
        tx -> {
          tx.sql()
              .createUpdate(
                  """
                  INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
                  VALUES (:id, 'health', :scope, :reference, 'quarantine', :now)
                  """)
              .bind("id", id)
              .bind("scope", scope)
              .bind("reference", id.toString())
              .bind("now", tx.now())
              .execute();
          tx.record(id, "case.opened", Map.of("how", "by hand"));
        });
    return id;
  }

  private long casesSeenBy(Actor actor, UUID id) {
    return store.call(
        actor,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM case_file WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void an_officer_has_the_cases_of_the_own_post_and_none_of_another() {
    UUID id = aCaseAt(harbour, "authority/harbour");

    assertThat(casesSeenBy(harbour, id)).isOne();
    assertThat(casesSeenBy(airport, id)).isZero();
  }

  @Test
  void what_a_failed_statement_was_asked_with_is_in_no_exception() {
    assertThatThrownBy(
            () ->
                store.run(
                    harbour,
                    tx ->
                        tx.sql()
                            .createQuery("SELECT 1 / 0 WHERE :name = :name")
                            .bind("name", "Zephyrine")
                            .mapTo(Integer.class)
                            .one()))
        .hasMessageContaining("division by zero")
        .hasMessageContaining("SELECT 1 / 0")
        .hasMessageNotContaining("Zephyrine");
  }

  @Test
  void another_compartment_of_the_same_post_is_closed() {
    UUID id = aCaseAt(harbour, "authority/harbour");
    Actor visa = new Actor("staff:visa", Set.of(new Grant(Compartment.VISA, "authority/harbour")));

    assertThat(casesSeenBy(visa, id)).isZero();
  }

  @Test
  void a_case_cannot_be_written_into_another_post() {
    assertThatThrownBy(() -> aCaseAt(harbour, "authority/airport"))
        .hasMessageContaining("row-level security");
  }

  @Test
  void every_event_extends_the_journal_and_feeds_the_followers() {
    UUID id = aCaseAt(harbour, "authority/harbour");
    store.run(
        harbour,
        tx -> {
          tx.record(id, "note.added", Map.of("length", 5));
          tx.record(id, "note.added", Map.of("length", 7));
        });

    long fed =
        store.call(
            Actor.system("feed", Compartment.TRANSIT),
            tx ->
                tx.sql()
                    .createQuery("SELECT count(*) FROM journal_feed WHERE case_id = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one());
    long seq =
        store.call(
            harbour,
            tx ->
                tx.sql()
                    .createQuery("SELECT journal_seq FROM case_file WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one());
    assertThat(seq).isEqualTo(3);
    assertThat(fed).isEqualTo(2);
  }

  @Test
  void the_application_may_not_alter_its_journal() {
    aCaseAt(harbour, "authority/harbour");

    assertThatThrownBy(
            () -> store.run(harbour, tx -> tx.sql().execute("DELETE FROM journal_event")))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () -> store.run(harbour, tx -> tx.sql().execute("UPDATE journal_event SET kind = 'x'")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void without_a_token_or_with_a_forged_one_the_store_refuses() throws SQLException {
    aCaseAt(harbour, "authority/harbour");
    try (Connection connection = test.asApplication().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM case_file"))
          .hasMessageContaining("no actor");
      statement.execute(
          "SELECT set_config('portolan.actor', 'v1|system:me|health/*|99999999999|00', false)");
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM case_file"))
          .hasMessageContaining("forged actor token");
      assertThatThrownBy(() -> statement.executeQuery("SELECT key FROM guard.actor_key"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_connection_that_goes_back_to_the_pool_forgets_its_actor() throws SQLException {
    UUID id = aCaseAt(harbour, "authority/harbour");
    try (Connection connection = test.asApplication().getConnection()) {
      CaseStore onOneConnection =
          new CaseStore(new OneConnection(connection), test.keys(), Clock.systemUTC());
      onOneConnection.run(harbour, tx -> tx.sql().execute("SELECT 1"));
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(
                () -> statement.executeQuery("SELECT * FROM case_file WHERE id = '" + id + "'"))
            .hasMessageContaining("no actor");
      }
    }
  }
}
