package org.portolan.cases.portal.entry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Changes of which followers are told, now or as soon as they have entered their code. */
public final class EntryChanges {

  /** The oldest that no other node works on, locked. */
  public Optional<Change> next(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, rule, at, was, is_now, upto FROM entry_change WHERE told_at IS NULL
            ORDER BY at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .map((row, context) -> change(row))
        .findOne();
  }

  /**
   * The changes after a moment in which this follower, whose code comes only now, was passed over,
   * in order. While one is worked on, this waits: whoever is not told here is told there.
   */
  public List<Change> passedOver(Tx tx, UUID follower, Instant after) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT id, rule, at, was, is_now, upto,
              told_at IS NOT NULL OR COALESCE(upto >= :follower, false) AS passed
            FROM entry_change WHERE at > :after ORDER BY at, id FOR UPDATE
            """)
        .bind("follower", follower)
        .bind("after", after)
        .map((row, context) -> row.getBoolean("passed") ? change(row) : null)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getObject("id", UUID.class),
        row.getInt("rule"),
        row.getTimestamp("at").toInstant(),
        Optional.ofNullable(row.getObject("was", Integer.class)),
        Optional.ofNullable(row.getObject("is_now", Integer.class)),
        row.getObject("upto", UUID.class));
  }

  /** Those up to this follower have been told. */
  public void toldUpTo(Tx tx, Change change, UUID follower) {
    tx.sql()
        .createUpdate("UPDATE entry_change SET upto = :upto WHERE id = :id")
        .bind("upto", follower)
        .bind("id", change.id())
        .execute();
  }

  /** Everybody has been told who has entered their code. */
  public void done(Tx tx, Change change) {
    tx.sql()
        .createUpdate("UPDATE entry_change SET told_at = :now WHERE id = :id")
        .bind("now", tx.now())
        .bind("id", change.id())
        .execute();
  }

  /** Forgets changes that were told, and before which no code was asked for that may still come. */
  public void forget(Tx tx, Instant before) {
    tx.sql()
        .createUpdate("DELETE FROM entry_change WHERE told_at IS NOT NULL AND at < :before")
        .bind("before", before)
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
