package org.portolan.cases.chat.store;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** The chats themselves: how they stand. */
@Dependent
public class ChatRows {

  /** A new chat on a case, which nobody has yet. */
  public UUID insert(Tx tx, UUID caseId, byte[] visitor, Language language) {
    UUID id = UUID.randomUUID();
    int inserted =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO chat (id, case_id, compartment, scope, visitor_index, language, state,
                  opened_at, waiting_since, paced_from)
                SELECT :id, c.id, c.compartment, c.scope, :visitor, :language, 'waiting', :now,
                  :now, :now
                FROM case_file c WHERE c.id = :case
                """)
            .bind("id", id)
            .bind("visitor", visitor)
            .bind("language", language.tag())
            .bind("now", tx.now())
            .bind("case", caseId)
            .execute();
    if (inserted != 1) {
      throw new IllegalStateException("A chat is on a case that this actor has not");
    }
    return id;
  }

  /** Until this transaction has ended nobody else begins a chat with the same ticket. */
  public void beginAlone(Tx tx, byte[] visitor) {
    tx.sql()
        .createQuery("SELECT pg_advisory_xact_lock(hashtextextended('chat ' || :visitor, 0))")
        .bind("visitor", HexFormat.of().formatHex(visitor))
        .mapToMap()
        .list();
  }

  /** A visitor's open chat, locked. */
  public Optional<Chat> lockOpen(Tx tx, byte[] visitor) {
    return tx.sql()
        .createQuery("SELECT * FROM chat WHERE visitor_index = :v AND state <> 'ended' FOR UPDATE")
        .bind("v", visitor)
        .map((row, context) -> chat(row))
        .findOne();
  }

  /** A visitor's open chat; else the last that ended. */
  public Optional<Chat> latest(Tx tx, byte[] visitor) {
    return tx.sql()
        .createQuery(
            """
            SELECT * FROM chat WHERE visitor_index = :v
            ORDER BY state = 'ended', opened_at DESC, id LIMIT 1
            """)
        .bind("v", visitor)
        .map((row, context) -> chat(row))
        .findOne();
  }

  /** A chat, locked; empty when this actor has none such. */
  public Optional<Chat> lock(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT * FROM chat WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map((row, context) -> chat(row))
        .findOne();
  }

  /** A chat, to be looked at; empty when this actor has none such. */
  public Optional<Chat> find(Tx tx, UUID id) {
    return some(tx, List.of(id)).stream().findFirst();
  }

  /** Those of some chats that this actor has. */
  public List<Chat> some(Tx tx, Collection<UUID> ids) {
    return tx.sql()
        .createQuery("SELECT * FROM chat WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, context) -> chat(row))
        .list();
  }

  /** The reference of a case; empty when this actor has none such. */
  public Optional<String> referenceOf(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT reference FROM case_file WHERE id = :case AND erased_at IS NULL")
        .bind("case", caseId)
        .mapTo(String.class)
        .findOne();
  }

  /** The open chat on a case, locked. */
  public Optional<Chat> lockOpenOn(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT * FROM chat WHERE case_id = :case AND state <> 'ended'
            ORDER BY opened_at DESC, id LIMIT 1 FOR UPDATE
            """)
        .bind("case", caseId)
        .map((row, context) -> chat(row))
        .findOne();
  }

  /**
   * The chat that has waited longest of those that nobody has and that this actor has not given up,
   * locked; passing over others'.
   */
  public Optional<Chat> lockNext(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT * FROM chat
            WHERE state = 'waiting' AND NOT case_id = ANY ((SELECT guard.given_up())::uuid[])
            ORDER BY waiting_since, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .map((row, context) -> chat(row))
        .findOne();
  }

  /** Somebody has a chat now; it waits no longer. */
  public void take(Tx tx, UUID id, String officer) {
    tx.sql()
        .createUpdate(
            """
            UPDATE chat SET state = 'talking', officer = :officer, waiting_since = NULL,
              first_taken_at = COALESCE(first_taken_at, :now), desk_typed_at = NULL
            WHERE id = :id
            """)
        .bind("officer", officer)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Somebody helps with the language; whoever did before does so no longer. */
  public void interpret(Tx tx, UUID id, String interpreter) {
    tx.sql()
        .createUpdate("UPDATE chat SET interpreter = :interpreter WHERE id = :id")
        .bind("interpreter", interpreter)
        .bind("id", id)
        .execute();
  }

  /** Nobody has it; it waits as it did when it was opened. */
  public void handBack(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            """
            UPDATE chat SET state = 'waiting', officer = NULL, interpreter = NULL,
              waiting_since = opened_at, desk_typed_at = NULL
            WHERE id = :id
            """)
        .bind("id", id)
        .execute();
  }

  /** It waits at another post as it did when it was opened; the rest of its case follows. */
  public void passOn(Tx tx, Chat chat) {
    handBack(tx, chat.id());
    tx.sql()
        .createUpdate("UPDATE chat SET came_from = scope WHERE id = :id")
        .bind("id", chat.id())
        .execute();
  }

  /** It is over. */
  public void end(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            "UPDATE chat SET state = 'ended', ended_at = :now, waiting_since = NULL WHERE id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** A side has read up to a message, never beyond the last and never back. */
  public void read(Tx tx, UUID id, Side side, long upTo) {
    tx.sql()
        .createUpdate(
            """
            UPDATE chat SET <column> = LEAST(:to, last_seq)
            WHERE id = :id AND <column> < LEAST(:to, last_seq)
            """)
        .define("column", side.key() + "_read")
        .bind("to", upTo)
        .bind("id", id)
        .execute();
  }

  /** A side is typing. */
  public void typed(Tx tx, UUID id, Side side) {
    tx.sql()
        .createUpdate("UPDATE chat SET <column> = :now WHERE id = :id AND state <> 'ended'")
        .define("column", side.key() + "_typed_at")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** What the visitor says of it, once it is over and only once. */
  public boolean helped(Tx tx, UUID id, boolean helped) {
    return tx.sql()
            .createUpdate(
                "UPDATE chat SET helped = :helped"
                    + " WHERE id = :id AND helped IS NULL AND state = 'ended'")
            .bind("helped", helped)
            .bind("id", id)
            .execute()
        == 1;
  }

  static Chat chat(ResultSet row) throws SQLException {
    return new Chat(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("compartment").equals(Compartment.INFORMATION.key()),
        row.getString("scope"),
        Language.of(row.getString("language")),
        ChatState.ofKey(row.getString("state")),
        row.getTimestamp("opened_at").toInstant(),
        instant(row, "waiting_since"),
        Optional.ofNullable(row.getString("officer")),
        Optional.ofNullable(row.getString("interpreter")),
        row.getLong("last_seq"),
        row.getLong("visitor_read"),
        row.getLong("desk_read"),
        instant(row, "visitor_typed_at"),
        instant(row, "desk_typed_at"),
        row.getBoolean("by_text"),
        Optional.ofNullable(row.getObject("helped", Boolean.class)),
        Optional.ofNullable(row.getString("came_from")),
        Optional.ofNullable(row.getObject("linked_case", UUID.class)));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
