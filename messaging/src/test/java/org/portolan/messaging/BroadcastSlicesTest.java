package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.outreach.Audience;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.BroadcastSlices;
import org.portolan.cases.outreach.BroadcastState;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.outreach.CountAudience;
import org.portolan.cases.outreach.CountAudience.Count;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.cases.outreach.WriteBroadcast;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outreach.BroadcastResults;
import org.portolan.messaging.outreach.QueueBroadcasts;
import org.portolan.messaging.outreach.WatchBroadcasts;
import org.portolan.messaging.work.Signal;

/** Several workers hand a broadcast over at once: whoever it is for gets one row, and only one. */
class BroadcastSlicesTest {

  private static final Actor BROADCASTS =
      Actor.system("broadcasts", Compartment.IDENTITY, Compartment.OUTREACH, Compartment.TRANSIT);

  private static final int PEOPLE = 24;
  private static final int SMALL = 3;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final APost post = new APost();
  private final WriteBroadcast write = new WriteBroadcast(new OpenCase(post.keys), post.keys);
  private final DecideOnBroadcast decide =
      new DecideOnBroadcast(
          post.keys, Settings.of(Map.of("PORTOLAN_BROADCAST_APPROVAL_ABOVE", "100")));
  private final BroadcastsAtWork atWork = new BroadcastsAtWork(post.keys);
  private final QueueBroadcasts queue =
      new QueueBroadcasts(
          post.store,
          atWork,
          new BroadcastSlices(SMALL),
          post.settings,
          post.alarm(),
          new Signal(),
          new Signal());
  private final WatchBroadcasts watch = new WatchBroadcasts(post.store, atWork, post.spending);
  private final Actor author =
      new StaffMember(UUID.randomUUID(), "Some", StaffRole.COMMUNITY_WORKER, post.scope, "en")
          .actor();

  @BeforeEach
  void people() {
    post.at("10:00");
    for (int i = 0; i < PEOPLE; i++) {
      post.quarantine("Person " + i, "fr", APost.aPhone(), 5);
    }
  }

  private UUID approved(Audience audience, String... references) {
    Written written =
        new Written(
            new BroadcastMessage("Water", Map.of("fr", "Le point d'eau est ouvert.")),
            audience,
            Optional.empty());
    UUID id = post.store.call(author, tx -> write.begin(tx, post.scope, written));
    if (audience.listed()) {
      new CountAudience(post.store).list(author, id, 1, Stream.of(references));
    }
    long version =
        post.store
            .<Optional<Broadcast>>call(author, tx -> write.find(tx, id))
            .orElseThrow()
            .version();
    DecideOnBroadcast.Expected all = new DecideOnBroadcast.Expected(PEOPLE, Optional.empty());
    post.store.call(author, tx -> decide.submit(tx, id, version, b -> all));
    return id;
  }

  private UUID begun() {
    UUID id = approved(Audience.everybody());
    assertThat(queue.step()).as("begins, cuts and hands over one slice").isPositive();
    return id;
  }

  private Broadcast see(UUID id) {
    return post.store.call(author, tx -> write.find(tx, id)).orElseThrow();
  }

  private static <R> R asOwner(Function<Handle, R> look) {
    return Jdbi.create(TestStore.shared().asOwner()).withHandle(look::apply);
  }

  /** To whom there is a row, as often as there is one. */
  private static List<UUID> handedOver(UUID id) {
    return asOwner(
        h ->
            h.createQuery("SELECT recipient_id FROM outbox WHERE broadcast_id = :id")
                .bind("id", id)
                .mapTo(UUID.class)
                .list());
  }

