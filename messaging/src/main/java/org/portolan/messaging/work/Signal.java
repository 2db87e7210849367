package org.portolan.messaging.work;

import java.time.Duration;

/** Wakes the workers of this node at once; those of other nodes find the work when they poll. */
public final class Signal {

  private long raised;

  /** There is work. */
  public synchronized void raise() {
    raised++;
    notifyAll();
  }

  /** How often it was raised so far; read before looking for work, so that none is slept over. */
  public synchronized long seen() {
    return raised;
  }

  /** Waits until it is raised beyond what was seen, or for the given time. */
  public synchronized void await(long seen, Duration atMost) throws InterruptedException {
    if (raised == seen) {
      wait(Math.max(1, atMost.toMillis()));
    }
  }
}
