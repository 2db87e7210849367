package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

/**
 * Remembers when somebody last wrote or called, and from where: one channel takes free text for a
 * day after that only, and an address that somebody wrote from is one that they read. Whoever
 * writes by a channel that we did not know of them has it from then on.
 */
@Dependent
public class HearFrom {

  /** Finer than any window, and coarse enough that a conversation writes it once. */
  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private final Keys keys;
  private final BlindIndex index;

  @Inject
  public HearFrom(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
  }

  /** Something came from each of these contact points just now. */
  public void heard(Tx tx, Collection<UUID> contactPoints) {
    if (contactPoints.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.sql()
            .prepareBatch(
                """
                UPDATE contact_point SET heard_at = :now, verified_at = COALESCE(verified_at, :now)
                WHERE id = :id AND (heard_at IS NULL OR heard_at < :before OR verified_at IS NULL)
                """);
    contactPoints.stream()
        .distinct()
        .sorted()
        .forEach(
            id ->
                batch
                    .bind("id", id)
                    .bind("now", tx.now())
                    .bind("before", tx.now().minus(ONCE_IN))
                    .add());
    batch.execute();
  }

  /** The provider says that the time for free text is over, whatever we remember. */
  public void notHeard(Tx tx, UUID contactPoint) {
    tx.sql()
        .createUpdate("UPDATE contact_point SET heard_at = NULL WHERE id = :id")
        .bind("id", contactPoint)
        .execute();
  }

  /**
   * The contact point of a channel that somebody wrote by, whom another channel of the same number
   * led to. It is made when there is none.
   *
   * @param known the contact point that led to them, whose holder this is
   * @param from where they wrote from
   */
  public UUID by(Tx tx, UUID known, Endpoint from) {
    return find(tx, known, from).orElseGet(() -> add(tx, known, from));
  }

  private static Optional<UUID> find(Tx tx, UUID known, Endpoint from) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.id FROM contact_point a
            JOIN contact_point c ON c.person_id = a.person_id AND c.value_index = a.value_index
            WHERE a.id = :known AND c.channel = :channel
            """)
        .bind("known", known)
        .bind("channel", from.channel().key())
        .mapTo(UUID.class)
        .findFirst();
  }

  private UUID add(Tx tx, UUID known, Endpoint from) {
    UUID id = UUID.randomUUID();
    UUID person =
        tx.sql()
            .createQuery("SELECT person_id FROM contact_point WHERE id = :known FOR UPDATE")
            .bind("known", known)
            .mapTo(UUID.class)
            .one();
    Optional<UUID> meanwhile = find(tx, known, from);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    tx.sql()
        .createUpdate(
            """
            INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region,
              shared, state)
            SELECT :id, a.person_id, a.scope, :channel, :value, :index, a.region, a.shared,
              contact_state_of(:index, :channel)
            FROM contact_point a WHERE a.id = :known
            """)
        .bind("id", id)
        .bind("known", known)
        .bind("channel", from.channel().key())
        .bind(
            "value",
            keys.sealer()
                .seal(
                    KeyId.ofPerson(person), new Place("contact_point", id, "value"), from.value()))
        .bind("index", from.index(index))
        .execute();
    new PersonJournal(keys).record(tx, person, "contact.added", Map.of("contact", id.toString()));
    return id;
  }
}
