package org.portolan.messaging.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets callers that come at the same moment share one piece of work, such as a transaction and its
 * commit. Whoever finds nobody at work does it at once, for everybody waiting, so a single caller
 * waits for nobody; those who come meanwhile are the next batch. What fails for a batch is done
 * again one by one, so that nobody fails for another's sake.
 *
 * @param <T> what a caller brings
 * @param <R> what a caller takes home
 */
public final class Together<T, R> {

  private final Function<List<T>, List<R>> work;
  private final int most;
  private final Semaphore lanes;
  private final Queue<Caller<T, R>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param work does a batch: the results in the order of what was brought; an exception undoes all
   * @param most callers in one batch
   * @param lanes batches at the same time
   */
  public Together(Function<List<T>, List<R>> work, int most, int lanes) {
    this.work = work;
    this.most = most;
    this.lanes = new Semaphore(lanes);
  }

  /** Does the work for this, alone or together with others; an exception is this caller's own. */
  public R with(T brought) {
    Caller<T, R> caller = new Caller<>(brought);
    waiting.add(caller);
    lead();
    while (caller.isToLead()) {
      lead();
    }
    return caller.failed ? work.apply(List.of(brought)).get(0) : caller.result;
  }

  /** How many wait for somebody to take them along. */
  int waiting() {
    return waiting.size();
  }

  /** Does one batch if a lane is free, then lets the first of those left lead the next. */
  private void lead() {
    if (!lanes.tryAcquire()) {
      return;
    }
    try {
      serve(batch());
    } finally {
      lanes.release();
    }
    Caller<T, R> next = waiting.peek();
    if (next != null) {
      next.mayLead();
    }
  }

  private List<Caller<T, R>> batch() {
    List<Caller<T, R>> batch = new ArrayList<>();
    while (batch.size() < most) {
      Caller<T, R> caller = waiting.poll();
      if (caller == null) {
        break;
      }
      batch.add(caller);
    }
    return batch;
  }

  private void serve(List<Caller<T, R>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<R> results = work.apply(batch.stream().map(caller -> caller.brought).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).served(results.get(i));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(Caller::failed);
    }
  }

  private static final class Caller<T, R> {

    private final T brought;
    private R result;
    private boolean failed;
    private boolean done;
    private boolean leads;

    Caller(T brought) {
      this.brought = brought;
    }

    /** Waits until this caller is served (false) or may lead a batch (true). */
    synchronized boolean isToLead() {
      boolean interrupted = false;
      while (!done && !leads) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      leads = false;
      return !done;
    }

    synchronized void served(R served) {
      result = served;
      done = true;
      notifyAll();
    }

    synchronized void failed() {
      failed = true;
      done = true;
      notifyAll();
    }

    synchronized void mayLead() {
      leads = true;
      notifyAll();
    }
  }
}