  private static int slicesOf(UUID id) {
    return asOwner(
        h ->
            h.createQuery("SELECT count(*) FROM broadcast_slice WHERE case_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
  }

  private void assertEverybodyOnce(UUID id, int people) {
    assertThat(handedOver(id)).hasSize(people).doesNotHaveDuplicates();
    assertThat(see(id).allQueued()).isTrue();
    assertThat(see(id).queued()).isEqualTo(people);
    assertThat(slicesOf(id)).isZero();
  }

  @Test
  void several_workers_at_once_hand_everybody_over_once_at_every_post() throws Exception {
    asOwner(
        h ->
            h.createUpdate(
                    "UPDATE contact_point SET scope = scope || '/' || get_byte(uuid_send(id), 0) % 3"
                        + " WHERE scope = :scope")
                .bind("scope", post.scope)
                .execute());
    PhoneNumber shared = APost.aPhone();
    post.quarantine("Ousmane Ba", "fr", shared, 5);
    post.quarantine("Aminata Ba", "fr", shared, 5);
    UUID id = approved(Audience.everybody());
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      working.add(workers.submit(() -> untilAllAreQueued(id)));
    }
    for (Future<?> one : working) {
      one.get();
    }
    workers.shutdown();
    assertEverybodyOnce(id, PEOPLE + 1);
  }

  @Test
  void a_number_that_two_posts_know_is_written_to_once_and_once_in_each_language() {
    PhoneNumber both = APost.aPhone();
    UUID first = post.quarantine("Ousmane Ba", "fr", both, 5);
    UUID second = post.quarantine("Ousmane Ba", "fr", both, 5);
    UUID third = post.quarantine("Layla Haddad", "ar", both, 5);
    isAt(first, "north");
    isAt(second, "south");
    isAt(third, "south");
    UUID id = approved(Audience.everybody());

    while (queue.step() > 0) {}

    assertThat(to(both, id)).containsExactlyInAnyOrder("fr", "ar");
    assertThat(new CountAudience(post.store).of(author, id).stream().mapToInt(Count::numbers).sum())
        .isEqualTo(PEOPLE + 2);
  }

  @Test
  void of_two_posts_that_know_a_number_the_one_that_may_use_it_writes() {
    PhoneNumber both = APost.aPhone();
    UUID first = post.quarantine("Ousmane Ba", "fr", both, 5);
    UUID second = post.quarantine("Ousmane Ba", "fr", both, 5);
    isAt(first, "north");
    isAt(second, "south");
    asOwner(
        h ->
            h.execute(
                "UPDATE contact_point SET state = 'invalid' WHERE id = ("
                    + "SELECT contact_point_id FROM quarantine WHERE case_id = ?)",
                first));
    UUID id = approved(Audience.everybody());

    while (queue.step() > 0) {}

    List<String> states =
        asOwner(
            h ->
                h.createQuery(
                        "SELECT o.state FROM outbox o JOIN contact_point c"
                            + " ON c.id = o.recipient_id WHERE o.broadcast_id = :id"
                            + " AND c.scope IN (:north, :south)")
                    .bind("id", id)
                    .bind("north", post.scope + "/north")
                    .bind("south", post.scope + "/south")
                    .mapTo(String.class)
                    .list());
    assertThat(states).containsExactly("waiting");
  }

  private void isAt(UUID caseId, String part) {
    asOwner(
        h ->
            h.createUpdate(
                    "UPDATE contact_point SET scope = :at WHERE id = ("
                        + "SELECT contact_point_id FROM quarantine WHERE case_id = :case)")
                .bind("at", post.scope + "/" + part)
                .bind("case", caseId)
                .execute());
  }

  private List<String> to(PhoneNumber number, UUID id) {
    return asOwner(
        h ->
            h.createQuery(
                    "SELECT p.language FROM outbox o JOIN contact_point c ON c.id = o.recipient_id"
                        + " JOIN person p ON p.id = c.person_id"
                        + " WHERE o.broadcast_id = :id AND c.value_index = :number")
                .bind("id", id)
                .bind("number", post.keys.blindIndex().ofPhone(number.e164()))
                .mapTo(String.class)
                .list());
  }

  private void untilAllAreQueued(UUID id) {
    while (!see(id).allQueued()) {
      queue.step();
    }
  }

  @Test
  void how_far_it_is_shows_while_it_is_handed_over() {
    UUID id = begun();
    assertThat(see(id).queued()).isEqualTo(SMALL);
    assertThat(see(id).allQueued()).isFalse();
    while (queue.step() > 0) {}
    assertEverybodyOnce(id, PEOPLE);
  }

  @Test
  void a_list_is_handed_over_in_slices_too() {
    List<String> references =
        asOwner(
            h ->
                h.createQuery(
                        "SELECT reference FROM case_file WHERE scope = :scope AND kind ="
                            + " 'quarantine' LIMIT 7")
                    .bind("scope", post.scope)
                    .mapTo(String.class)
                    .list());
    UUID id =
        approved(
            new Audience(List.of(), List.of(), Optional.empty(), true),
            references.toArray(String[]::new));
    while (queue.step() > 0) {}
    assertEverybodyOnce(id, 7);
  }

  @Test
  void killed_over_a_slice_it_is_there_for_the_next() throws Exception {
    UUID id = begun();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try (Handle other = Jdbi.open(TestStore.shared().asSuperuser())) {
      other.begin();
      lock(other, id);
      Future<Integer> step = worker.submit(queue::step);
      int waiting = waitsForTheBroadcast();
      assertThat(handedOver(id)).as("what it wrote is not committed").hasSize(SMALL);
      other.execute("SELECT pg_terminate_backend(?)", waiting);
      assertThat(step).failsWithin(SOON);
      other.rollback();
    } finally {
      worker.shutdown();
    }
    assertThat(handedOver(id)).hasSize(SMALL);
    while (queue.step() > 0) {}
    assertEverybodyOnce(id, PEOPLE);
  }

  private static void lock(Handle other, UUID id) {
    other
        .createUpdate("UPDATE broadcast SET state = state WHERE case_id = :id")
        .bind("id", id)
        .execute();
  }

  /** The process that has written its slice and asks whether the broadcast still goes out. */
  private static int waitsForTheBroadcast() {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                Jdbi.create(TestStore.shared().asSuperuser())
                    .withHandle(
                        h ->
                            h.createQuery(
                                    "SELECT pid FROM pg_stat_activity WHERE wait_event_type ="
                                        + " 'Lock' AND query LIKE '%broadcast%FOR SHARE%'"
                                        + " AND datname = current_database()")
                                .mapTo(Integer.class)
                                .findOne()),
            Optional::isPresent)
        .orElseThrow();
  }

