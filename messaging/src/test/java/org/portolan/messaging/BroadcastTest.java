package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.outreach.Audience;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.BroadcastSlices;
import org.portolan.cases.outreach.BroadcastState;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.outreach.CountAudience;
import org.portolan.cases.outreach.CountAudience.Count;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.cases.outreach.DecideOnBroadcast.Outcome;
import org.portolan.cases.outreach.WriteBroadcast;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.outreach.BroadcastResults;
import org.portolan.messaging.outreach.BroadcastResults.Line;
import org.portolan.messaging.outreach.EstimateBroadcast;
import org.portolan.messaging.outreach.EstimateBroadcast.Estimate;
import org.portolan.messaging.outreach.QueueBroadcasts;
import org.portolan.messaging.outreach.WatchBroadcasts;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.spending.Budgets.WhatFor;
import org.portolan.messaging.spending.Cost;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.work.Signal;

/** One message to many: each in their own language, to who wants it, and seen by nobody else. */
class BroadcastTest {

  private final APost post = new APost();
  private final WriteBroadcast write = new WriteBroadcast(new OpenCase(post.keys), post.keys);
  private final DecideOnBroadcast decide =
      new DecideOnBroadcast(
          post.keys, Settings.of(Map.of("PORTOLAN_BROADCAST_APPROVAL_ABOVE", "2")));
  private final BroadcastsAtWork atWork = new BroadcastsAtWork(post.keys);
  private final QueueBroadcasts queue = queueing(post);
  private final WatchBroadcasts watch = new WatchBroadcasts(post.store, atWork, post.spending);
  private final CountAudience count = new CountAudience(post.store);
  private final Actor author = worker(post.scope);
  private final Actor second = worker(post.scope);

  private final PhoneNumber french = APost.aPhone();
  private final PhoneNumber tigrinya = APost.aPhone();
  private final PhoneNumber stopped = APost.aPhone();
  private final PhoneNumber shared = APost.aPhone();

  private static Actor worker(String scope) {
    return new StaffMember(UUID.randomUUID(), "Some", StaffRole.COMMUNITY_WORKER, scope, "en")
        .actor();
  }

  private QueueBroadcasts queueing(APost at) {
    return new QueueBroadcasts(
        at.store,
        atWork,
        new BroadcastSlices(),
        at.settings,
        at.alarm(),
        new Signal(),
        new Signal());
  }

  @BeforeEach
  void people() {
    post.at("10:00");
    post.quarantine("Camille Diallo", "fr", french, 5);
    post.quarantine("Selam Gebre", "ti", tigrinya, 5);
    post.quarantine("Nuria Costa", "es", stopped, 5);
    post.quarantine("Ousmane Ba", "fr", shared, 5);
    post.quarantine("Aminata Ba", "fr", shared, 5);
    post.quarantine("Elsewhere Person", "ru", APost.aPhone(), 5);
    post.works().hears(stopped, "STOP").later(Duration.ofMinutes(1));
  }

  private UUID written(Audience audience, Map<String, String> texts) {
    return post.store.call(
        author,
        tx ->
            write.begin(
                tx,
                post.scope,
                new Written(
                    new BroadcastMessage("Water point", texts), audience, Optional.empty())));
  }

  private static Map<String, String> inTwoLanguages() {
    return Map.of("fr", "Le point d'eau est ouvert.", "am", "የውሃ ቦታው ክፍት ነው።");
  }

  private Broadcast see(UUID id) {
    return post.store.call(author, tx -> write.find(tx, id)).orElseThrow();
  }

  private UUID approved(UUID id) {
    post.store.call(author, tx -> decide.submit(tx, id, see(id).version(), this::counted));
    post.store.call(second, tx -> decide.approve(tx, id, see(id).version()));
    return id;
  }

  private DecideOnBroadcast.Expected counted(Broadcast broadcast) {
    return new DecideOnBroadcast.Expected(estimate(broadcast.caseId()).numbers(), Optional.empty());
  }

