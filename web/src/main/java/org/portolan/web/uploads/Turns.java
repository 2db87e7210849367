package org.portolan.web.uploads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A few at a time do what takes a processor; as many again as a page brings along wait for it.
 * Whoever comes then is to come again.
 */
public final class Turns {

  /** When whoever had no turn may come again, in seconds. */
  static final String AGAIN_SECONDS = "5";

  private static final int WAITING = 30;

  private final Semaphore free;
  private final Duration patience;

  public Turns(int atOnce, Duration patience) {
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /** False when nobody left in time, or too many wait already; else {@link #leave} follows. */
  public boolean take() {
    if (free.getQueueLength() >= WAITING) {
      return false;
    }
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whoever had a turn is done. */
  public void leave() {
    free.release();
  }
}
