package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Tree;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.systemtests.MessageStores.Inbound;
import org.portolan.systemtests.MessageStores.Outbound;
import org.portolan.systemtests.carrier.AcceptedMessage;
import org.portolan.systemtests.carrier.CarrierProcess;
import org.portolan.systemtests.carrier.Held;
import org.portolan.systemtests.carrier.Step;

/**
 * The server is killed while of each channel a message is at each step of being sent: claimed and
 * not called for, its call not read, read and not accepted, accepted and not answered, answered and
 * not recorded. The carrier is another process that holds them there, so one kill is at all of them
 * and one start shows what became of them: nothing is lost, nothing goes twice in silence, and of
 * what nobody can know a person is told.
 */
@ServerApart
class KilledAtEachStepIT {

  private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.VOICE, Channel.EMAIL);
  private static final int STEPS = Step.values().length;
  private static final int CALLS = CHANNELS.size() * STEPS;
  private static final int A_SECOND = 2;
  private static final Duration SOON = Duration.ofMinutes(3);

  private final Travellers travellers = new Travellers();
  private final Map<Channel, List<String>> numbers = new HashMap<>();
  private final Set<String> readMails = new HashSet<>();
  private Path directory;
  private CarrierProcess carrier;

  @BeforeEach
  void aCarrierThatHolds() throws Exception {
    directory = Path.of(System.getProperty("test.directory"), "killed-at-each-step");
    Tree.delete(directory);
    Files.createDirectories(directory);
    Apart.beginAnew();
    carrier = CarrierProcess.holding(directory.resolve("carrier"));
  }

  @AfterEach
  void ends() {
    carrier.close();
  }

  @Test
  void at_whichever_step_it_is_killed_nothing_is_lost_and_nothing_goes_twice() throws Exception {
    // a call may take as long as it is held: nothing times out before the kill
    Launch launch =
        Apart.launch(
            settings(
                Map.of(
                    "PORTOLAN_OUTBOX_WORKERS", "20",
                    "PORTOLAN_OUTBOX_CALLS", Integer.toString(CALLS),
                    "PORTOLAN_OUTBOX_UNCLEAR_AFTER_SECONDS", "900")));
    try (AnsweringPhones phones = new AnsweringPhones(launch.publicUrl(), carrier, 1)) {
      try (Portolan portolan = Portolan.start(launch)) {
        killedWithAMessageAtEachStep(portolan, phones);
      }
      carrier.goOn();
      Map<String, String> settling =
          settings(
              Map.of(
                  "PORTOLAN_OUTBOX_UNCLEAR_AFTER_SECONDS", "6",
                  "PORTOLAN_OUTBOX_UNCERTAIN_AFTER_MINUTES", "0",
                  "PORTOLAN_SMS_PER_SECOND_AND_SENDER", Integer.toString(A_SECOND)));
      try (Portolan portolan =
          Portolan.start(
              new Launch(launch.data(), launch.ports(), launch.sources(), settling, line -> {}))) {
        assertNothingLostOrDoubled(portolan, phones);
        assertOurNumberKeepsToItsRate(portolan);
      }
    }
  }

  private Map<String, String> settings(Map<String, String> otherwise) {
    Map<String, String> settings = new HashMap<>(carrier.settings());
    settings.putAll(carrier.mailSettings());
    settings.put("PORTOLAN_JOBS_EVERY_MS", "500");
    settings.putAll(otherwise);
    return settings;
  }

  private void killedWithAMessageAtEachStep(Portolan portolan, AnsweringPhones phones)
      throws Exception {
    MessageStores stores = new MessageStores(portolan);
    for (Channel channel : CHANNELS) {
      arrive(portolan, channel, STEPS);
    }
    until(() -> carrier.held().size() == CALLS);
    assertThat(carrier.held()).extracting(Held::step).contains(Step.values());
    carrier.held().stream()
        .filter(held -> held.channel().equals(Channel.EMAIL.key()) && held.step() != Step.UNREAD)
        .forEach(held -> readMails.add(held.id()));

    try (Connection keeper = stores.keep(answered())) {
      carrier.answer();
      // the calls that have their answer are over: others take their place, and the last find none
      arrive(portolan, Channel.SMS, CHANNELS.size());
      until(() -> carrier.held().size() == CALLS);
      for (Channel channel : CHANNELS) {
        arrive(portolan, channel, 1);
      }
      until(() -> areAllSending(stores));
      until(() -> !phones.acknowledged().isEmpty());
      assertThat(carrier.held()).hasSize(CALLS);
      portolan.server().kill();
      keeper.rollback();
    }
  }

  private void arrive(Portolan portolan, Channel channel, int people) {
    numbers
        .computeIfAbsent(channel, unused -> new ArrayList<>())
        .addAll(travellers.arrive(portolan, people, channel));
  }

  /** Those whose answers are on their way next. */
  private Set<String> answered() throws Exception {
    return carrier.held().stream()
        .filter(held -> held.step() == Step.ANSWERED)
        .map(Held::id)
        .collect(Collectors.toSet());
  }

  private boolean areAllSending(MessageStores stores) {
    List<Outbound> questions = questions(stores);
    return questions.size() == travellers.numbers().size()
        && questions.stream().allMatch(message -> message.state().equals("sending"));
  }

  private static List<Outbound> questions(MessageStores stores) {
    return stores.outbox().stream()
        .filter(message -> message.purpose().equals("check-in"))
        .toList();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  private void assertNothingLostOrDoubled(Portolan portolan, AnsweringPhones phones)
      throws Exception {
    MessageStores stores = new MessageStores(portolan);
    await().atMost(SOON).untilAsserted(() -> assertSettled(stores, phones));

    assertThat(questions(stores)).hasSameSizeAs(travellers.numbers());
    assertSentOnce(stores, Channel.SMS, carrier.accepted());
    assertSentOnce(stores, Channel.VOICE, carrier.acceptedCalls());
    assertEndedMailsAreBeforeAPerson(portolan, stores);
    assertThat(stores.answeredWell()).isEqualTo(phones.acknowledged().size());
  }

  private void assertSettled(MessageStores stores, AnsweringPhones phones) throws Exception {
    assertThat(stores.outbox())
        .extracting(Outbound::state)
        .isSubsetOf("accepted", "delivered", "uncertain");
    assertThat(phones.acknowledged())
        .containsExactlyInAnyOrderElementsOf(phones.among(carrier.accepted()));
    assertThat(stores.inbox())
        .hasSameSizeAs(phones.acknowledged())
        .extracting(Inbound::state)
        .containsOnly("handled");
    assertThat(stores.outbox())
        .filteredOn(message -> message.purpose().equals("reply"))
        .hasSameSizeAs(phones.acknowledged());
  }

  /** Of texts and calls the provider can be asked, so that no step leaves anything open. */
  private void assertSentOnce(
      MessageStores stores, Channel channel, List<AcceptedMessage> accepted) {
    List<Outbound> sent = by(channel, stores);
    assertThat(sent).extracting(Outbound::state).isSubsetOf("accepted", "delivered");
    new AskedOnce(sent, accepted).assertOf(numbers.get(channel));
  }

  /**
   * Nobody can be asked about a mail: one whose end was written goes no more without a person. One
   * that did not come to its end was not taken, and goes.
   */
  private void assertEndedMailsAreBeforeAPerson(Portolan portolan, MessageStores stores)
      throws Exception {
    List<String> mails = by(Channel.EMAIL, stores).stream().map(Outbound::id).toList();
    assertThat(mails).hasSameSizeAs(numbers.get(Channel.EMAIL));
    assertThat(readMails).hasSize(STEPS - 1);
    assertThat(carrier.acceptedMails())
        .extracting(AcceptedMessage::outboxId)
        .hasSize(mails.size() - 1)
        .doesNotHaveDuplicates()
        .isSubsetOf(mails);
    WaitingForAPerson waiting =
        new WaitingForAPerson(Travellers.storeOf(portolan), new Channels(List.of()));
    assertThat(waiting.outgoing(100))
        .filteredOn(stuck -> stuck.state().equals("uncertain"))
        .extracting(stuck -> stuck.id().toString())
        .containsExactlyInAnyOrderElementsOf(readMails);
    assertThat(new Traffic(Travellers.storeOf(portolan)).now().uncertain())
        .isEqualTo(readMails.size());
  }

  /** So many who come at once are texted one after the other, and not as fast as we could. */
  private void assertOurNumberKeepsToItsRate(Portolan portolan) throws Exception {
    List<String> many = travellers.arrive(portolan, 5 * A_SECOND);
    Callable<List<Instant>> texted =
        () ->
            carrier.accepted().stream()
                .filter(message -> many.contains(message.to()))
                .map(AcceptedMessage::at)
                .sorted()
                .toList();
    until(() -> texted.call().size() >= many.size());
    List<Instant> at = texted.call();
    // the first may have waited a moment for its call, and the others not
    assertThat(Duration.between(at.get(0), at.get(many.size() - 1)))
        .isGreaterThan(Duration.ofSeconds(2));
  }

  private static List<Outbound> by(Channel channel, MessageStores stores) {
    return stores.outbox().stream()
        .filter(message -> channel.key().equals(message.channel()))
        .toList();
  }
}
