package org.portolan.cases.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.rotation.KeyRotations.Kind;
import org.portolan.cases.rotation.KeyRotations.Started;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.traveller.ATraveller;

/** Keys of people and cases get new versions while everybody goes on reading and writing. */
class KeyRotationsTest {

  /** Columns of bytes that are not sealed under a person's or a case's key, and why. */
  private static final Map<String, String> NOT_SEALED_SO =
      Map.ofEntries(
          Map.entry("broadcast.queued_upto", "a number's keyed index"),
          Map.entry("broadcast_slice.above", "a number's keyed index"),
          Map.entry("broadcast_slice.upto", "a number's keyed index"),
          Map.entry("case_file.journal_mac", "the journal's chain"),
          Map.entry("journal_event.mac", "the journal's chain"),
          Map.entry("journal_event.detail", "part of the journal's chain: keeps its version"),
          Map.entry("journal_anchoring.digest", "the journal's chain"),
          Map.entry("inbox.sender", "under the day's key"),
          Map.entry("arrived_file.file_key", "under the day's key"),
          Map.entry("inbox.attached", "under the day's key"),
          Map.entry("inbox.body", "under the day's key"));

  /** Tables whose bytes are keyed hashes, or under keys of accounts and of the sandbox. */
  private static final Set<String> OTHERS =
      Set.of(
          "staff_account",
          "passkey",
          "passkey_challenge",
          "known_device",
          "sign_in_attempts",
          "person_name_token",
          "traveller_code",
          "traveller_session",
          "traveller_turn",
          // under the key of a day, which is destroyed
          "missed_call",
          // under the key of a month, which is destroyed
          "portal_feedback",
          "page_asker",
          // public
          "voice_prompt",
          "sandbox_call",
          "sandbox_media",
          "sandbox_message",
          "sandbox_phone");

  private static final TestStore TEST = TestStore.apart();

  /** Goes on from test to test, as real time does. */
  private static Instant now = Instant.now();

