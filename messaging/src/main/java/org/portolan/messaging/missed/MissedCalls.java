package org.portolan.messaging.missed;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/** The calls to us, as they are stored: the number sealed under the key of the day. */
@Dependent
public class MissedCalls {

  private final Keys keys;

  @Inject
  public MissedCalls(Keys keys) {
    this.keys = keys;
  }

  /** Keeps a call; the same call again changes nothing. */
  public void add(Tx tx, String providerId, PhoneNumber from, Instant due) {
    UUID id = UUID.randomUUID();
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO missed_call (id, provider_id, key_day, number, number_index, country,
              received_at, due_at)
            SELECT :id, :provider, :day, :number, :index, :country, :now, :due
            WHERE NOT EXISTS (
              SELECT FROM inbox_forgotten f WHERE f.id_hash = inbox_hash('call', :provider))
            ON CONFLICT (provider_id) DO NOTHING
            """)
        .bind("id", id)
        .bind("provider", providerId)
        .bind("day", day)
        .bind("number", keys.sealer().sealUnderNewKey(KeyId.ofTransit(day), place(id), from.e164()))
        .bind("index", keys.blindIndex().ofPhone(from.e164()))
        .bind("country", from.region())
        .bind("now", tx.now())
        .bind("due", due)
        .execute();
  }

  /**
   * Claims a call that is due; of calls from one number only one is claimed at a time.
   *
   * @param claimed is told its id before its number is opened, which may fail
   */
  public Optional<Due> claim(Tx tx, Consumer<UUID> claimed) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, key_day, number, number_index, country, received_at FROM missed_call
            WHERE outcome IS NULL AND due_at <= :now
            ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .bind("now", tx.now())
        .map(
            (row, context) -> {
              claimed.accept(row.getObject("id", UUID.class));
              return due(row);
            })
        .findOne();
  }

  /**
   * It could not be called back: later again, or never.
   *
   * @return whether it is given up
   */
  public boolean failed(Tx tx, UUID id, Duration pause, int mostAttempts) {
    return tx.sql()
        .createQuery(
            """
            UPDATE missed_call SET attempts = attempts + 1, due_at = :due,
              outcome = CASE WHEN attempts + 1 >= :most THEN 'unread' END
            WHERE id = :id AND outcome IS NULL RETURNING outcome IS NOT NULL
            """)
        .bind("due", tx.now().plus(pause))
        .bind("most", mostAttempts)
        .bind("id", id)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  private Due due(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    LocalDate day = row.getObject("key_day", LocalDate.class);
    String number = keys.sealer().open(KeyId.ofTransit(day), place(id), row.getBytes("number"));
    return new Due(
        id,
        new PhoneNumber(number),
        ByteBuffer.wrap(row.getBytes("number_index")),
        row.getString("country"),
        row.getTimestamp("received_at").toInstant());
  }

  /** Says what became of a call, and of others from the same number that wait with it. */
  public void settle(Tx tx, Due call, Outcome outcome) {
    tx.sql()
        .createUpdate(
            """
            UPDATE missed_call SET outcome = CASE WHEN id = :id THEN :outcome ELSE 'limited' END
            WHERE outcome IS NULL AND number_index = :index
            """)
        .bind("id", call.id())
        .bind("index", call.numberIndex().array())
        .bind("outcome", outcome.key())
        .execute();
  }

  /** How many calls were called back since a time: of this number, of strangers there, of all. */
  public Counts counts(Tx tx, Due call, Duration within, Duration strangersWithin) {
    return tx.sql()
        .createQuery(
            """
            SELECT
              count(*) FILTER (WHERE number_index = :index AND received_at > :since) AS number,
              count(*) FILTER (WHERE number_index = :index AND outcome = 'stranger') AS stranger,
              count(*) FILTER (WHERE country = :country AND outcome = 'stranger'
                AND received_at > :since) AS country,
              count(*) FILTER (WHERE received_at > :since) AS everywhere
            FROM missed_call
            WHERE received_at > :longSince AND outcome IN ('called', 'stranger')
            """)
        .bind("index", call.numberIndex().array())
        .bind("country", call.country())
        .bind("since", tx.now().minus(within))
        .bind("longSince", tx.now().minus(strangersWithin))
        .map(
            (row, context) ->
                new Counts(
                    row.getInt("number"),
                    row.getInt("stranger"),
                    row.getInt("country"),
                    row.getInt("everywhere")))
        .one();
  }

  /** The number of a call; empty when it is forgotten. */
  public Optional<Endpoint> number(Tx tx, UUID id) {
    List<Due> found =
        tx.sql()
            .createQuery(
                """
                SELECT id, key_day, number, number_index, country, received_at FROM missed_call
                WHERE id = :id
                """)
            .bind("id", id)
            .map((row, context) -> due(row))
            .list();
    return found.stream()
        .map(call -> new Endpoint(Channel.VOICE, call.number().e164()))
        .findFirst();
  }

  private static Place place(UUID id) {
    return new Place("missed_call", id, "number");
  }

  /** A call that waits to be called back. */
  public record Due(
      UUID id, PhoneNumber number, ByteBuffer numberIndex, String country, Instant receivedAt) {
    @Override
    public String toString() {
      return "Due[" + id + "]";
    }
  }

  /** How often somebody was called back. */
  public record Counts(int ofNumber, int asStranger, int ofCountry, int everywhere) {}

  /** What became of a call. */
  public enum Outcome {
    /** Somebody we know is called back. */
    CALLED,
    /** Somebody we do not know is called back. */
    STRANGER,
    /** Called back often enough, with others of the same number, or not a number to call. */
    LIMITED,
    /** Calls cannot be held in their language: a person is told instead. */
    FOR_A_PERSON;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
