package org.portolan.messaging.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when messages come late or fail, and tells those on duty for the system: once it has
 * lasted, and again every hour while it does. With nobody on duty, whoever comes is told as long as
 * it lasts, and of other trouble also when it is over. One node looks once a minute.
 */
public final class WatchTraffic {

  private static final Logger LOG = LoggerFactory.getLogger(WatchTraffic.class);

  private static final Duration EVERY = Duration.ofMinutes(1);

  /** A burst is over by then. */
  static final Duration LASTS = Duration.ofMinutes(5);

  private static final Duration AGAIN = Duration.ofHours(1);

  private final TellOperations operations;

  public WatchTraffic(Outbox outbox, Settings settings) {
    this.operations = new TellOperations(outbox, settings);
  }

  /** Looks when it is time to; returns how many people it told. */
  public int step(Tx tx) {
    Optional<Watch> before = claim(tx);
    if (before.isEmpty()) {
      return 0;
    }
    operations.tellWhatIsUntold(tx);
    State state = State.of(Traffic.now(tx));
    Watch now = before.get().become(state, tx.now());
    int told = now.isToBeTold(tx.now()) ? tell(tx, now) : 0;
    if (before.get().told().isPresent() && state == State.WELL) {
      LOG.info("Messages go well again");
    }
    keep(tx, told > 0 ? now.toldAt(tx.now()) : now);
    return told;
  }

  private int tell(Tx tx, Watch now) {
    long minutes = Duration.between(now.since(), tx.now()).toMinutes();
    int told =
        operations.tell(
            tx, Wording.of("duty.messages-" + now.state().key(), Map.of("minutes", minutes)));
    if (told > 0 || now.hasJustLasted()) {
      LOG.warn(
          "Messages are {} and have been for {} minutes; {} on duty are told",
          now.state().key(),
          minutes,
          told);
    }
    return told;
  }

  private static Optional<Watch> claim(Tx tx) {
    tx.sql()
        .execute(
            """
            INSERT INTO traffic_watch (id)
            SELECT 1 WHERE NOT EXISTS (SELECT FROM traffic_watch) ON CONFLICT DO NOTHING
            """);
    return tx.sql()
        .createQuery(
            """
            SELECT state, since, told_at, checked_at FROM traffic_watch
            WHERE checked_at IS NULL OR checked_at <= :before OR checked_at > :now
            FOR UPDATE SKIP LOCKED
            """)
        .bind("before", tx.now().minus(EVERY))
        .bind("now", tx.now())
        .map(
            (row, context) -> {
              var since = row.getTimestamp("since");
              return new Watch(
                  State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                  since == null ? Instant.EPOCH : since.toInstant(),
                  instant(row.getTimestamp("told_at")),
                  instant(row.getTimestamp("checked_at")));
            })
        .findOne();
  }

  private static Optional<Instant> instant(Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  private static void keep(Tx tx, Watch watch) {
    tx.sql()
        .createUpdate(
            """
            UPDATE traffic_watch SET state = :state, since = :since, checked_at = :now,
              told_at = CAST(:told AS timestamptz)
            """)
        .bind("state", watch.state().key())
        .bind("since", watch.since())
        .bind("now", tx.now())
        .bind("told", watch.told().orElse(null))
        .execute();
  }

  /** How messages go. */
  public enum State {
    WELL,
    LATE,
    FAILING;

    static State of(Traffic.Now now) {
      return now.isLate() ? LATE : now.isFailing() ? FAILING : WELL;
    }

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is known of how messages go.
   *
   * @param told when those on duty were last told
   * @param checked when somebody last looked
   */
  record Watch(State state, Instant since, Optional<Instant> told, Optional<Instant> checked) {

    Watch become(State other, Instant now) {
      return other == state ? this : new Watch(other, now, Optional.empty(), checked);
    }

    boolean isToBeTold(Instant now) {
      return state != State.WELL
          && !now.isBefore(since.plus(LASTS))
          && told.map(last -> !now.isBefore(last.plus(AGAIN))).orElse(true);
    }

    /**
     * Whether it had not lasted when somebody last looked: it is written down once, not each time.
     */
    boolean hasJustLasted() {
      return checked.map(last -> last.isBefore(since.plus(LASTS))).orElse(true);
    }

    Watch toldAt(Instant now) {
      return new Watch(state, since, Optional.of(now), checked);
    }
  }
}