  private final Keys keys = TEST.keys();
  private final ATraveller traveller = new ATraveller(TEST);
  private final CaseStore store = traveller.store();
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(),
          Set.of(
              new Grant(Compartment.VISA, traveller.scope()),
              new Grant(Compartment.IDENTITY, traveller.scope())));
  private final UUID caseId =
      store.call(
          officer,
          tx ->
              new OpenCase(keys)
                  .open(tx, "visa", Compartment.VISA, traveller.scope(), traveller.id())
                  .id());
  private final KeyRotations rotations = new KeyRotations(store, keys, keys.renewKeys(), () -> now);

  private static StaffMember member(StaffRole role) {
    return new StaffMember(UUID.randomUUID(), "Somebody", role, "authority/post", "en");
  }

  private Keys anotherNode() {
    return Keys.open(TEST.keyDatabase(), TestStore.MASTER_PASSWORD, 1_000);
  }

  /** Keys are made in real time. */
  private static Instant afterAllThatWasMade() {
    Instant real = Instant.now();
    return (real.isAfter(now) ? real : now).plus(Duration.ofMinutes(1));
  }

  private void runToTheEnd() {
    now = afterAllThatWasMade();
    Started started = rotations.start(member(StaffRole.ADMINISTRATOR), Kind.CASES);
    assertThat(started).isEqualTo(Started.WAITING);
    while (rotations.step() > 0) {
      now = now.plusMillis(1);
    }
    now = now.plus(Duration.ofMinutes(12));
    while (open()) {
      rotations.step();
      now = now.plusMillis(1);
    }
  }

  private boolean open() {
    return rotations.newest(member(StaffRole.ADMINISTRATOR), Kind.CASES).orElseThrow().open();
  }

  private List<String> notes(Keys as) {
    return store.call(officer, tx -> new Timeline(as.sealer()).of(tx, caseId)).stream()
        .map(Entry::body)
        .toList();
  }

  private byte[] stored(String sql, UUID id) {
    return Jdbi.create(TEST.asOwner())
        .withHandle(owner -> owner.createQuery(sql).bind("id", id).mapTo(byte[].class).first());
  }

  @Test
  void values_are_sealed_again_the_journal_is_not_and_everybody_reads_both() {
    store.run(officer, tx -> new Timeline(keys.sealer()).note(tx, caseId, "Before."));
    Keys stale = anotherNode();
    assertThat(notes(stale)).containsExactly("Before.");
    String note = "SELECT body FROM timeline_entry WHERE case_id = :id";
    String name = "SELECT name FROM person WHERE id = :id";
    String event = "SELECT detail FROM journal_event WHERE case_id = :id ORDER BY seq";
    byte[] noteBefore = stored(note, caseId);
    byte[] nameBefore = stored(name, traveller.id());
    byte[] eventBefore = stored(event, caseId);

    runToTheEnd();

    assertThat(stored(note, caseId)).isNotEqualTo(noteBefore);
    assertThat(stored(name, traveller.id())).isNotEqualTo(nameBefore);
    assertThat(stored(event, caseId)).isEqualTo(eventBefore);
    for (Keys node : List.of(keys, stale, anotherNode())) {
      assertThat(notes(node)).containsExactly("Before.");
    }
    PersonFile file = new PersonFile(keys, new PersonLabels(keys), new PersonJournal(keys));
    assertThat(
            store.call(officer, tx -> file.of(tx, traveller.id())).orElseThrow().details().name())
        .isEqualTo("Selam Gebre");
    store.run(officer, tx -> new Timeline(keys.sealer()).note(tx, caseId, "After."));
    assertThat(notes(stale)).containsExactlyInAnyOrder("Before.", "After.");
  }

  @Test
  void values_wait_until_no_node_can_have_only_the_old_version_in_memory() {
    store.run(officer, tx -> new Timeline(keys.sealer()).note(tx, caseId, "Mine."));
    byte[] before = stored("SELECT body FROM timeline_entry WHERE case_id = :id", caseId);
    now = afterAllThatWasMade();
    rotations.start(member(StaffRole.ADMINISTRATOR), Kind.CASES);
    while (rotations.step() > 0) {
      now = now.plusMillis(1);
    }

    assertThat(stored("SELECT body FROM timeline_entry WHERE case_id = :id", caseId))
        .isEqualTo(before);
    assertThat(open()).isTrue();
    assertThat(rotations.start(member(StaffRole.ADMINISTRATOR), Kind.CASES))
        .isEqualTo(Started.RUNS_ALREADY);

    now = now.plus(Duration.ofMinutes(12));
    KeyRotations elsewhere =
        new KeyRotations(store, anotherNode(), anotherNode().renewKeys(), () -> now);
    while (open()) {
      elsewhere.step();
      now = now.plusMillis(1);
    }
    assertThat(stored("SELECT body FROM timeline_entry WHERE case_id = :id", caseId))
        .isNotEqualTo(before);
    assertThat(notes(keys)).containsExactly("Mine.");
  }

  @Test
  void a_rotation_ends_while_new_cases_go_on_arriving() {
    Keys busy = Keys.open(TEST.keyDatabase(), TestStore.MASTER_PASSWORD, 1_000, () -> now);
    now = afterAllThatWasMade();
    rotations.start(member(StaffRole.ADMINISTRATOR), Kind.CASES);
    Instant enough = now.plus(Duration.ofMinutes(30));

    while (open() && now.isBefore(enough)) {
      busy.vault().create(KeyId.ofCase(UUID.randomUUID()));
      rotations.step();
      now = now.plusSeconds(5);
    }

    assertThat(open()).isFalse();
  }

  @Test
  void nodes_that_rotate_the_master_keyset_at_once_do_it_once_while_others_read_and_write()
      throws Exception {
    store.run(officer, tx -> new Timeline(keys.sealer()).note(tx, caseId, "Before."));
    Keys stale = anotherNode();
    long before = masterKey();
    rotations.start(member(StaffRole.ADMINISTRATOR), Kind.MASTER);
    CyclicBarrier together = new CyclicBarrier(5);
    ExecutorService nodes = Executors.newFixedThreadPool(5);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Keys node = anotherNode();
        work.add(nodes.submit(() -> rotateTogether(node, together)));
      }
      work.add(nodes.submit(() -> writeTogether(stale, together)));
      for (Future<?> each : work) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(masterKey()).as("the only one").isNotEqualTo(before);
    assertThat(notes(anotherNode())).hasSize(21).contains("Before.");
  }

  private Void rotateTogether(Keys node, CyclicBarrier together) throws Exception {
    KeyRotations there = new KeyRotations(store, node, node.renewKeys(), () -> now);
    together.await();
    while (there.step() > 0) {
      assertThat(notes(node)).contains("Before.");
    }
    return null;
  }

  private Void writeTogether(Keys node, CyclicBarrier together) throws Exception {
    together.await();
    for (int i = 0; i < 20; i++) {
      String text = "Number " + i;
      node.vault().newOwner(KeyId::ofCase);
      store.run(officer, tx -> new Timeline(node.sealer()).note(tx, caseId, text));
    }
    return null;
  }

  /** Fails when there are two. */
  private static long masterKey() {
    return Jdbi.create(TEST.keyDatabase())
        .withHandle(h -> h.createQuery("SELECT id FROM master_key").mapTo(Long.class).one());
  }

  @Test
  void an_altered_value_stays_altered_and_does_not_stop_the_others() {
    store.run(officer, tx -> new Timeline(keys.sealer()).note(tx, caseId, "Altered."));
    Jdbi.create(TEST.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE timeline_entry SET body = '\\x0102' WHERE case_id = ?", caseId));

    runToTheEnd();

    assertThat(notes(keys)).containsExactly("\uFFFD");
  }

  @Test
  void only_who_runs_the_system_rotates_and_sees_how_far() {
    for (StaffRole role : StaffRole.values()) {
      if (role != StaffRole.ADMINISTRATOR) {
        assertThat(rotations.start(member(role), Kind.MASTER)).isEqualTo(Started.REFUSED);
        assertThat(rotations.newest(member(role), Kind.MASTER)).isEmpty();
      }
    }
    assertThat(rotations.start(member(StaffRole.ADMINISTRATOR), Kind.MASTER))
        .isEqualTo(Started.WAITING);
    while (rotations.step() > 0) {
      now = now.plusMillis(1);
    }
    assertThat(
            rotations.newest(member(StaffRole.ADMINISTRATOR), Kind.MASTER).orElseThrow().progress())
        .satisfies(progress -> assertThat(progress.percent()).isEqualTo(100));
  }

  @Test
  void every_sealed_column_is_sealed_again_or_has_a_reason_not_to_be() {
    Jdbi.create(TEST.asOwner()).useHandle(owner -> assertThat(forgotten(owner)).isEmpty());
  }

  @Test
  void a_column_that_somebody_forgot_is_found() {
    Jdbi.create(TEST.asOwner())
        .useHandle(
            owner -> {
              owner.begin();
              owner.execute("ALTER TABLE alert ADD COLUMN forgotten bytea");
              List<String> found = forgotten(owner);
              owner.rollback();
              assertThat(found).containsExactly("alert.forgotten");
            });
  }

  private static List<String> forgotten(Handle owner) {
    List<String> covered = new ArrayList<>();
    for (boolean cases : new boolean[] {true, false}) {
      SealedColumns.of(cases)
          .forEach(
              table -> table.columns().forEach(column -> covered.add(table.name() + "." + column)));
    }
    return owner
        .createQuery(
            """
            SELECT t.relname || '.' || a.attname FROM pg_class t
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
              AND a.atttypid = 'bytea'::regtype AND a.attname NOT LIKE '%index'
              AND a.attname NOT LIKE '%hash'
            ORDER BY 1
            """)
        .mapTo(String.class)
        .list()
        .stream()
        .filter(column -> !covered.contains(column))
        .filter(column -> !NOT_SEALED_SO.containsKey(column))
        .filter(column -> !OTHERS.contains(column.substring(0, column.indexOf('.'))))
        .toList();
  }
}
