package org.portolan.messaging.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.portolan.messaging.PublicAddress;

class WebhookAddressTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  @Test
  void what_stands_after_the_address_is_not_called() {
    WebhookAddress ours =
        WebhookAddress.of(new PublicAddress("https://p.example").forProvider("/hooks?o=1"));

    assertThat(ours.url()).isEqualTo("https://p.example/hooks?o=1");
    assertThat(ours.retries()).isEqualTo(5);
  }

  @Test
  void ours_are_repeated_after_an_error_five_times_within_fifteen_seconds() {
    WebhookAddress ours =
        WebhookAddress.of(new PublicAddress("https://p.example").forProvider("/"));

    assertThat(ours.repeats(1, OptionalInt.of(503), AT_ONCE)).isTrue();
    assertThat(ours.repeats(5, OptionalInt.of(503), AT_ONCE)).isTrue();
    assertThat(ours.repeats(5, OptionalInt.empty(), AT_ONCE)).isTrue();
    assertThat(ours.repeats(6, OptionalInt.of(503), AT_ONCE)).isFalse();
    assertThat(ours.repeats(2, OptionalInt.of(503), WebhookAddress.WITHIN)).isFalse();
  }

  @Test
  void an_address_without_more_is_repeated_once_when_nobody_is_reached() {
    WebhookAddress bare = WebhookAddress.of("https://p.example/hooks");

    assertThat(bare.repeats(1, OptionalInt.empty(), AT_ONCE)).isTrue();
    assertThat(bare.repeats(2, OptionalInt.empty(), AT_ONCE)).isFalse();
    assertThat(bare.repeats(1, OptionalInt.of(503), AT_ONCE)).isFalse();
  }
}
