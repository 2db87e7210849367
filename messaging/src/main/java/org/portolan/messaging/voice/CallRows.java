package org.portolan.messaging.voice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** The calls as they are stored, and what is still to be said in them. */
final class CallRows {

  /** A line on which nothing was heard of for so long is dead, whatever the provider tells. */
  private static final Duration ALIVE = Duration.ofMinutes(3);

  private static final String SELECT =
      "SELECT id, language, sid, past_sids, seen_at, confirmed_at, ended_at FROM voice_call ";

  /** A call is about to be placed, perhaps not for the first time. */
  void placing(Tx tx, UUID id, byte[] number, Language language) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO voice_call (id, number_index, language, placed_at)
            VALUES (:id, :number, :language, :now)
            ON CONFLICT (id) DO UPDATE SET number_index = excluded.number_index,
              language = excluded.language, placed_at = excluded.placed_at,
              past_sids = CASE WHEN voice_call.sid IS NULL THEN voice_call.past_sids
                ELSE voice_call.past_sids || voice_call.sid END,
              sid = NULL,
              seen_at = NULL, confirmed_at = NULL, ended_at = NULL
            """)
        .bind("id", id)
        .bind("number", number)
        .bind("language", language.tag())
        .bind("now", tx.now())
        .execute();
  }

  /** Takes a line for a new call, so that nobody else calls the number meanwhile. */
  void lockNumber(Tx tx, byte[] number) {
    tx.sql()
        .createQuery("SELECT pg_advisory_xact_lock(:number)")
        .bind("number", java.nio.ByteBuffer.wrap(number).getLong())
        .mapTo(String.class)
        .findOne();
  }

  /** The call that goes on with a number, ringing or answered. */
  Optional<Row> withNumber(Tx tx, byte[] number) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE number_index = :number AND ended_at IS NULL
                  AND COALESCE(seen_at, placed_at) > :since
                ORDER BY placed_at DESC LIMIT 1
                """)
        .bind("number", number)
        .bind("since", tx.now().minus(ALIVE))
        .map((row, context) -> Row.of(row))
        .findOne();
  }

  Optional<Row> lock(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(SELECT + "WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map((row, context) -> Row.of(row))
        .findOne();
  }

  /** The provider has the call. */
  void placed(Tx tx, UUID id, String sid) {
    tx.sql()
        .createUpdate("UPDATE voice_call SET sid = COALESCE(sid, :sid) WHERE id = :id")
        .bind("sid", sid)
        .bind("id", id)
        .execute();
  }

  /** Somebody is on the line. */
  void seen(Tx tx, UUID id, String sid) {
    tx.sql()
        .createUpdate(
            "UPDATE voice_call SET seen_at = :now, sid = COALESCE(sid, :sid) WHERE id = :id")
        .bind("now", tx.now())
        .bind("sid", sid)
        .bind("id", id)
        .execute();
  }

  void confirmed(Tx tx, UUID id) {
    set(tx, id, "confirmed_at");
  }

  void ended(Tx tx, UUID id) {
    set(tx, id, "ended_at");
  }

  private static void set(Tx tx, UUID id, String column) {
    tx.sql()
        .createUpdate(
            "UPDATE voice_call SET " + column + " = COALESCE(" + column + ", :now) WHERE id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Something is to be said in a call that goes on. */
  void line(Tx tx, UUID call, UUID message) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO voice_line (message_id, call_id) VALUES (:message, :call)
            ON CONFLICT (message_id) DO UPDATE SET call_id = excluded.call_id, said_at = NULL
            """)
        .bind("message", message)
        .bind("call", call)
        .execute();
  }

  /** What is to be said next; from now on it counts as said. */
  Optional<UUID> nextLine(Tx tx, UUID call) {
    return tx.sql()
        .createQuery(
            """
            UPDATE voice_line SET said_at = :now WHERE message_id = (
              SELECT message_id FROM voice_line WHERE call_id = :call AND said_at IS NULL
              ORDER BY position LIMIT 1)
            RETURNING message_id
            """)
        .bind("now", tx.now())
        .bind("call", call)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Whether a message was said in the call that it was to be said in. */
  boolean isSaid(Tx tx, UUID message) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM voice_line
              WHERE message_id = :message AND said_at IS NOT NULL)
            """)
        .bind("message", message)
        .mapTo(Boolean.class)
        .one();
  }

  /** What was not said before the end. */
  List<UUID> unsaid(Tx tx, UUID call) {
    return tx.sql()
        .createQuery("SELECT message_id FROM voice_line WHERE call_id = :call AND said_at IS NULL")
        .bind("call", call)
        .mapTo(UUID.class)
        .list();
  }

  /** Whether a message belongs to a call: it is what the call is for, or was said in it. */
  boolean belongs(Tx tx, UUID call, UUID message) {
    return call.equals(message)
        || tx.sql()
            .createQuery(
                """
                SELECT EXISTS (SELECT FROM voice_line
                  WHERE message_id = :message AND call_id = :call)
                """)
            .bind("message", message)
            .bind("call", call)
            .mapTo(Boolean.class)
            .one();
  }

  /**
   * A call.
   *
   * @param id of the message that it was placed for
   * @param sid the provider's id; null before it is known
   * @param pastSids of the calls before it that did not bring the message
   * @param taken whether somebody, or something, took it
   */
  record Row(
      UUID id,
      Language language,
      String sid,
      List<String> pastSids,
      boolean taken,
      boolean confirmed,
      boolean ended) {

    private static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getObject("id", UUID.class),
          Language.of(row.getString("language")),
          row.getString("sid"),
          Arrays.asList((String[]) row.getArray("past_sids").getArray()),
          row.getTimestamp("seen_at") != null,
          row.getTimestamp("confirmed_at") != null,
          row.getTimestamp("ended_at") != null);
    }

    /** Whether the provider means this call, and not one before it. */
    boolean is(String other) {
      return sid == null ? !pastSids.contains(other) : sid.equals(other);
    }
  }
}
