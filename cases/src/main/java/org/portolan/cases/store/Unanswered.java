package org.portolan.cases.store;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While the database does not answer, what a node has in memory goes on being served: as long as
 * that is better than nothing. The log says so when it begins and when it is over, and not each
 * time that somebody asks.
 */
public final class Unanswered {

  /** What is older may be wrong by now, and nobody would know. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);

  private final String what;
  private volatile boolean now;

  /**
   * @param what goes on, as the log names it
   */
  public Unanswered(String what) {
    this.what = what;
  }

  /** Whether the last question was not answered. */
  public boolean isNow() {
    return now;
  }

  /**
   * A question was not answered.
   *
   * @param answered how long ago the last one was
   * @throws RuntimeException the cause, when that is too long ago
   */
  public void goOn(Duration answered, RuntimeException cause) {
    if (answered.compareTo(LONGEST) > 0) {
      throw cause;
    }
    if (!now) {
      now = true;
      LOG.warn("The database does not answer; {} stay as they are", what, cause);
    }
  }

  /** A question was answered. */
  public void answered() {
    if (now) {
      now = false;
      LOG.info("The database answers again; {} are up to date", what);
    }
  }
}
