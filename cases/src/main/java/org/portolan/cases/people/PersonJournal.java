package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/**
 * What happened to who a person is, whatever their matters: names corrected, papers added, two
 * found to be one. Each person has a file of their own in the compartment of identities, so that
 * this journal is chained and verified like that of every case. The file has the person's id,
 * belongs to nobody's list of matters, and is forgotten with the person.
 */
@Dependent
public class PersonJournal {

  private final Keys keys;

  @Inject
  public PersonJournal(Keys keys) {
    this.keys = keys;
  }

  /** Records what happened, such as {@code person.corrected}; the detail is sealed. */
  public void record(Tx tx, UUID person, String kind, Map<String, ?> detail) {
    open(tx, Set.of(person));
    tx.record(person, kind, detail);
  }

  /**
   * This transaction's actor reads who some people are: an event for each, once in 15 minutes.
   *
   * @param purpose such as {@code found}
   */
  public void read(Tx tx, Set<UUID> people, String purpose) {
    open(tx, people);
    Set<UUID> known =
        tx.sql()
            .createQuery(
                """
                SELECT DISTINCT case_id FROM journal_event
                WHERE case_id = ANY (:people) AND kind = :kind AND actor = :actor AND at > :since
                """)
            .bindArray("people", UUID.class, people.toArray())
            .bind("kind", "read." + purpose)
            .bind("actor", tx.actor().id())
            .bind("since", tx.now().minus(Readings.ONCE_IN))
            .mapTo(UUID.class)
            .set();
    for (UUID person : people) {
      if (!known.contains(person)) {
        tx.record(person, "read." + purpose, Map.of());
      }
    }
  }

  /** Opens the files of those who have none yet; for an actor who may write who they are. */
  public void open(Tx tx, Set<UUID> people) {
    Set<UUID> without = new HashSet<>(people);
    without.removeAll(
        tx.sql()
            .createQuery("SELECT id FROM case_file WHERE id = ANY (:people)")
            .bindArray("people", UUID.class, people.toArray())
            .mapTo(UUID.class)
            .set());
    if (without.isEmpty()) {
      return;
    }
    keys.vault().create(without.stream().map(KeyId::ofCase).toList());
    tx.sql()
        .createUpdate(
            """
            INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
            SELECT id, compartment, scope, 'person ' || id, 'person', :now
            FROM person WHERE id = ANY (:people)
            ON CONFLICT DO NOTHING
            """)
        .bindArray("people", UUID.class, without.toArray())
        .bind("now", tx.now())
        .execute();
  }
}
