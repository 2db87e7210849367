package org.portolan.messaging.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.portolan.cases.store.Outage;

/**
 * Lets those who come at the same moment share one piece of work, such as a transaction and its
 * commit. One batch is done at a time, and whoever comes meanwhile is in the next: that makes it
 * worth its round trips. What fails for a batch is done again one by one, so that nobody fails for
 * another's sake; when the database is away, all of a batch fail at once.
 *
 * <p>Nobody waits for long: who comes when too many wait is told so, and who has waited too long.
 *
 * @param <T> what somebody brings
 * @param <R> what they take home
 */
public final class Together<T, R> {

  /** Some seconds of work; more would only be told later that it takes too long. */
  private static final int MOST_WAITING = 5_000;

  /** Within the 15 seconds that Twilio waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<List<T>, List<R>> work;
  private final int most;
  private final Executor executor;
  private final int mostWaiting;
  private final Duration patience;
  private final AtomicBoolean atWork = new AtomicBoolean();
  private final AtomicInteger queued = new AtomicInteger();
  private final Queue<Brought<T, R>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param work does a batch: the results in the order of what was brought; an exception undoes all
   * @param most in one batch
   * @param executor where the work is done, never twice at the same time
   */
  public Together(Function<List<T>, List<R>> work, int most, Executor executor) {
    this(work, most, executor, MOST_WAITING, PATIENCE);
  }

  Together(
      Function<List<T>, List<R>> work,
      int most,
      Executor executor,
      int mostWaiting,
      Duration patience) {
    this.work = work;
    this.most = most;
    this.executor = executor;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /**
   * Has the work done for this, alone or together with others; what fails is this one's own.
   *
   * @return fails with {@link Busy} when too many wait, and with a {@link TimeoutException} when it
   *     takes too long; the work may then be done all the same
   */
  public CompletableFuture<R> bring(T brought) {
    if (queued.incrementAndGet() > mostWaiting) {
      queued.decrementAndGet();
      return CompletableFuture.failedFuture(new Busy());
    }
    CompletableFuture<R> result = new CompletableFuture<>();
    waiting.add(new Brought<>(brought, result));
    if (atWork.compareAndSet(false, true)) {
      begin();
    }
    return result.isDone() ? result : result.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The same, and waits for it. */
  public R with(T brought) {
    try {
      return bring(brought).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw new Busy();
      }
      throw e;
    }
  }

  /** How many wait for the next batch. */
  int waiting() {
    return queued.get();
  }

  private void begin() {
    try {
      executor.execute(this::serveAll);
    } catch (RuntimeException | Error e) {
      // there is no thread: the next who comes tries again
      atWork.set(false);
      for (Brought<T, R> one = next(); one != null; one = next()) {
        one.result.completeExceptionally(e);
      }
    }
  }

  private void serveAll() {
    do {
      try {
        for (List<Brought<T, R>> batch = batch(); !batch.isEmpty(); batch = batch()) {
          serve(batch);
        }
      } finally {
        atWork.set(false);
      }
      // who came before that was said, and left the work to us
    } while (!waiting.isEmpty() && atWork.compareAndSet(false, true));
  }

  /** Without those whose patience was at its end. */
  private List<Brought<T, R>> batch() {
    List<Brought<T, R>> batch = new ArrayList<>(most);
    while (batch.size() < most) {
      Brought<T, R> one = next();
      if (one == null) {
        break;
      }
      if (!one.result.isDone()) {
        batch.add(one);
      }
    }
    return batch;
  }

  private Brought<T, R> next() {
    Brought<T, R> one = waiting.poll();
    if (one != null) {
      queued.decrementAndGet();
    }
    return one;
  }

  private void serve(List<Brought<T, R>> batch) {
    List<R> results;
    try {
      results = work.apply(batch.stream().map(Brought::what).toList());
    } catch (RuntimeException | Error e) {
      failed(batch, e);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result.complete(results.get(i));
    }
  }

  private void failed(List<Brought<T, R>> batch, Throwable failure) {
    if (batch.size() == 1 || Outage.isBehind(failure)) {
      batch.forEach(one -> one.result.completeExceptionally(failure));
    } else {
      batch.forEach(one -> serve(List.of(one)));
    }
  }

  private record Brought<T, R>(T what, CompletableFuture<R> result) {}

  /** More wait than can be done in time: come again. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("Too many wait", null, false, false);
    }
  }
}
