package org.portolan.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.portolan.messaging.outbox.Traffic.Failure;
import org.portolan.messaging.outbox.Traffic.Now;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link Traffic} counts, as metrics for Prometheus. They are of the whole system, so every
 * node says the same. However often they are asked for, the database is asked twice a minute.
 */
public final class TrafficMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(TrafficMetrics.class);
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Traffic traffic;
  private final InstantSource realTime;
  private final MultiGauge failures;
  private Now now;
  private java.time.Instant askedAt = java.time.Instant.MIN;

  /** Registers them. */
  public TrafficMetrics(Traffic traffic, MeterRegistry registry, InstantSource realTime) {
    this.traffic = traffic;
    this.realTime = realTime;
    this.failures =
        MultiGauge.builder("portolan.messages.failures")
            .description("Messages of the last 24 hours that did not arrive, by reason and country")
            .register(registry);
    gauge(registry, "outbox.due", "Messages that should be on their way", Now::due);
    gauge(registry, "outbox.due.seconds", "For how long the oldest is", n -> seconds(n.dueFor()));
    gauge(registry, "outbox.later", "Messages that wait for their hour or a try", Now::later);
    gauge(registry, "outbox.sending", "Messages being handed to a provider", Now::sending);
    gauge(registry, "outbox.held", "Messages without a configured channel", Now::held);
    gauge(registry, "outbox.uncertain", "Messages that may have arrived", Now::uncertain);
    gauge(registry, "outbox.accepted.hour", "Accepted in the last hour", Now::accepted);
    gauge(registry, "outbox.delivered.hour", "Delivered in the last hour", Now::delivered);
    gauge(registry, "outbox.failed.hour", "Failed in the last hour", Now::failed);
    gauge(registry, "inbox.waiting", "Messages that came in and wait", Now::incoming);
    gauge(
        registry,
        "inbox.waiting.seconds",
        "For how long the oldest has",
        n -> seconds(n.incomingFor()));
    gauge(registry, "messages.late", "1 when messages are minutes late", n -> n.isLate() ? 1 : 0);
    gauge(registry, "messages.failing", "1 when every fifth fails", n -> n.isFailing() ? 1 : 0);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Now> value) {
    Gauge.builder("portolan." + name, this, metrics -> metrics.value(value))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** Not a number while the database cannot be asked. */
  private double value(ToDoubleFunction<Now> of) {
    Now counted = counted();
    return counted == null ? Double.NaN : of.applyAsDouble(counted);
  }

  private synchronized Now counted() {
    if (askedAt.isBefore(realTime.instant().minus(FRESH))) {
      askedAt = realTime.instant();
      try {
        now = traffic.now();
        failures.register(rows(traffic.failures()), true);
      } catch (RuntimeException e) {
        LOG.warn("Messages cannot be counted", e);
        now = null;
      }
    }
    return now;
  }

  private static List<Row<?>> rows(List<Failure> failures) {
    return failures.stream()
        .<Row<?>>map(
            failure ->
                Row.of(
                    Tags.of(
                        "reason", failure.why() == null ? "none" : failure.why(),
                        "country", failure.country() == null ? "none" : failure.country()),
                    failure.messages()))
        .toList();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000d;
  }
}
