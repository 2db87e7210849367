package org.portolan.messaging.work;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work after the other for as long as there is any, then waits for a signal or
 * the next look. A failure, such as a database that is away, is told once and waited out.
 */
public final class WorkLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final Duration ENDING = Duration.ofSeconds(5);

  private final String name;
  private final IntSupplier step;
  private final Signal signal;
  private final Duration look;
  private final Duration gathering;
  private volatile boolean stopped;

  /**
   * @param step does some work and says how much; zero means that there was none
   * @param look how often to look for work that nobody on this node has signalled
   */
  public WorkLoop(String name, IntSupplier step, Signal signal, Duration look) {
    this(name, step, signal, look, Duration.ZERO);
  }

  /**
   * @param gathering how long to wait after some work, so that what comes meanwhile is done at once
   */
  public WorkLoop(String name, IntSupplier step, Signal signal, Duration look, Duration gathering) {
    this.name = name;
    this.step = step;
    this.signal = signal;
    this.look = look;
    this.gathering = gathering;
  }

  /** Ends after the piece of work in hand; interrupt its thread to end a pause as well. */
  public void stop() {
    stopped = true;
    signal.raise();
  }

  /** Waits for a stopped loop's thread, and interrupts one that does not end in time. */
  public static void end(Thread thread) {
    try {
      thread.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (!stopped && !Thread.currentThread().isInterrupted()) {
        long seen = signal.seen();
        try {
          int done = step.getAsInt();
          failures = 0;
          Duration pause = done == 0 ? look : gathering;
          if (!pause.isZero()) {
            signal.await(seen, pause);
          }
        } catch (RuntimeException | Error e) {
          // whatever it is, the next piece of work may be another; without this thread none is done
          pauseAfter(++failures, e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pauseAfter(int failures, Throwable cause) throws InterruptedException {
    if (failures == 1) {
      LOG.warn("{} cannot work and tries again", name, cause);
    }
    Duration pause = look.multipliedBy(1L << Math.min(failures, 6));
    Thread.sleep((pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toMillis());
  }
}
