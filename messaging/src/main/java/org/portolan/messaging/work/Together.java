package org.portolan.messaging.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Lets those who come at the same moment share one piece of work, such as a transaction and its
 * commit. One batch is done at a time, and whoever comes meanwhile is in the next: that makes it
 * worth its round trips. What fails for a batch is done again one by one, so that nobody fails for
 * another's sake.
 *
 * @param <T> what somebody brings
 * @param <R> what they take home
 */
public final class Together<T, R> {

  private final Function<List<T>, List<R>> work;
  private final int most;
  private final Executor executor;
  private final AtomicBoolean atWork = new AtomicBoolean();
  private final Queue<Brought<T, R>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param work does a batch: the results in the order of what was brought; an exception undoes all
   * @param most in one batch
   * @param executor where the work is done, never twice at the same time
   */
  public Together(Function<List<T>, List<R>> work, int most, Executor executor) {
    this.work = work;
    this.most = most;
    this.executor = executor;
  }

  /** Has the work done for this, alone or together with others; what fails is this one's own. */
  public CompletableFuture<R> bring(T brought) {
    Brought<T, R> one = new Brought<>(brought, new CompletableFuture<>());
    waiting.add(one);
    if (atWork.compareAndSet(false, true)) {
      executor.execute(this::serveAll);
    }
    return one.result;
  }

  /** The same, and waits for it. */
  public R with(T brought) {
    try {
      return bring(brought).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }

  /** How many wait for the next batch. */
  int waiting() {
    return waiting.size();
  }

  private void serveAll() {
    do {
      for (List<Brought<T, R>> batch = batch(); !batch.isEmpty(); batch = batch()) {
        serve(batch);
      }
      atWork.set(false);
      // who came before that was said, and left the work to us
    } while (!waiting.isEmpty() && atWork.compareAndSet(false, true));
  }

  private List<Brought<T, R>> batch() {
    List<Brought<T, R>> batch = new ArrayList<>();
    while (batch.size() < most) {
      Brought<T, R> one = waiting.poll();
      if (one == null) {
        break;
      }
      batch.add(one);
    }
    return batch;
  }

  private void serve(List<Brought<T, R>> batch) {
    List<R> results;
    try {
      results = work.apply(batch.stream().map(Brought::what).toList());
    } catch (RuntimeException | Error e) {
      alone(batch, e);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result.complete(results.get(i));
    }
  }

  private void alone(List<Brought<T, R>> batch, Throwable failure) {
    if (batch.size() == 1) {
      batch.get(0).result.completeExceptionally(failure);
    } else {
      batch.forEach(one -> serve(List.of(one)));
    }
  }

  private record Brought<T, R>(T what, CompletableFuture<R> result) {}
}
