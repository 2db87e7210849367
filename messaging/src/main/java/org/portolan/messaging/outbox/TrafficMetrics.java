package org.portolan.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
  private final MeterRegistry registry;
  private final Map<Tags, AtomicLong> failures = new ConcurrentHashMap<>();
  private Now now;
  private Instant askedAt = Instant.MIN;

  /** Registers them; they are there as long as this is held by somebody. */
  public TrafficMetrics(Traffic traffic, MeterRegistry registry, InstantSource realTime) {
    this.traffic = traffic;
    this.registry = registry;
    this.realTime = realTime;
    gauge("outbox.due", Now::due);
    gauge("outbox.due.seconds", n -> seconds(n.dueFor()));
    gauge("outbox.later", Now::later);
    gauge("outbox.sending", Now::sending);
    gauge("outbox.held", Now::held);
    gauge("outbox.uncertain", Now::uncertain);
    gauge("outbox.accepted.hour", Now::accepted);
    gauge("outbox.delivered.hour", Now::delivered);
    gauge("outbox.failed.hour", Now::failed);
    gauge("inbox.waiting", Now::incoming);
    gauge("inbox.waiting.seconds", n -> seconds(n.incomingFor()));
    gauge("callbacks.waiting", Now::told);
    gauge("callbacks.waiting.seconds", n -> seconds(n.toldFor()));
    gauge("messages.late", n -> n.isLate() ? 1 : 0);
    gauge("messages.failing", n -> n.isFailing() ? 1 : 0);
  }

  /** Of the server's registry only this method reaches what Prometheus reads; builders do not. */
  private void gauge(String name, ToDoubleFunction<Now> value) {
    registry.gauge("portolan." + name, Tags.empty(), this, metrics -> metrics.value(value));
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
        count(traffic.failures());
      } catch (RuntimeException e) {
        LOG.warn("Messages cannot be counted", e);
        now = null;
      }
    }
    return now;
  }

  private void count(List<Failure> now) {
    failures.values().forEach(count -> count.set(0));
    now.forEach(
        failure -> failures.computeIfAbsent(tags(failure), this::of).set(failure.messages()));
  }

  private AtomicLong of(Tags tags) {
    return registry.gauge("portolan.messages.failures", tags, new AtomicLong(), AtomicLong::get);
  }

  private static Tags tags(Failure failure) {
    return Tags.of(
        "reason", failure.why() == null ? "none" : failure.why(),
        "country", failure.country() == null ? "none" : failure.country());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000d;
  }
}
