package org.portolan.messaging.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.Receipt;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.work.Signal;

class ForgetMessagesJobTest {

  private final TestStore test = TestStore.shared();
  private final Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-400));

  @Test
  void after_seven_days_a_message_is_gone_and_so_is_the_key_of_its_day() {
    String id = "SM" + UUID.randomUUID();
    CaseStore then = test.store(longAgo);
    new ReceiveMessage(then, test.keys(), Settings.of(Map.of()), new Signal())
        .receive(
            new InboundMessage(
                "twilio", Channel.SMS, id, "+33612349876", "+15005550006", "hello", 0));
    LocalDate day = LocalDate.ofInstant(longAgo.instant(), ZoneOffset.UTC);
    assertThat(keyOf(day)).isTrue();

    rounds(test.store(Clock.offset(longAgo, Duration.ofDays(7))));
    assertThat(stored(id)).isTrue();
    assertThat(keyOf(day)).isTrue();

    rounds(test.store(Clock.offset(longAgo, Duration.ofDays(8))));
    assertThat(stored(id)).isFalse();
    assertThat(keyOf(day)).isFalse();
  }

  @Test
  void a_request_that_somebody_kept_and_sends_again_later_is_not_taken_for_a_new_message() {
    String id = "SM" + UUID.randomUUID();
    InboundMessage message =
        new InboundMessage("twilio", Channel.SMS, id, "+33612349876", "+15005550006", "hello", 0);
    // so long ago that nothing of any other test is forgotten
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-900));
    receiving(test.store(then)).receive(message);
    CaseStore later = test.store(Clock.offset(then, Duration.ofDays(8)));
    rounds(later);
    assertThat(stored(id)).isFalse();

    assertThat(receiving(later).receive(message)).isEqualTo(Receipt.REPEATED);
    assertThat(stored(id)).isFalse();

    CaseStore muchLater = test.store(Clock.offset(then, Duration.ofDays(420)));
    rounds(muchLater);
    assertThat(receiving(muchLater).receive(message)).isEqualTo(Receipt.STORED);
  }

  private ReceiveMessage receiving(CaseStore store) {
    return new ReceiveMessage(store, test.keys(), Settings.of(Map.of()), new Signal());
  }

  private void rounds(CaseStore store) {
    ForgetMessagesJob job = new ForgetMessagesJob(store, test.keys());
    int done = job.run();
    while (done > 0) {
      done = job.run();
    }
  }

  private boolean stored(String id) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT EXISTS (SELECT FROM inbox WHERE provider_id = :id)")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one());
  }

  private boolean keyOf(LocalDate day) {
    return Jdbi.create(test.keyDatabase())
        .withHandle(
            h ->
                h.createQuery("SELECT EXISTS (SELECT FROM wrapped_key WHERE owner = :owner)")
                    .bind("owner", "transit:" + day)
                    .mapTo(Boolean.class)
                    .one());
  }
}
