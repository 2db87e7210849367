package org.portolan.web.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.portolan.cases.settings.Settings;

/**
 * Answers after a time that does not tell what was found: finding somebody by birth date opens
 * sealed values, finding nobody opens none.
 */
@Dependent
public class AnswerTime {

  private final Duration time;

  /** {@code TRAVELLER_ANSWER_MS}: 400, several times what finding somebody takes. */
  @Inject
  public AnswerTime(Settings settings) {
    this.time = Duration.ofMillis(settings.number("TRAVELLER_ANSWER_MS", 400));
  }

  /** The result of some work, not before the time has passed since it began. */
  public <R> R always(Supplier<R> work) {
    long until = System.nanoTime() + time.toNanos();
    try {
      return work.get();
    } finally {
      for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(Math.min(left, until - System.nanoTime()));
      }
    }
  }
}
