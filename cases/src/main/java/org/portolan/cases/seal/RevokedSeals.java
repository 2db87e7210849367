package org.portolan.cases.seal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.portolan.cases.seal.store.SealRows;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;

/**
 * Which seals were taken back, in this node's memory. Whether there are more is asked of the
 * database once a second at most.
 */
public final class RevokedSeals {

  private static final Actor READER = new Actor("system:seals", Set.of());
  private static final long LOOK_EVERY_NANOS = 1_000_000_000;

  private final CaseStore store;
  private final Clock clock;
  private final SealRows rows = new SealRows();

  private volatile Looked looked;

  /**
   * What was there when it was looked.
   *
   * @param revocations how many there were ever: with it the list changes
   * @param day on which the visas of these seals would be valid
   * @param inOrder of their references
   */
  private record Looked(
      long revocations, LocalDate day, List<String> inOrder, Set<String> all, long at) {}

  public RevokedSeals(CaseStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether the seal with a reference was taken back, and its visa would be valid else. */
  public boolean contains(String reference) {
    return now().all.contains(reference);
  }

  /** All that {@link #contains}, in the order of their references: it tells nothing of time. */
  public List<String> inOrder() {
    return now().inOrder;
  }

  private Looked now() {
    Looked last = looked;
    return last != null && System.nanoTime() - last.at < LOOK_EVERY_NANOS ? last : look();
  }

  private synchronized Looked look() {
    Looked last = looked;
    if (last == null || System.nanoTime() - last.at >= LOOK_EVERY_NANOS) {
      looked = store.call(READER, tx -> look(tx, last));
    }
    return looked;
  }

  private Looked look(Tx tx, Looked last) {
    long at = System.nanoTime();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long revocations = rows.revocations(tx);
    if (last != null && last.revocations == revocations && last.day.equals(today)) {
      return new Looked(revocations, today, last.inOrder, last.all, at);
    }
    List<String> references = rows.revoked(tx, today);
    return new Looked(revocations, today, List.copyOf(references), Set.copyOf(references), at);
  }
}
