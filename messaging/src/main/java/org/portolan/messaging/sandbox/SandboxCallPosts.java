package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;

/** What the sandbox owes us of the story of calls, each until it was taken. */
final class SandboxCallPosts {

  /** Half an hour of a server that is down, at one try every ten seconds. */
  private static final int MOST_ATTEMPTS = 180;

  private static final Duration LEASE = Duration.ofSeconds(20);

  /** By how much a step is told later than it was when the story is told backwards. */
  private static final Duration BACKWARDS = Duration.ofMillis(400);

  private static final List<String> STORY = List.of("initiated", "ringing", "in-progress");

  /** Owes what has happened to a call, as it was told to tell. */
  void owe(Tx tx, Row call, String status, Integer code, Instant now) {
    if (call.callback() == null) {
      return;
    }
    int left = STORY.contains(status) ? STORY.size() - STORY.indexOf(status) : 0;
    Instant due = now.plusSeconds(call.telling().lateSeconds());
    due = call.telling().reversed() ? due.plus(BACKWARDS.multipliedBy(left * 3L)) : due;
    for (int i = 0; i < (call.telling().twice() ? 2 : 1); i++) {
      tx.sql()
          .createUpdate(
              """
              INSERT INTO sandbox_call_post (sid, status, code, due_at)
              VALUES (:sid, :status, :code, :due)
              """)
          .bind("sid", call.sid())
          .bind("status", status)
          .bind("code", code)
          .bind("due", due)
          .execute();
    }
  }

  Optional<Post> claim(Tx tx, Instant now) {
    return tx.sql()
        .createQuery(
            """
            UPDATE sandbox_call_post SET due_at = :leased, attempts = attempts + 1 WHERE id = (
              SELECT id FROM sandbox_call_post WHERE NOT done AND due_at <= :now
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, sid, status, code, attempts
            """)
        .bind("now", now)
        .bind("leased", now.plus(LEASE))
        .map(
            (row, context) ->
                new Post(
                    row.getLong("id"),
                    row.getString("sid"),
                    row.getString("status"),
                    Optional.ofNullable(row.getObject("code", Integer.class)),
                    row.getInt("attempts")))
        .findOne();
  }

  /** It was taken, or is tried again in a while. */
  void settle(Tx tx, Post post, boolean taken, Instant now) {
    boolean done = taken || post.attempts() >= MOST_ATTEMPTS;
    tx.sql()
        .createUpdate("UPDATE sandbox_call_post SET done = :done, due_at = :due WHERE id = :id")
        .bind("done", done)
        .bind("due", now.plusSeconds(Math.min(10, post.attempts())))
        .bind("id", post.id())
        .execute();
  }

  /** Something to tell of a call. */
  record Post(long id, String sid, String status, Optional<Integer> code, int attempts) {}
}
