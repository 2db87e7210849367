package org.portolan.cases.staff;

import java.time.Duration;

/**
 * How long somebody waits after failures in a row: not at all for the first few, as honest typing
 * needs, then twice as long each time up to a limit that a shift can bear.
 *
 * @param free failures without a wait
 * @param longest the longest wait
 */
record Patience(int free, Duration longest) {

  private static final Duration FIRST = Duration.ofSeconds(15);

  /** Beyond this many doublings every wait is the longest. */
  private static final int DOUBLINGS = 20;

  /** The wait after that many failures in a row. */
  Duration after(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - free, DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
