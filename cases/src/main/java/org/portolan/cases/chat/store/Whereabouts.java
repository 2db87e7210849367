package org.portolan.cases.chat.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/**
 * Where a message of a visitor is.
 *
 * @param seq its number, if it was said before
 * @param at when that was
 * @param paced how many messages the visitor has written in the chat
 * @param pacedFrom since when they are counted
 */
public record Whereabouts(
    Chat chat, Optional<Long> seq, Optional<Instant> at, int paced, Instant pacedFrom) {

  private static final ManyRows<Sought> SEEK =
      ManyRows.<Sought>statement(
              """
              SELECT r.entry, c.* FROM :rows JOIN LATERAL (
                SELECT c.*, m.seq, m.at FROM chat c
                  LEFT JOIN chat_message m ON m.chat_id = c.id AND m.entry_id = r.entry
                WHERE c.visitor_index = r.visitor AND (c.state <> 'ended' OR m.seq IS NOT NULL)
                ORDER BY m.seq IS NULL LIMIT 1) c ON true
              """)
          .column("visitor", "bytea", Sought::visitor)
          .column("entry", "uuid", Sought::entry)
          .build();

  /**
   * Where messages of visitors are: each in the chat in which it was said, else in its visitor's
   * open one; by their entries. One whose visitor has neither is missing.
   */
  public static Map<UUID, Whereabouts> of(Tx tx, Collection<Sought> messages) {
    Map<UUID, Whereabouts> found = new HashMap<>();
    SEEK.bind(tx.sql().createQuery(SEEK.sql()), messages)
        .map(
            (row, context) ->
                found.put(
                    row.getObject("entry", UUID.class),
                    new Whereabouts(
                        ChatRows.chat(row),
                        Optional.ofNullable(row.getObject("seq", Long.class)),
                        ChatRows.instant(row, "at"),
                        row.getInt("paced"),
                        row.getTimestamp("paced_from").toInstant())))
        .list();
    return found;
  }

  /**
   * A message that is looked for.
   *
   * @param visitor keyed hash of the visitor's ticket
   * @param entry its entry on the timeline
   */
  public record Sought(byte[] visitor, UUID entry) {}

  /** How many the visitor has written, counting only those after a time. */
  public int pacedSince(Instant time) {
    return pacedFrom.isBefore(time) ? 0 : paced;
  }
}
