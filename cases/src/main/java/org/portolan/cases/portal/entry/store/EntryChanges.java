package org.portolan.cases.portal.entry.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Changes of which followers are still to be told. */
public final class EntryChanges {

  /** The oldest that no other node works on, locked. */
  public Optional<Change> next(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, rule, at, was, is_now, upto FROM entry_change
            ORDER BY at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .map(
            (row, context) ->
                new Change(
                    row.getObject("id", UUID.class),
                    row.getInt("rule"),
                    row.getTimestamp("at").toInstant(),
                    Optional.ofNullable(row.getObject("was", Integer.class)),
                    Optional.ofNullable(row.getObject("is_now", Integer.class)),
                    row.getObject("upto", UUID.class)))
        .findOne();
  }

  /** Those up to this follower have been told. */
  public void toldUpTo(Tx tx, Change change, UUID follower) {
    tx.sql()
        .createUpdate("UPDATE entry_change SET upto = :upto WHERE id = :id")
        .bind("upto", follower)
        .bind("id", change.id())
        .execute();
  }

  /** Everybody has been told. */
  public void done(Tx tx, Change change) {
    tx.sql()
        .createUpdate("DELETE FROM entry_change WHERE id = :id")
        .bind("id", change.id())
        .execute();
  }

  /**
   * A change.
   *
   * @param was the version before, empty when the rule is new
   * @param now the version now, empty when the rule was withdrawn
   * @param upto the last follower who was told, null before the first
   */
  public record Change(
      UUID id, int rule, Instant at, Optional<Integer> was, Optional<Integer> now, UUID upto) {}
}
