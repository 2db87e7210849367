package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Tree;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outbox.WaitingForAPerson.Stuck;
import org.portolan.systemtests.MessageStores.Inbound;
import org.portolan.systemtests.MessageStores.Outbound;
import org.portolan.systemtests.carrier.AcceptedMessage;
import org.portolan.systemtests.carrier.CarrierProcess;

/**
 * The server is killed at any moment, or its database crashes, while it asks people and reads their
 * answers, again and again; the carrier, another process, remembers what it accepted. Whatever the
 * moment: nobody is asked twice, nobody is forgotten, no answer is lost, and what nobody can know
 * is shown to a person. At which step it is killed, {@link KilledAtEachStepIT} decides.
 */
@ServerApart
class KillTheServerIT {

  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final int CRASHES = Math.max(2, KILLS);
  private static final int ONE_IN = 3;
  private static final int PEOPLE_PER_KILL = 12;
  private static final Duration CARRIER_TAKES = Duration.ofMillis(120);

  /** From the first text of a round on; sending a round's texts takes about as long. */
  private static final int KILLED_WITHIN_MS = 1_200;

  private final Travellers travellers = new Travellers();
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Path directory;

  @Test
  @EnabledIfSystemProperty(
      named = "kills",
      matches = "[1-9]\\d*",
      disabledReason = "each kill is a start: -Dkills= says how many")
  void whenever_the_server_is_killed_nobody_is_asked_twice_and_no_answer_is_lost()
      throws Exception {
    begins("killed", KILLS);
    try (CarrierProcess carrier =
        CarrierProcess.start(directory.resolve("carrier"), CARRIER_TAKES)) {
      Launch launch = launch(carrier);
      try (AnsweringPhones phones = new AnsweringPhones(launch.publicUrl(), carrier, ONE_IN)) {
        for (int kill = 0; kill < KILLS; kill++) {
          killWhileSending(launch, carrier);
        }
        try (Portolan portolan = Portolan.start(launch)) {
          assertNothingLostOrDoubled(portolan, phones, carrier);
        }
      }
    }
  }

  @Test
  void whenever_the_database_crashes_webhooks_answer_with_an_error_and_everything_goes_on()
      throws Exception {
    begins("database-restarted", CRASHES);
    try (CarrierProcess carrier =
        CarrierProcess.start(directory.resolve("carrier"), CARRIER_TAKES)) {
      Launch launch = launch(carrier);
      try (AnsweringPhones phones = new AnsweringPhones(launch.publicUrl(), carrier, ONE_IN);
          Portolan portolan = Portolan.start(launch)) {
        for (int crash = 0; crash < CRASHES; crash++) {
          arriveAndAreBeingAsked(portolan, carrier);
          portolan.embeddedDatabase().orElseThrow().crashAndRestart();
        }
        assertNothingLostOrDoubled(portolan, phones, carrier);
        assertThat(phones.statuses()).contains(200).allMatch(s -> s == 200 || s >= 500);
      }
    }
  }

  private void begins(String name, int times) throws IOException {
    directory = Path.of(System.getProperty("test.directory"), name);
    Tree.delete(directory);
    Files.createDirectories(directory);
    Apart.beginAnew();
    note("%s %d times, seed %d", name, times, seed);
  }

  private void assertNothingLostOrDoubled(
      Portolan portolan, AnsweringPhones phones, CarrierProcess carrier) throws IOException {
    MessageStores stores = new MessageStores(portolan);
    settle(stores, phones, carrier);
    assertDurable(stores);
    AskedOnce asked = new AskedOnce(stores.outbox(), carrier.accepted());
    asked.assertOf(travellers.numbers());
    asked.assertShown(shownToAPerson(portolan));
    assertAnswersKept(stores, phones.acknowledged());
    report(stores, phones, carrier.accepted());
  }

