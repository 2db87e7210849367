package org.portolan.messaging.email;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Whose turn it is to look into the mailbox, and what was found in it, counted. */
public final class MailTurns {

  private static final Actor ACTOR = Actor.system("mailbox", Compartment.TRANSIT);

  /** Whoever has the turn and dies leaves it to others after this. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration COUNTED_FOR = Duration.ofDays(7);

  private final CaseStore store;

  public MailTurns(CaseStore store) {
    this.store = store;
  }

  /** Takes the turn, if it is due and nobody has it. */
  boolean take(Instant realNow) {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    INSERT INTO mailbox_turn AS t (id, due_at) VALUES (1, :leased)
                    ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at
                      WHERE t.due_at <= :now
                    RETURNING id
                    """)
                .bind("leased", realNow.plus(LEASE))
                .bind("now", realNow)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** The mailbox was looked into; the next turn is due then. */
  void done(Instant next) {
    store.run(
        ACTOR,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    UPDATE mailbox_turn SET due_at = :next, failing_since = NULL, why = NULL
                    """)
                .bind("next", next)
                .execute());
  }

  /** It could not be looked into. */
  void failed(Instant next, String why) {
    store.run(
        ACTOR,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    UPDATE mailbox_turn SET due_at = :next, why = :why,
                      failing_since = COALESCE(failing_since, :now)
                    """)
                .bind("next", next)
                .bind("now", tx.now())
                .bind("why", why)
                .execute());
  }

  /** One more mail of a kind. */
  void count(String what) {
    store.run(ACTOR, tx -> count(tx, what));
  }

  private static void count(Tx tx, String what) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO mail_count AS c (hour, what, n) VALUES (:hour, :what, 1)
            ON CONFLICT (hour, what) DO UPDATE SET n = c.n + 1
            """)
        .bind("hour", tx.now().truncatedTo(ChronoUnit.HOURS))
        .bind("what", what)
        .execute();
    tx.sql()
        .createUpdate("DELETE FROM mail_count WHERE hour < :before")
        .bind("before", tx.now().minus(COUNTED_FOR))
        .execute();
  }

  /** What came in the last 24 hours, by kind, and whether the mailbox can be looked into. */
  public Found found() {
    return store.call(
        ACTOR,
        tx -> {
          Map<String, Long> counted = new LinkedHashMap<>();
          tx.sql()
              .createQuery(
                  """
                  SELECT what, sum(n) AS n FROM mail_count WHERE hour > :since
                  GROUP BY what ORDER BY what
                  """)
              .bind("since", tx.now().minus(Duration.ofDays(1)))
              .map((row, context) -> counted.put(row.getString("what"), row.getLong("n")))
              .list();
          return new Found(counted, failing(tx));
        });
  }

  private static Optional<Failing> failing(Tx tx) {
    return tx.sql()
        .createQuery("SELECT why, failing_since FROM mailbox_turn WHERE failing_since IS NOT NULL")
        .map(
            (row, context) ->
                new Failing(row.getString("why"), row.getTimestamp("failing_since").toInstant()))
        .findOne();
  }

  /**
   * What the mailbox had.
   *
   * @param counted by {@code received}, {@code automatic}, {@code bounced}, {@code doubtful},
   *     {@code unreadable}
   * @param failing empty when it can be looked into
   */
  public record Found(Map<String, Long> counted, Optional<Failing> failing) {}

  /**
   * Why the mailbox cannot be looked into.
   *
   * @param why {@code login-refused} or {@code unreachable}
   */
  public record Failing(String why, Instant since) {}
}
