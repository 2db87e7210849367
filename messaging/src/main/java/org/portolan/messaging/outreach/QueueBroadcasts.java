package org.portolan.messaging.outreach;

import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.BroadcastSlices;
import org.portolan.cases.outreach.BroadcastSlices.Slice;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Languages;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.Alarm.Trouble;
import org.portolan.messaging.work.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands broadcasts over to the outbox, a slice of numbers in a transaction and with one statement:
 * killed in between, it goes on where it was. Any number of workers do it at once. Who does not
 * want it, or could not read it, gets a row that says so.
 */
public final class QueueBroadcasts {

  private static final Logger LOG = LoggerFactory.getLogger(QueueBroadcasts.class);

  /** The end of the key of what its page says. */
  private static final String UNREADABLE = "unreadable";

  private static final Actor ACTOR =
      Actor.system(
          "broadcasts",
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.OUTREACH,
          Compartment.ACCESS,
          Compartment.TRANSIT);

  private static final String INSERT =
      """
      WITH added AS (
        INSERT INTO outbox (id, purpose, recipient_kind, recipient_id, broadcast_id, rank, sender,
          country, sealed_under, state, reason, created_at, due_at, deadline, ended_at)
        SELECT uuidv7(), :purpose, 'contact', n.contact, :broadcast, :rank,
          COALESCE(r.sender, elsewhere.sender, ''), n.region, :key,
          CASE WHEN n.why IS NULL THEN 'waiting' ELSE 'suppressed' END, n.why, :now, :now, :deadline,
          CASE WHEN n.why IS NOT NULL THEN CAST(:now AS timestamptz) END
        FROM (
          SELECT a.contact, a.region, CASE
            WHEN a.standing <> 'usable' THEN upper(replace(a.standing, '-', '_'))
            WHEN a.language <> ALL (:readable) THEN 'no language' END AS why
          FROM broadcast_audience(:broadcast, :post, CAST(:above AS bytea), CAST(:upto AS bytea)) a) n
          LEFT JOIN route r ON r.country = n.region
          LEFT JOIN route elsewhere ON elsewhere.country = '*'
        -- along the indexes of recipients, so that a page of them is written once
        ORDER BY n.contact
        RETURNING sender),
      lanes AS (SELECT sender, count(*) AS messages FROM added GROUP BY sender),
      -- in the same order by all workers: one waits here for the other, which never waits for it
      served AS (
        INSERT INTO outbox_lane (broadcast_id, sender)
        SELECT :broadcast, sender FROM lanes ORDER BY sender ON CONFLICT DO NOTHING),
      paced AS (
        INSERT INTO sender_pace (sender, left_over, filled_at)
        SELECT sender, 0, 'epoch' FROM lanes ORDER BY sender ON CONFLICT DO NOTHING)
      SELECT COALESCE(sum(messages), 0) FROM lanes
      """;

  private final CaseStore store;
  private final BroadcastsAtWork broadcasts;
  private final BroadcastSlices slices;
  private final Alarm alarm;
  private final Signal work;
  private final Signal filled;
  private final Duration worthFor;

  /**
   * @param alarm raised when a broadcast has to stand still, since nobody can tell what it says
   * @param work raised when there are slices for other workers of this node
   * @param filled raised when there is something to send
   */
  public QueueBroadcasts(
      CaseStore store,
      BroadcastsAtWork broadcasts,
      BroadcastSlices slices,
      Settings settings,
      Alarm alarm,
      Signal work,
      Signal filled) {
    this.store = store;
    this.broadcasts = broadcasts;
    this.slices = slices;
    this.alarm = alarm;
    this.work = work;
    this.filled = filled;
    this.worthFor =
        Duration.ofMinutes(
            settings.number(
                "DEADLINE_BROADCAST_MINUTES", (int) Purpose.BROADCAST.worthFor().toMinutes()));
  }

  /** Begins what is due, cuts what comes next and hands over a slice; returns how much it did. */
  public int step() {
    int begun = store.call(ACTOR, broadcasts::due).stream().mapToInt(this::begin).sum();
    int prepared = begun + store.call(ACTOR, tx -> slices.cut(tx));
    if (prepared > 0) {
      work.raise();
    }
    return prepared + handOver();
  }

  private int begin(UUID broadcast) {
    try {
      return store.call(ACTOR, tx -> broadcasts.begin(tx, broadcast));
    } catch (KeyDestroyed e) {
      standsStill(new DoesNotOpen(broadcast, e));
      return 1;
    }
  }

  private int handOver() {
    try {
      return store.call(ACTOR, this::slice);
    } catch (StoppedMeanwhile stopped) {
      return 0;
    } catch (DoesNotOpen closed) {
      standsStill(closed);
      return 1;
    }
  }

  private void standsStill(DoesNotOpen closed) {
    LOG.error("What broadcast {} says does not open", closed.broadcast, closed);
    store.run(ACTOR, tx -> standsStill(tx, closed));
  }

  /** Those behind it go on. */
  private void standsStill(Tx tx, DoesNotOpen closed) {
    if (closed.getCause() instanceof KeyDestroyed) {
      broadcasts.standStillWithoutKey(tx, closed.broadcast, UNREADABLE);
    } else {
      broadcasts.standStill(tx, closed.broadcast, UNREADABLE);
    }
    alarm.raise(tx, Trouble.BROADCAST);
  }

  private BroadcastMessage message(Tx tx, UUID broadcast) {
    try {
      return broadcasts.message(tx, broadcast).orElseThrow();
    } catch (KeyDestroyed | IllegalStateException | NoSuchElementException e) {
      throw new DoesNotOpen(broadcast, e);
    }
  }

  private int slice(Tx tx) {
    Optional<Slice> claimed = slices.claim(tx);
    if (claimed.isEmpty()) {
      return 0;
    }
    if (!slices.queued(tx, claimed.get(), queue(tx, claimed.get()))) {
      throw new StoppedMeanwhile();
    }
    tx.afterCommit(work::raise);
    tx.afterCommit(filled::raise);
    return 1;
  }

  private int queue(Tx tx, Slice slice) {
    BroadcastMessage message = message(tx, slice.broadcast());
    Instant deadline = tx.now().plus(worthFor);
    return tx.sql()
        .createQuery(INSERT)
        .bind("purpose", Purpose.BROADCAST.key())
        .bind("rank", Purpose.BROADCAST.rank())
        .bind("broadcast", slice.broadcast())
        .bind("key", KeyId.ofCase(slice.broadcast()).value())
        .bind("now", tx.now())
        .bind("deadline", deadline)
        .bind("post", slice.post())
        .bind("above", slice.above())
        .bind("upto", slice.upto())
        .bindArray(
            "readable",
            String.class,
            Languages.travellers().stream()
                .filter(reader -> message.in(reader).isPresent())
                .map(reader -> (Object) reader.tag())
                .toArray())
        .mapTo(Integer.class)
        .one();
  }

  /** Nothing is written of a broadcast whose texts were altered, or whose key is gone. */
  private static final class DoesNotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UUID broadcast;

    DoesNotOpen(UUID broadcast, Throwable cause) {
      super("A broadcast does not open", cause);
      this.broadcast = broadcast;
    }
  }

  /** Takes back what was written of a slice whose broadcast stands still or is over. */
  private static final class StoppedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedMeanwhile() {
      super("The broadcast was stopped", null, false, false);
    }
  }
}