  private Estimate estimate(UUID id) {
    Prices prices = Prices.of(Settings.of(Map.of("PORTOLAN_SMS_PRICES", "ET 0.20 EUR")));
    return EstimateBroadcast.of(see(id).message(), count.of(author, id), prices);
  }

  private void goesOut() {
    while (queue.step() > 0) {}
    for (int second = 0; second < 5; second++) {
      post.later(Duration.ofSeconds(1)).works();
    }
    watch.step();
  }

  private String lastText(PhoneNumber to) {
    List<String> texts = post.texts(to);
    return texts.get(texts.size() - 1);
  }

  @Test
  void everybody_gets_it_in_their_language_or_is_told_that_it_is_another() {
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    int before = post.texts(stopped).size();
    goesOut();

    assertThat(lastText(french)).startsWith("Le point d'eau est ouvert.\n").endsWith("STOP.");
    assertThat(lastText(tigrinya)).contains("የውሃ ቦታው ክፍት ነው።").startsWith("እዚ ጽሑፍ ብቋንቋኹም");
    assertThat(post.texts(shared)).filteredOn(text -> text.contains("point d'eau")).hasSize(1);
    assertThat(post.texts(stopped)).hasSize(before);
    assertThat(see(id).state()).isEqualTo(BroadcastState.DONE);
    assertThat(results(id).lines())
        .extracting(Line::outcome, Line::reason, Line::messages)
        .contains(
            org.assertj.core.groups.Tuple.tuple(BroadcastResults.Outcome.HANDED_OVER, "", 3),
            org.assertj.core.groups.Tuple.tuple(BroadcastResults.Outcome.OPTED_OUT, "OPTED_OUT", 1),
            org.assertj.core.groups.Tuple.tuple(
                BroadcastResults.Outcome.NOT_SENT, "no language", 1));
  }

  private BroadcastResults.Results results(UUID id) {
    return new BroadcastResults(post.store).of(see(id));
  }

  @Test
  void what_it_would_be_is_counted_before() {
    UUID id = written(Audience.everybody(), inTwoLanguages());
    Estimate estimate = estimate(id);

    assertThat(estimate.numbers()).isEqualTo(3);
    assertThat(estimate.unreadable()).isEqualTo(1);
    assertThat(estimate.optedOut()).isEqualTo(1);
    assertThat(estimate.main().orElseThrow().currency()).isEqualTo("EUR");
    assertThat(estimate.readers())
        .filteredOn(readers -> readers.reader().tag().equals("ti"))
        .singleElement()
        .satisfies(readers -> assertThat(readers.own()).isFalse())
        .satisfies(readers -> assertThat(readers.given().orElseThrow().tag()).isEqualTo("am"));
  }

