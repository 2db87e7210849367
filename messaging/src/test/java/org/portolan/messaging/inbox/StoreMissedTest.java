package org.portolan.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.channel.Arrivals.Arrived;
import org.portolan.messaging.work.Signal;

/** What came in while we were away is asked for, and stored once. */
class StoreMissedTest {

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final ReceiveMessage receive =
      new ReceiveMessage(store, test.keys(), Settings.of(Map.of()), new Signal());
  private final List<Arrived> there = new ArrayList<>();
  private final List<Instant> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private boolean away;
  private final StoreMissed missed =
      new StoreMissed(
          store,
          (more, since) -> {
            if (away) {
              throw new IllegalStateException("away");
            }
            asked.add(since);
            return List.copyOf(there);
          },
          receive,
          () -> now);

  @BeforeEach
  void nobodyHasAsked() {
    Jdbi.create(test.asOwner()).useHandle(h -> h.execute("DELETE FROM inbox_sweep"));
  }

  private static Arrived message(String id) {
    return new Arrived(id, false, "+251911000000", "+15005550006", "help", List.of());
  }

  private static String newId() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  private int stored(String id) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM inbox WHERE provider_id = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void what_was_missed_is_stored_once_and_what_was_not_is_left_alone() {
    String came = newId();
    String lost = newId();
    receive.receive(
        new InboundMessage(
            "twilio", Channel.SMS, came, "+251911000000", "+15005550006", "help", 0));
    there.addAll(List.of(message(came), message(lost)));

    assertThat(missed.step()).isOne();
    assertThat(stored(came)).isOne();
    assertThat(stored(lost)).isOne();

    now = now.plus(Duration.ofMinutes(6));
    assertThat(missed.step()).isZero();
    assertThat(stored(lost)).isOne();
  }

  @Test
  void it_asks_every_few_minutes_from_a_little_before_where_it_was() {
    missed.step();
    now = now.plus(Duration.ofMinutes(2));
    missed.step();
    assertThat(asked).hasSize(1);

    now = now.plus(Duration.ofMinutes(4));
    missed.step();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1)).isEqualTo(Instant.parse("2026-11-23T09:45:00Z"));
  }

  @Test
  void a_provider_that_cannot_be_asked_is_asked_for_the_same_again() {
    missed.step();
    away = true;
    now = now.plus(Duration.ofMinutes(6));
    assertThatThrownBy(missed::step).hasMessage("away");
    away = false;
    now = now.plus(Duration.ofMinutes(6));
    missed.step();

    assertThat(asked.get(1)).isEqualTo(Instant.parse("2026-11-23T09:45:00Z"));
  }
}
