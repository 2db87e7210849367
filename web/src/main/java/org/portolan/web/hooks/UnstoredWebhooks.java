package org.portolan.web.hooks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of webhooks that could not be stored: a line at most every ten seconds with how
 * many there were and why, without what the exceptions quote. When the database is away they come
 * by the thousand.
 */
final class UnstoredWebhooks {

  private static final Logger LOG = LoggerFactory.getLogger(UnstoredWebhooks.class);
  private static final long ONCE_IN = Duration.ofSeconds(10).toNanos();
  private static final int DEEPEST = 30;

  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - ONCE_IN);

  /**
   * One more.
   *
   * @return how many are told of with this one; zero when they are told of later
   */
  long count(Throwable why) {
    untold.incrementAndGet();
    long last = lastTold.get();
    long now = System.nanoTime();
    if (now - last < ONCE_IN || !lastTold.compareAndSet(last, now)) {
      return 0;
    }
    long told = untold.getAndSet(0);
    LOG.warn("{} webhooks could not be stored and will be repeated: {}", told, causes(why));
    return told;
  }

  /** By the names of their kinds, the outermost first. */
  static String causes(Throwable why) {
    StringBuilder names = new StringBuilder(why.getClass().getSimpleName());
    Throwable cause = why.getCause();
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      names.append(" < ").append(cause.getClass().getSimpleName());
      cause = cause.getCause();
    }
    return names.toString();
  }
}
