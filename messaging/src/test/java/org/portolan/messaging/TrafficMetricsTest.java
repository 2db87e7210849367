package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outbox.TrafficMetrics;

/** What operators see of messages, over time. */
class TrafficMetricsTest {

  private final APost post = new APost();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TrafficMetrics metrics;
  private Instant realTime = Instant.parse("2026-11-23T10:00:00Z");

  @AfterEach
  void close() {
    post.carrier.close();
  }

  private double value(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void what_waits_and_what_failed_is_counted_without_naming_anybody() {
    metrics = new TrafficMetrics(post.traffic(), registry, () -> realTime);
    PhoneNumber phone = APost.aPhone();
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").asks();
    post.later(Duration.ofMinutes(3));

    assertThat(value("portolan.outbox.due")).isOne();
    assertThat(value("portolan.outbox.due.seconds")).isEqualTo(180);
    assertThat(value("portolan.messages.late")).isOne();

    post.works();
    post.tells(phone, "undelivered", 30007);
    assertThat(value("portolan.outbox.due")).as("asked half a minute ago").isOne();
    realTime = realTime.plusSeconds(31);

    assertThat(value("portolan.outbox.due")).isZero();
    assertThat(value("portolan.outbox.failed.hour")).isOne();
    assertThat(
            registry
                .get("portolan.messages.failures")
                .tags("reason", "code 30007", "country", "ET")
                .gauge()
                .value())
        .isOne();
    assertThat(registry.getMeters().toString()).doesNotContain(phone.e164()).doesNotContain("Jean");
  }
}