  @Test
  void it_is_for_those_who_were_chosen() {
    UUID french =
        written(new Audience(List.of("fr"), List.of(), Optional.empty(), false), Map.of());
    assertThat(count.of(author, french)).extracting(Count::numbers).containsExactly(2);
    UUID kenya = written(new Audience(List.of(), List.of("KE"), Optional.empty(), false), Map.of());
    assertThat(count.of(author, kenya)).isEmpty();
    UUID free = written(new Audience(List.of(), List.of(), Optional.of(false), false), Map.of());
    assertThat(count.of(author, free)).isEmpty();
    UUID listed = written(new Audience(List.of(), List.of(), Optional.empty(), true), Map.of());
    String known =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT reference FROM case_file WHERE scope = :scope AND kind ="
                                + " 'quarantine' LIMIT 1")
                        .bind("scope", post.scope)
                        .mapTo(String.class)
                        .one());
    String nobodys = CaseReference.draw('Q').text();
    CountAudience.Listed found =
        count.list(author, listed, 1, Stream.of(known, nobodys, "hello", "")).orElseThrow();
    assertThat(found.people()).isEqualTo(1);
    assertThat(found.unread()).containsExactly("hello");
    assertThat(found.unknown()).containsExactly(nobodys);
    assertThat(count.of(author, listed)).extracting(Count::numbers).containsExactly(1);
  }

  @Test
  void what_a_colleague_made_of_it_does_not_go_out_on_an_old_look() {
    Audience few = new Audience(List.of("es"), List.of(), Optional.empty(), true);
    UUID id = written(few, inTwoLanguages());
    long read = see(id).version();
    count.list(second, id, read, Stream.of());
    assertThat(post.store.<Outcome>call(author, tx -> decide.submit(tx, id, read, this::counted)))
        .as("another list")
        .isEqualTo(Outcome.MOVED_MEANWHILE);

    long listed = see(id).version();
    Written everybody =
        new Written(
            new BroadcastMessage("", inTwoLanguages()), Audience.everybody(), Optional.empty());
    assertThat(post.store.<Boolean>call(second, tx -> write.change(tx, id, listed, everybody)))
        .isTrue();
    assertThat(post.store.<Outcome>call(author, tx -> decide.submit(tx, id, listed, this::counted)))
        .as("another audience")
        .isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(see(id).state()).isEqualTo(BroadcastState.DRAFT);
  }

  @Test
  void a_second_person_approves_what_they_have_read() {
    UUID id = written(Audience.everybody(), inTwoLanguages());
    long read = see(id).version();
    post.store.call(author, tx -> decide.submit(tx, id, read, this::counted));
    post.store.call(author, tx -> decide.giveBack(tx, id));
    Written other =
        new Written(
            new BroadcastMessage(
                "", Map.of("fr", "Le point d'eau est fermé.", "am", "የውሃ ቦታው ተዘግቷል።")),
            Audience.everybody(),
            Optional.empty());
    post.store.call(author, tx -> write.change(tx, id, read, other));
    post.store.call(author, tx -> decide.submit(tx, id, see(id).version(), this::counted));

    assertThat(post.store.<Outcome>call(second, tx -> decide.approve(tx, id, read)))
        .isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(post.store.<Outcome>call(second, tx -> decide.approve(tx, id, see(id).version())))
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void who_wrote_it_does_not_approve_it_and_another_post_does_not_see_it() {
    UUID id = written(Audience.everybody(), inTwoLanguages());
    assertThat(post.store.<Outcome>call(author, tx -> decide.submit(tx, id, 1, this::counted)))
        .isEqualTo(Outcome.SUBMITTED);
    assertThat(post.store.<Outcome>call(author, tx -> decide.approve(tx, id, 1)))
        .isEqualTo(Outcome.OWN);
    Actor stranger = worker("another-" + UUID.randomUUID());
    assertThat(post.store.<Outcome>call(stranger, tx -> decide.approve(tx, id, 1)))
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.store.<Optional<Broadcast>>call(stranger, tx -> write.find(tx, id))).isEmpty();
    assertThat(count.of(stranger, id)).isEmpty();
    goesOut();
    assertThat(see(id).state()).isEqualTo(BroadcastState.SUBMITTED);
    assertThat(post.texts(french)).noneMatch(text -> text.contains("point d'eau"));
  }

  @Test
  void paused_it_stands_still_and_ended_it_takes_back_what_waits() {
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    while (queue.step() > 0) {}
    post.store.call(second, tx -> decide.pause(tx, id));
    post.later(Duration.ofSeconds(5)).works();
    assertThat(post.texts(french)).noneMatch(text -> text.contains("point d'eau"));

    post.store.call(second, tx -> decide.cancel(tx, id));
    while (watch.step() > 0) {}
    assertThat(results(id).of(BroadcastResults.Outcome.CANCELLED)).isEqualTo(3);
    post.later(Duration.ofSeconds(5)).works();
    assertThat(post.texts(french)).noneMatch(text -> text.contains("point d'eau"));
  }

  @Test
  void it_stands_still_when_its_money_is_spent_until_somebody_lets_it_go_on() {
    Instant[] second = {Instant.parse("2026-11-23T10:00:00Z")};
    Settings cent = Settings.of(Map.of("PORTOLAN_BUDGETS", "broadcast 0.01 EUR/day"));
    Spending spending = new Spending(post.store, cent, () -> second[0]);
    WatchBroadcasts poor = new WatchBroadcasts(post.store, atWork, spending);
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    while (queue.step() > 0) {}
    poor.step();
    assertThat(see(id).state()).isEqualTo(BroadcastState.SENDING);

    Cost aCent = new Cost(1, Optional.of(new Cost.Money(new BigDecimal("0.01"), "EUR")));
    post.store.run(APost.SYSTEM, tx -> spending.sent(tx, WhatFor.BROADCAST, aCent));
    second[0] = second[0].plusSeconds(1);
    poor.step();
    assertThat(see(id).state()).isEqualTo(BroadcastState.PAUSED);
    post.later(Duration.ofSeconds(5)).works();
    assertThat(post.texts(french)).noneMatch(text -> text.contains("point d'eau"));

    post.store.call(this.second, tx -> decide.resume(tx, id));
    goesOut();
    assertThat(lastText(french)).contains("point d'eau");
  }

  @Test
  void resumed_it_goes_on() {
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    while (queue.step() > 0) {}
    post.store.call(second, tx -> decide.pause(tx, id));
    post.later(Duration.ofSeconds(5)).works();
    post.store.call(second, tx -> decide.resume(tx, id));
    goesOut();
    assertThat(see(id).state()).isEqualTo(BroadcastState.DONE);
    assertThat(lastText(french)).contains("point d'eau");
  }

  @Test
  void it_waits_for_its_time_and_for_the_morning() {
    Instant evening = Instant.parse("2026-11-23T19:00:00Z");
    UUID id =
        post.store.call(
            author,
            tx ->
                write.begin(
                    tx,
                    post.scope,
                    new Written(
                        new BroadcastMessage("", inTwoLanguages()),
                        Audience.everybody(),
                        Optional.of(evening))));
    approved(id);
    goesOut();
    assertThat(see(id).state()).isEqualTo(BroadcastState.APPROVED);
    post.at("22:30");
    goesOut();
    assertThat(see(id).state()).isEqualTo(BroadcastState.SENDING);
    assertThat(post.texts(french)).noneMatch(text -> text.contains("point d'eau"));
    post.later(Duration.ofHours(10));
    goesOut();
    assertThat(post.texts(french)).anyMatch(text -> text.contains("point d'eau"));
  }

  @Test
  void who_wrote_back_is_counted_and_after_a_week_only_counts_are_left() {
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    goesOut();
    post.tells(french, "delivered", null);
    post.tells(shared, "undelivered", 30005);
    post.hears(french, "STOP");

    BroadcastResults.Results before = results(id);
    assertThat(before.of(BroadcastResults.Outcome.DELIVERED)).isEqualTo(1);
    assertThat(before.replies())
        .singleElement()
        .satisfies(reply -> assertThat(reply.outcome()).isEqualTo("stop"));
    assertThat(before.lines())
        .anySatisfy(line -> assertThat(line.reason()).isEqualTo("code 30005"));

    post.later(Duration.ofDays(8));
    while (watch.step() > 0) {}
    assertThat(see(id).summed()).isTrue();
    assertThat(results(id).lines()).containsExactlyInAnyOrderElementsOf(before.lines());
    long rows =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery("SELECT count(*) FROM outbox WHERE broadcast_id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one());
    assertThat(rows).isZero();
  }

  @Test
  void a_reply_goes_before_a_broadcast_which_has_its_share_all_the_same() {
    for (int i = 0; i < 25; i++) {
      post.quarantine("Person " + i, "fr", APost.aPhone(), 5);
    }
    post.works();
    approved(written(Audience.everybody(), inTwoLanguages()));
    while (queue.step() > 0) {}
    post.later(Duration.ofSeconds(5));
    UUID contact =
        post.store.call(
            APost.SYSTEM,
            tx ->
                new org.portolan.cases.people.ContactPoints(post.keys)
                    .at(tx, Endpoint.sms(french))
                    .get(0));
    post.store.run(
        APost.SYSTEM,
        tx ->
            post.outbox.enqueue(
                tx,
                OutboundMessage.general(
                    Recipient.contact(contact), Purpose.REPLY, Wording.of("reply.thanks"))));
    int before = post.carrier.accepted().size();
    post.sendsOneBatch();

    var batch = post.carrier.accepted().subList(before, post.carrier.accepted().size());
    assertThat(batch.get(0).to()).isEqualTo(french.e164());
    assertThat(batch).hasSizeGreaterThan(10);
    assertThat(batch.subList(1, batch.size())).allMatch(text -> text.body().contains("STOP"));
  }

  @Test
  void broadcasts_keep_to_the_pace_of_their_sender() {
    APost slow = new APost(Map.of("PORTOLAN_BROADCAST_PER_SECOND", "1"));
    slow.at("10:00");
    for (int i = 0; i < 5; i++) {
      slow.quarantine("Person " + i, "fr", APost.aPhone(), 5);
    }
    slow.works();
    Actor first = worker(slow.scope);
    UUID id =
        slow.store.call(
            first,
            tx ->
                write.begin(
                    tx,
                    slow.scope,
                    new Written(
                        new BroadcastMessage("", inTwoLanguages()),
                        Audience.everybody(),
                        Optional.empty())));
    DecideOnBroadcast.Expected five = new DecideOnBroadcast.Expected(5, Optional.empty());
    slow.store.call(first, tx -> decide.submit(tx, id, 1, b -> five));
    slow.store.call(worker(slow.scope), tx -> decide.approve(tx, id, 1));
    QueueBroadcasts queueing = queueing(slow);
    while (queueing.step() > 0) {}
    int before = slow.carrier.accepted().size();
    slow.later(Duration.ofSeconds(1)).works();
    slow.works();
    assertThat(slow.carrier.accepted()).hasSize(before + 1);
    slow.later(Duration.ofSeconds(1)).works();
    assertThat(slow.carrier.accepted()).hasSize(before + 2);
  }

  @Test
  void what_it_cost_is_what_was_billed_and_for_the_rest_what_was_expected_also_a_week_later() {
    UUID id = approved(written(Audience.everybody(), inTwoLanguages()));
    goesOut();
    List<Carrier.Accepted> sent =
        post.carrier.accepted().stream()
            .filter(text -> text.body().contains("point d'eau"))
            .toList();
    asOwner(
        "UPDATE outbox SET price = 0.10, currency = 'EUR' WHERE broadcast_id = '"
            + id
            + "' AND provider_id IS NOT NULL");
    assertThat(results(id).taken().billed()).isEmpty();
    assertThat(amounts(results(id).taken().expected())).containsExactly("0.300000 EUR");

    asOwner(
        "UPDATE outbox SET billed = 0.07, billed_currency = 'USD' WHERE provider_id = '"
            + sent.get(0).sid()
            + "'");
    assertThat(amounts(results(id).taken().billed())).containsExactly("0.070000 USD");
    assertThat(amounts(results(id).taken().expected())).containsExactly("0.200000 EUR");

    post.later(Duration.ofDays(8));
    while (watch.step() > 0) {}
    assertThat(see(id).summed()).isTrue();
    assertThat(amounts(results(id).taken().billed())).containsExactly("0.070000 USD");
    assertThat(amounts(results(id).taken().expected())).containsExactly("0.200000 EUR");
  }

  private static List<String> amounts(List<Broadcast.Price> prices) {
    return prices.stream().map(price -> price.amount() + " " + price.currency()).toList();
  }

  private static void asOwner(String sql) {
    Jdbi.create(TestStore.shared().asOwner()).useHandle(h -> h.execute(sql));
  }
}