  @Test
  void who_pauses_waits_for_no_slice_and_what_was_being_written_is_taken_back() {
    UUID id = begun();
    BroadcastSlices slices = new BroadcastSlices(SMALL);
    post.store.run(
        BROADCASTS,
        tx -> {
          BroadcastSlices.Slice slice = slices.claim(tx).orElseThrow();
          post.store.call(author, other -> decide.pause(other, id));
          assertThat(slices.queued(tx, slice, SMALL)).isFalse();
        });
    assertThat(queue.step()).isZero();
    assertThat(see(id).state()).isEqualTo(BroadcastState.PAUSED);
    assertThat(handedOver(id)).hasSize(SMALL);

    post.store.call(author, tx -> decide.resume(tx, id));
    while (queue.step() > 0) {}
    assertEverybodyOnce(id, PEOPLE);
  }

  @Test
  void stopped_while_a_worker_writes_nothing_of_its_slice_stays() throws Exception {
    UUID id = begun();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try (Handle other = Jdbi.open(TestStore.shared().asOwner())) {
      other.begin();
      other.execute("UPDATE broadcast SET state = 'paused' WHERE case_id = ?", id);
      Future<Integer> step = worker.submit(queue::step);
      waitsForTheBroadcast();
      other.commit();
      assertThat(step).succeedsWithin(SOON).isEqualTo(0);
    } finally {
      worker.shutdown();
    }
    assertThat(handedOver(id)).hasSize(SMALL);
  }

  @Test
  void ended_in_the_middle_it_takes_back_what_waits_and_hands_over_no_more() {
    UUID id = begun();
    post.store.call(author, tx -> decide.cancel(tx, id));
    assertThat(queue.step()).isZero();
    while (watch.step() > 0) {}
    assertThat(handedOver(id)).hasSize(SMALL);
    assertThat(new BroadcastResults(post.store).of(see(id)).of(BroadcastResults.Outcome.CANCELLED))
        .isEqualTo(SMALL);

    post.later(Duration.ofDays(8));
    while (watch.step() > 0) {}
    assertThat(slicesOf(id)).isZero();
    assertThat(see(id).queued()).as("kept when the slices are gone").isEqualTo(SMALL);
  }

  @Test
  void where_a_slice_ends_is_told_to_nobody_who_may_not_see_every_number() {
    assertThatThrownBy(
            () ->
                post.store.call(
                    author,
                    tx ->
                        tx.sql()
                            .createQuery("SELECT broadcast_slice_end('anywhere', ''::bytea, 1)")
                            .mapTo(byte[].class)
                            .findOne()))
        .hasStackTraceContaining("not for this actor");
  }

  @Test
  void one_that_was_altered_stands_still_and_the_one_behind_it_goes() {
    UUID altered = approved(Audience.everybody());
    asOwner(h -> h.execute("UPDATE broadcast SET wording = '\\x00' WHERE case_id = ?", altered));
    assertTheOneBehindGoes(altered);
  }

  @Test
  void one_whose_key_is_gone_stands_still_and_the_one_behind_it_goes() {
    UUID keyless = approved(Audience.everybody());
    post.keys.vault().destroy(Set.of(KeyId.ofCase(keyless)), Instant.now());
    assertTheOneBehindGoes(keyless);
  }

  private void assertTheOneBehindGoes(UUID closed) {
    post.later(Duration.ofSeconds(1));
    UUID warning = approved(Audience.everybody());
    while (queue.step() > 0) {}
    assertEverybodyOnce(warning, PEOPLE);
    assertThat(handedOver(closed)).isEmpty();
    String stands =
        asOwner(
            h ->
                h.createQuery(
                        "SELECT state || ' ' || stands_because FROM broadcast"
                            + " WHERE case_id = :id")
                    .bind("id", closed)
                    .mapTo(String.class)
                    .one());
    assertThat(stands).isEqualTo("paused unreadable");
    assertThat(post.trouble()).containsExactly("broadcast");
    assertThat(post.traffic().now().standing()).isOne();
  }

  @Test
  void two_broadcasts_are_handed_over_one_after_the_other() {
    UUID first = approved(Audience.everybody());
    UUID second = approved(Audience.everybody());
    while (queue.step() > 0) {}
    Set<UUID> people = new HashSet<>(handedOver(first));
    assertThat(handedOver(second)).containsExactlyInAnyOrderElementsOf(people);
    assertEverybodyOnce(first, PEOPLE);
    assertEverybodyOnce(second, PEOPLE);
  }
}
