package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.cases.store.Tx;

/** The webhooks that the sandbox owes us, in real time, each until it was taken. */
final class SandboxPosts {

  private static final Duration SENT_AFTER = Duration.ofMillis(60);
  private static final Duration DELIVERED_AFTER = Duration.ofMillis(250);

  private static final Duration LEASE = Duration.ofSeconds(20);

  /** Owes the story of an accepted message, as its faults want it. */
  void oweStory(Tx tx, String sid, Instant now, Map<SandboxFault.Kind, Integer> faults) {
    Instant from = now.plusSeconds(faults.getOrDefault(SandboxFault.Kind.CALLBACKS_LATE, 0));
    boolean reversed = faults.containsKey(SandboxFault.Kind.CALLBACKS_OUT_OF_ORDER);
    String end = faults.containsKey(SandboxFault.Kind.UNDELIVERED) ? "undelivered" : "delivered";
    int times = faults.containsKey(SandboxFault.Kind.CALLBACKS_TWICE) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      owe(tx, sid, "sent", from.plus(reversed ? DELIVERED_AFTER : SENT_AFTER));
      if (!faults.containsKey(SandboxFault.Kind.UNCONFIRMED)) {
        owe(tx, sid, end, from.plus(reversed ? SENT_AFTER : DELIVERED_AFTER));
      }
    }
  }

  /** Owes the story of a message that a channel refuses after it was accepted. */
  void oweFailure(Tx tx, String sid, Instant now) {
    owe(tx, sid, "failed", now.plus(SENT_AFTER));
  }

  /** Owes that it was looked at, on a channel that tells. */
  void oweRead(Tx tx, String sid, Instant now) {
    owe(tx, sid, "read", now);
  }

  /** Owes a message that a traveller typed. */
  void oweMessage(Tx tx, String sid, Instant now) {
    owe(tx, sid, null, now);
  }

  private void owe(Tx tx, String sid, String status, Instant due) {
    tx.sql()
        .createUpdate(
            "INSERT INTO sandbox_post (sid, status, turn, due_at) VALUES (:sid, :status, :due, :due)")
        .bind("sid", sid)
        .bind("status", status)
        .bind("due", due)
        .execute();
  }

  /** Takes what is due, leased for a while; in turn for each message and phone. */
  List<Post> claim(Tx tx, Instant now, int limit) {
    return tx
        .sql()
        .createQuery(
            """
            WITH due AS (
              SELECT p.id FROM sandbox_post p JOIN sandbox_message m ON m.sid = p.sid
              WHERE NOT p.done AND p.due_at <= :now
                AND NOT EXISTS (
                  SELECT 1 FROM sandbox_post e WHERE e.sid = p.sid AND NOT e.done
                    AND (e.turn, e.id) < (p.turn, p.id))
                AND NOT (p.status IS NULL AND EXISTS (
                  SELECT 1 FROM sandbox_post q JOIN sandbox_message n ON n.sid = q.sid
                  WHERE NOT q.done AND q.status IS NULL AND n.phone_index = m.phone_index
                    AND q.id < p.id))
              ORDER BY p.due_at, p.id LIMIT :limit FOR UPDATE OF p SKIP LOCKED)
            UPDATE sandbox_post p SET due_at = :leased, attempts = attempts + 1
            FROM due WHERE p.id = due.id
            RETURNING p.id, p.sid, p.status, p.attempts, p.turn
            """)
        .bind("now", now)
        .bind("leased", now.plus(LEASE))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Post(
                    row.getLong("id"),
                    row.getString("sid"),
                    row.getString("status"),
                    row.getInt("attempts"),
                    row.getTimestamp("turn").toInstant()))
        .collectIntoList()
        .stream()
        .sorted(java.util.Comparator.comparing(Post::id))
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }

  /** It was taken, or it is given up. */
  void done(Tx tx, Post post) {
    tx.sql()
        .createUpdate("UPDATE sandbox_post SET done = true WHERE id = :id")
        .bind("id", post.id())
        .execute();
  }

  /** It was not taken. */
  void again(Tx tx, Post post, Instant due) {
    tx.sql()
        .createUpdate("UPDATE sandbox_post SET due_at = :due WHERE id = :id")
        .bind("due", due)
        .bind("id", post.id())
        .execute();
  }

  /**
   * A webhook to post; without a status it hands over the message itself.
   *
   * @param attempts this one included
   * @param firstAt when it was due first
   */
  record Post(long id, String sid, String status, int attempts, Instant firstAt) {}
}