  private Launch launch(CarrierProcess carrier) {
    Map<String, String> settings = new HashMap<>(carrier.settings());
    settings.put("PORTOLAN_OUTBOX_UNCLEAR_AFTER_SECONDS", "6");
    settings.put("PORTOLAN_OUTBOX_UNCERTAIN_AFTER_MINUTES", "0");
    settings.put("PORTOLAN_JOBS_EVERY_MS", "500");
    return Apart.launch(settings);
  }

  private void killWhileSending(Launch launch, CarrierProcess carrier) throws Exception {
    try (Portolan portolan = Portolan.start(launch)) {
      arriveAndAreBeingAsked(portolan, carrier);
      portolan.server().kill();
      List<Outbound> left = new MessageStores(portolan).outbox();
      note("Killed with messages %s", states(left));
    }
  }

  private void arriveAndAreBeingAsked(Portolan portolan, CarrierProcess carrier) {
    Set<String> arrived = Set.copyOf(travellers.arrive(portolan, PEOPLE_PER_KILL));
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> carrier.accepted().stream().anyMatch(m -> arrived.contains(m.to())));
    await().pollDelay(Duration.ofMillis(random.nextInt(KILLED_WITHIN_MS))).until(() -> true);
  }

  /** Until every text has arrived and everybody who answers one has had a reply. */
  private void settle(MessageStores stores, AnsweringPhones phones, CarrierProcess carrier) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () -> {
              assertAllSent(stores);
              assertThat(phones.acknowledged())
                  .containsExactlyInAnyOrderElementsOf(phones.among(carrier.accepted()));
              assertThat(stores.inbox())
                  .hasSameSizeAs(phones.acknowledged())
                  .extracting(Inbound::state)
                  .containsOnly("handled");
              assertAllSent(stores);
            });
  }

  private void assertAllSent(MessageStores stores) {
    List<Outbound> outbox = stores.outbox();
    assertThat(outbox)
        .filteredOn(message -> message.purpose().equals("check-in"))
        .hasSameSizeAs(travellers.numbers());
    assertThat(outbox).extracting(Outbound::state).isSubsetOf("delivered", "uncertain");
  }

  private static void assertDurable(MessageStores stores) {
    assertThat(stores.setting("fsync")).isEqualTo("on");
    assertThat(stores.setting("synchronous_commit")).isEqualTo("on");
    assertThat(stores.setting("full_page_writes")).isEqualTo("on");
  }

  private static Set<String> shownToAPerson(Portolan portolan) {
    return new WaitingForAPerson(Travellers.storeOf(portolan), new Channels(List.of()))
        .outgoing(1_000).stream()
            .filter(stuck -> stuck.state().equals("uncertain"))
            .map(Stuck::id)
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertAnswersKept(MessageStores stores, Set<String> answering) {
    assertThat(answering).isNotEmpty();
    assertThat(stores.inbox()).hasSameSizeAs(answering);
    assertThat(stores.answeredWell()).isEqualTo(answering.size());
    assertThat(stores.outbox())
        .filteredOn(message -> message.purpose().equals("reply"))
        .hasSameSizeAs(answering)
        .extracting(Outbound::recipient)
        .doesNotHaveDuplicates();
  }

  private static Map<String, Long> states(List<Outbound> messages) {
    return messages.stream().collect(Collectors.groupingBy(Outbound::state, Collectors.counting()));
  }

  private void report(MessageStores stores, AnsweringPhones phones, List<AcceptedMessage> accepted)
      throws IOException {
    note(
        "%d messages accepted, outbox %s, tried again %d; %d answers in %d posts",
        accepted.size(),
        states(stores.outbox()),
        stores.outbox().stream().filter(message -> message.attempts() > 1).count(),
        phones.acknowledged().size(),
        phones.posts());
  }

  /** A line of the run's report, which stays for whoever looks into a failure. */
  private void note(String line, Object... figures) throws IOException {
    Files.writeString(
        directory.resolve("report.txt"),
        line.formatted(figures) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
