package org.portolan.cases.outreach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/**
 * The numbers of broadcasts that go out, in slices that any number of workers hand over at once. A
 * slice is cut, claimed by one worker for as long as its transaction lasts, and marked as queued
 * with it: killed in between, it is there for the next.
 *
 * <p>Nobody keeps a broadcast locked while messages are written, so that whoever stops it does not
 * wait. In return a worker asks at its end whether the broadcast still goes out. As a system actor
 * who may read people and outreach.
 */
public final class BroadcastSlices {

  /** Open ones of a broadcast, so that no worker of any node is without one. */
  private static final int AHEAD = 16;

  /** Cut at a time, with the broadcast locked: some milliseconds each. */
  private static final int AT_ONCE = 2;

  /** A second's work: what is lost with a worker, or taken back when the broadcast is stopped. */
  private static final int SIZE = 20_000;

  private final int size;

  public BroadcastSlices() {
    this(SIZE);
  }

  /**
   * @param size about how many numbers of a post make one
   */
  public BroadcastSlices(int size) {
    this.size = size;
  }

  /**
   * Cuts what comes next of the broadcasts that go out, and notes of which all has been handed
   * over; returns how much it did.
   */
  public int cut(Tx tx) {
    List<UUID> going =
        tx.sql()
            .createQuery(
                """
                SELECT case_id FROM broadcast WHERE state = 'sending' AND queued_at IS NULL
                ORDER BY started_at, case_id FOR UPDATE SKIP LOCKED
                """)
            .mapTo(UUID.class)
            .list();
    return going.stream().mapToInt(id -> cut(tx, id)).sum();
  }

  /** Of a locked broadcast; what the statements before the lock saw may have changed. */
  private int cut(Tx tx, UUID id) {
    Reached reached = reached(tx, id);
    int open = open(tx, id);
    int cut = 0;
    while (cut < AT_ONCE && open + cut < AHEAD) {
      Optional<Reached> next = next(tx, reached);
      if (next.isEmpty()) {
        break;
      }
      insert(tx, id, reached, next.get());
      reached = next.get();
      cut++;
    }
    if (cut > 0) {
      reaches(tx, id, reached);
    } else if (open == 0) {
      allQueued(tx, id);
      return 1;
    }
    return cut;
  }

  private static Reached reached(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT scope, queued_scope, queued_upto FROM broadcast WHERE case_id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Reached(
                    row.getString("scope"),
                    row.getString("queued_scope"),
                    row.getBytes("queued_upto")))
        .one();
  }

  private static int open(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            "SELECT count(*) FROM broadcast_slice WHERE case_id = :id AND queued_at IS NULL")
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }

  /** How far the slice goes that comes after what was reached; empty when there is none. */
  private Optional<Reached> next(Tx tx, Reached reached) {
    if (reached.post != null && reached.upto != null) {
      return Optional.of(reached.to(reached.post, end(tx, reached.post, reached.upto)));
    }
    return tx.sql()
        .createQuery(
            """
            SELECT post FROM broadcast_posts(:scope)
            WHERE CAST(:after AS text) IS NULL OR post > CAST(:after AS text)
            ORDER BY post LIMIT 1
            """)
        .bind("scope", reached.scope)
        .bind("after", reached.post)
        .mapTo(String.class)
        .findOne()
        .map(post -> reached.to(post, end(tx, post, new byte[0])));
  }

  private byte[] end(Tx tx, String post, byte[] above) {
    return tx.sql()
        .createQuery("SELECT broadcast_slice_end(:post, :above, :size)")
        .bind("post", post)
        .bind("above", above)
        .bind("size", size)
        .mapTo(byte[].class)
        .findOne()
        .orElse(null);
  }

  private static void insert(Tx tx, UUID id, Reached from, Reached to) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO broadcast_slice (case_id, position, scope, post, above, upto)
            SELECT CAST(:id AS uuid), 1 + COALESCE(max(position), 0), :scope, :post,
              CAST(:above AS bytea), CAST(:upto AS bytea)
            FROM broadcast_slice WHERE case_id = :id
            """)
        .bind("id", id)
        .bind("scope", to.scope)
        .bind("post", to.post)
        .bind("above", from.upto)
        .bind("upto", to.upto)
        .execute();
  }

  private static void reaches(Tx tx, UUID id, Reached reached) {
    tx.sql()
        .createUpdate(
            """
            UPDATE broadcast SET queued_scope = :post, queued_upto = CAST(:upto AS bytea)
            WHERE case_id = :id
            """)
        .bind("post", reached.post)
        .bind("upto", reached.upto)
        .bind("id", id)
        .execute();
  }

  private static void allQueued(Tx tx, UUID id) {
    tx.sql()
        .createUpdate("UPDATE broadcast SET queued_at = :now WHERE case_id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    forget(tx, id);
  }

  /** Only their sum is left. */
  static void forget(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            """
            UPDATE broadcast SET queued = queued + (
              SELECT COALESCE(sum(messages), 0) FROM broadcast_slice WHERE case_id = :id)
            WHERE case_id = :id
            """)
        .bind("id", id)
        .execute();
    tx.sql()
        .createUpdate("DELETE FROM broadcast_slice WHERE case_id = :id")
        .bind("id", id)
        .execute();
  }

  /** Locks the first slice that nobody else is at, of the broadcast that began first. */
  public Optional<Slice> claim(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT s.case_id, s.position, s.post, s.above, s.upto
            FROM broadcast b JOIN broadcast_slice s ON s.case_id = b.case_id
            WHERE b.state = 'sending' AND s.queued_at IS NULL
            ORDER BY b.started_at, b.case_id, s.position LIMIT 1 FOR UPDATE OF s SKIP LOCKED
            """)
        .map(
            (row, context) ->
                new Slice(
                    row.getObject("case_id", UUID.class),
                    row.getInt("position"),
                    row.getString("post"),
                    row.getBytes("above"),
                    row.getBytes("upto")))
        .findOne();
  }

  /**
   * A claimed slice has been handed over, as so many messages: the last that its transaction does.
   *
   * @return false when the broadcast was stopped meanwhile, and nothing of this may be committed
   */
  public boolean queued(Tx tx, Slice slice, int messages) {
    boolean goesOut =
        tx.sql()
            .createQuery("SELECT state = 'sending' FROM broadcast WHERE case_id = :id FOR SHARE")
            .bind("id", slice.broadcast)
            .mapTo(Boolean.class)
            .one();
    if (goesOut) {
      tx.sql()
          .createUpdate(
              """
              UPDATE broadcast_slice SET queued_at = :now, messages = :messages
              WHERE case_id = :id AND position = :position
              """)
          .bind("now", tx.now())
          .bind("messages", messages)
          .bind("id", slice.broadcast)
          .bind("position", slice.position)
          .execute();
    }
    return goesOut;
  }

  /**
   * How far a broadcast has been cut.
   *
   * @param scope whose it is
   * @param post the one that was cut last; null before the first
   * @param upto the last number's index; null at the end of the post
   */
  private record Reached(String scope, String post, byte[] upto) {
    Reached to(String next, byte[] end) {
      return new Reached(scope, next, end);
    }
  }

  /**
   * Numbers of a post, by their keyed indexes.
   *
   * @param broadcast whose audience they are
   * @param above those after this one; null from the first
   * @param upto those up to this one; null to the last
   */
  public record Slice(UUID broadcast, int position, String post, byte[] above, byte[] upto) {
    @Override
    public String toString() {
      return "Slice[" + post + "]";
    }
  }
}
