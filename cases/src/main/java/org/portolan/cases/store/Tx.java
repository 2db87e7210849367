package org.portolan.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * One transaction of one actor on the case store.
 *
 * <p>Every use case takes it as its first argument, so that what belongs together commits together:
 * the state of a case, its journal, the reply in the outbox and the completion of the message that
 * caused it. Not for sharing between threads; dead once {@link CaseStore} has ended it.
 */
public final class Tx {

  private final Handle handle;
  private final Actor actor;
  private final Instant now;
  private final List<PendingEvent> events = new ArrayList<>();
  private final Map<ManyRows<?>, Collection<?>> atEnd = new LinkedHashMap<>();
  private final Map<ManyRows<?>, Collection<?>> changesAtEnd = new LinkedHashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Tx(Handle handle, Actor actor, Instant now) {
    this.handle = handle;
    this.actor = actor;
    this.now = now;
  }

  /** The database, as this transaction's actor. Never begin, commit or roll back on it. */
  public Handle sql() {
    return handle;
  }

  /** Who acts. */
  public Actor actor() {
    return actor;
  }

  /** The time of this transaction, the same throughout; SQL never asks the database for it. */
  public Instant now() {
    return now;
  }

  /**
   * Records an event in a case's journal. It is written, chained and fed to followers when the
   * transaction ends, so that a case is locked for its journal only once and briefly.
   *
   * @param kind what happened, such as {@code check-in.answered}
   * @param detail what the case's key seals; numbers, texts, lists and maps
   */
  public void record(UUID caseId, String kind, Map<String, ?> detail) {
    events.add(new PendingEvent(caseId, kind, Map.copyOf(detail)));
  }

  /**
   * Writes a row when the transaction ends, together with all others of the same statement: for
   * what is only ever added to. Whoever reads the table before then calls {@link #writeNow()}.
   */
  public <R> void atEnd(ManyRows<R> statement, R row) {
    add(atEnd, statement, row);
  }

  /**
   * Changes a row when the transaction ends, together with all others of the same statement and
   * after what is added then: for a row that no other statement of this transaction changes.
   */
  public <R> void changeAtEnd(ManyRows<R> statement, R row) {
    add(changesAtEnd, statement, row);
  }

  private static <R> void add(
      Map<ManyRows<?>, Collection<?>> waiting, ManyRows<R> statement, R row) {
    @SuppressWarnings("unchecked")
    Collection<R> rows =
        (Collection<R>) waiting.computeIfAbsent(statement, s -> new ArrayList<R>());
    rows.add(row);
  }

  /** Writes what waits for the end of the transaction; its journal goes on waiting. */
  public void writeNow() {
    Map<ManyRows<?>, Collection<?>> waiting = new LinkedHashMap<>(atEnd);
    waiting.putAll(changesAtEnd);
    atEnd.clear();
    changesAtEnd.clear();
    waiting.forEach(this::write);
  }

  @SuppressWarnings("unchecked")
  private <R> void write(ManyRows<R> statement, Collection<?> rows) {
    statement.update(this, (Collection<R>) rows);
  }

  /** Runs after a successful commit, in order; for waking a worker, never for state. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  List<PendingEvent> events() {
    return events;
  }

  List<Runnable> afterCommit() {
    return afterCommit;
  }

  /** An event that waits for the end of its transaction. */
  record PendingEvent(UUID caseId, String kind, Map<String, ?> detail) {}
}
