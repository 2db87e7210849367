package org.portolan.cases.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.requests.DataRequest.Kind;
import org.portolan.cases.requests.MakeDataRequest;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.traveller.Traveller;

/** The export has everything, except what is listed here with the reason. */
class PersonExportTest {

  /** Tables with a person's or a case's rows that are not exported, and why. */
  private static final Map<String, String> NOT_EXPORTED =
      Map.ofEntries(
          Map.entry("enquiry", "from a number of nobody who is known; never a person's case"),
          Map.entry("broadcast", "to many; of no person"),
          Map.entry("portal_origin", "ids, of an enquiry and the page that began with its answer"),
          Map.entry("rumour", "told by many; of no person"),
          Map.entry("rumour_public", "what the public reads; of no person"),
          Map.entry("rumour_hearing", "told by many; of no person"),
          Map.entry("broadcast_outcome", "counts of what became of a message to many"),
          Map.entry("broadcast_charge", "what a message to many cost"),
          Map.entry("broadcast_slice", "keyed indexes, until a message to many is handed over"),
          Map.entry("broadcast_listed", "ids, until a message to many has gone out"),
          Map.entry("journal_anchored", "heads of journals"),
          Map.entry("person_merge", "ids; the journals tell of it"),
          Map.entry("duplicate_dismissed", "ids; the journals tell of it"),
          Map.entry("journal_feed", "ids of cases, for seconds"),
          Map.entry("person_name_token", "keyed hashes of the name"),
          Map.entry("attachment_fetch", "where a provider has a file; once fetched it is told"),
          Map.entry("outbox", "a message on its way; once sent it stands among the messages"),
          Map.entry("traveller_code", "keyed hash of a code, for ten minutes"),
          Map.entry("traveller_session", "keyed hash of what the own browser holds"),
          Map.entry("visa_signal", "what is looked into; what counts stands in the decision"),
          Map.entry("visa_holder", "keyed hashes of answers, which are told"),
          Map.entry("visa_recusal", "what a member of staff is to somebody, which is theirs"),
          Map.entry("chat_message", "ids of messages, which are told"),
          Map.entry("chat_copy", "ids of messages, which are told"),
          Map.entry("visa_notice", "until it is among the messages"),
          Map.entry("referral", "ids; the journal and the notes tell of it"),
          Map.entry("order_notice", "until it is among the messages"),
          Map.entry("visa_secret", "a slow hash of what only they know"),
          Map.entry("visa_family", "ids; the journal tells of it"),
          Map.entry("visa_helper", "another's name and number; the journal tells of them"),
          Map.entry("emergency_opening", "for oversight; the journal tells of the opening"),
          Map.entry("erasure", "for oversight; what is due to go, without what it says"),
          Map.entry("legal_hold", "for oversight: why an authority may not forget"));

  /** Columns that are not exported, in whatever table, and why. */
  private static final Map<String, String> NOT_TOLD =
      Map.ofEntries(
          Map.entry("id", "names a row"),
          Map.entry("case_id", "the row stands below its case"),
          Map.entry("person_id", "the row stands below its person"),
          Map.entry("contact_point_id", "names a row that is exported"),
          Map.entry("question_message", "names a row that is exported"),
          Map.entry("compartment", "who may see it"),
          Map.entry("scope", "who may see it"),
          Map.entry("version", "counts corrections"),
          Map.entry("value_index", "keyed hash of the value"),
          Map.entry("number_index", "keyed hash of the number"),
          Map.entry("journal_seq", "head of the journal"),
          Map.entry("journal_mac", "head of the journal"),
          Map.entry("seq", "order of the journal"),
          Map.entry("mac", "seal of the journal"),
          Map.entry("entry_id", "names a row that is exported"),
          Map.entry("place", "the order of the rows"),
          Map.entry("settled_at", "when our server had it"),
          Map.entry("member_id", "names a row that is exported"),
          Map.entry("position", "the order of the rows"),
          Map.entry("remind_at", "follows from the last day"),
          Map.entry("answer_version", "of which answer it is, counted"),
          Map.entry("screen_at", "when it is looked through"),
          Map.entry("open_signals", "counts what is looked into"),
          Map.entry("assigned_to", "which colleague has it"),
          Map.entry("decided_by", "the steps say who"),
          Map.entry("decision", "the journal tells of it once it is told"),
          Map.entry("file_key", "opens the file, which is given beside"),
          Map.entry("content_index", "keyed hash of the file, which is given beside"),
          Map.entry("unchecked", "whether a scanner has yet to look at what is not stored"),
          Map.entry("worker", "which colleague has it"),
          Map.entry("erased_at", "nothing erased is exported"),
          Map.entry("merged_into", "names a row; its contacts and papers are told"),
          Map.entry("other_id", "of the other person nothing is told"),
          Map.entry("next_ask_at", "when the next question is due"),
          Map.entry("closes_at", "follows from the last day"),
          Map.entry("open_question", "which question waits for an answer"),
          Map.entry("visitor_index", "keyed hash of what the own browser holds"),
          Map.entry("holder_index", "keyed hash of whose it is"),
          Map.entry("ticket", "what the own browser holds"),
          Map.entry("text_index", "keyed hash of a code, for half an hour"),
          Map.entry("text_until", "until when a code is good"),
          Map.entry("by_text", "each message says by which channel it came"),
          Map.entry("came_from", "which post had it before; the journal tells of it"),
          Map.entry("linked_case", "names a case, whose messages are told"),
          Map.entry("linked_upto", "how many messages stand there too, counted"),
          Map.entry("waiting_since", "the same as when it was opened, while it waits"),
          Map.entry("last_seq", "how many messages there are, which are told"),
          Map.entry("visitor_read", "how far was read, counted"),
          Map.entry("desk_read", "how far was read, counted"),
          Map.entry("visitor_typed_at", "that somebody was typing, for seconds"),
          Map.entry("desk_typed_at", "that somebody was typing, for seconds"),
          Map.entry("paced_from", "counts messages of a minute"),
          Map.entry("paced", "counts messages of a minute"),
          Map.entry("unclear", "counts answers that nobody could read"),
          Map.entry("delivery_rank", "follows from the delivery"),
          Map.entry("next_step_at", "when the next colleague is told"),
          Map.entry("last_rank", "which colleague was told"));

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private final ATraveller traveller = new ATraveller();
  private final PersonExport export = new PersonExport(keys, new PersonJournal(keys));
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(),
          Set.of(
              new Grant(Compartment.HEALTH, traveller.scope()),
              new Grant(Compartment.VISA, traveller.scope()),
              new Grant(Compartment.IDENTITY, traveller.scope())));
  private UUID health;
  private UUID visa;

  @BeforeEach
  void has_a_case_of_two_kinds_with_a_note_and_a_request() {
    PersonJournal journal = new PersonJournal(keys);
    health = open(Compartment.HEALTH);
    visa = open(Compartment.VISA);
    traveller
        .store()
        .run(
            officer,
            tx -> {
              new Timeline(keys.sealer()).note(tx, health, "A note on health");
              new Timeline(keys.sealer()).note(tx, visa, "A note on the visa");
              Readings.record(tx, health, "case");
              journal.read(tx, Set.of(traveller.id()), "person");
            });
    traveller
        .store()
        .run(
            MakeDataRequest.actor(),
            tx ->
                new MakeDataRequest(keys, Settings.of(Map.of()))
                    .make(tx, traveller.signedIn(true), Kind.OBJECTION, "Not by post"));
  }

  private UUID open(Compartment compartment) {
    return traveller
        .store()
        .call(
            officer,
            tx ->
                new OpenCase(keys)
                    .open(tx, compartment.key(), compartment, traveller.scope(), traveller.id())
                    .id());
  }

  private Map<String, Object> exported(boolean shared) {
    Traveller signedIn = traveller.signedIn(shared);
    return traveller
        .store()
        .call(traveller.actor(signedIn), tx -> export.of(tx, signedIn))
        .orElseThrow();
  }

  @Test
  void a_phone_of_their_own_gets_everything_in_clear() {
    Map<String, Object> all = exported(false);

    assertThat(all).containsEntry("format", "portolan-export/1");
    assertThat(all.get("person"))
        .isEqualTo(
            Map.of(
                "name", "Selam Gebre",
                "latin_name", "Selam Latin",
                "birth_date", "1990",
                "language", "en",
                "time_zone", "Africa/Asmara",
                "created_at", "2026-11-23T08:00:00Z"));
    assertThat(all.toString())
        .contains("A note on health", "A note on the visa", "Not by post", "read.case", "+3361")
        .doesNotContain(officer.id(), traveller.id().toString(), "\uFFFD");
    assertThat((List<?>) all.get("cases")).hasSize(2);
  }

  @Test
  void a_shared_phone_gets_nothing_of_health_and_no_word_on_what_its_readers_do() {
    Map<String, Object> all = exported(true);

    assertThat(all.toString())
        .contains("A note on the visa", "Not by post")
        .doesNotContain("health", "former", "detail");
    assertThat((List<?>) all.get("cases")).hasSize(1);

    ATraveller somebody = new ATraveller();
    assertThat(exported(true).toString()).doesNotContain(somebody.scope());
  }

  @Test
  void a_request_from_another_phone_and_other_numbers_stay_out_on_a_shared_one() {
    UUID other = anotherContactPoint();
    Jdbi.create(test.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE data_request SET contact_point_id = ? WHERE person_id = ?",
                    other,
                    traveller.id()));

    assertThat(exported(true).toString()).doesNotContain("Not by post", "+33700");
    assertThat(exported(false).toString()).contains("Not by post", "+33700");
  }

  private UUID anotherContactPoint() {
    UUID id = UUID.randomUUID();
    byte[] value =
        keys.sealer()
            .seal(
                KeyId.ofPerson(traveller.id()),
                new Place("contact_point", id, "value"),
                "+33700000000");
    Jdbi.create(test.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    """
                    INSERT INTO contact_point
                      (id, person_id, scope, channel, value, value_index, region)
                    VALUES (?, ?, ?, 'sms', ?, ?, 'FR')
                    """,
                    id,
                    traveller.id(),
                    traveller.scope(),
                    value,
                    new byte[] {1}));
    return id;
  }

  @Test
  void no_table_of_a_person_or_case_is_left_out_without_a_reason() {
    Jdbi.create(test.asOwner()).useHandle(owner -> assertThat(leftOut(owner)).isEmpty());
  }

  @Test
  void a_table_or_column_that_somebody_forgot_is_found() {
    Jdbi.create(test.asOwner())
        .useHandle(
            owner -> {
              owner.begin();
              owner.execute("CREATE TABLE forgotten (person_id uuid, said bytea)");
              owner.execute("ALTER TABLE quarantine ADD COLUMN forgotten bytea");
              List<String> found = leftOut(owner);
              owner.rollback();
              assertThat(found).containsExactly("forgotten", "quarantine.forgotten");
            });
  }

  private static List<String> leftOut(Handle owner) {
    List<String> leftOut = new ArrayList<>();
    Map<String, Set<String>> exported = new java.util.HashMap<>();
    ExportedTables.all()
        .forEach(
            table -> {
              Set<String> columns =
                  exported.computeIfAbsent(table.table(), unused -> new HashSet<>());
              table.fields().forEach(field -> columns.add(field.name()));
            });
    for (String table : tablesOfPeople(owner)) {
      if (NOT_EXPORTED.containsKey(table)) {
        continue;
      }
      if (!exported.containsKey(table)) {
        leftOut.add(table);
        continue;
      }
      columns(owner, table).stream()
          .filter(column -> !exported.get(table).contains(column))
          .filter(column -> !NOT_TOLD.containsKey(column))
          .forEach(column -> leftOut.add(table + "." + column));
    }
    return leftOut;
  }

  /** As forgetting finds them: a column that refers to a person or case, or is named as if. */
  private static List<String> tablesOfPeople(Handle owner) {
    return owner
        .createQuery(
            """
            SELECT DISTINCT t.relname::text FROM pg_class t
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
              AND (t.relname IN ('person', 'case_file')
                OR a.attname IN ('person_id', 'case_id') OR EXISTS (
                  SELECT FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = t.oid
                    AND c.confrelid IN ('person'::regclass, 'case_file'::regclass)
                    AND c.conkey = ARRAY[a.attnum]))
            ORDER BY 1
            """)
        .mapTo(String.class)
        .list();
  }

  private static List<String> columns(Handle owner, String table) {
    return owner
        .createQuery(
            """
            SELECT attname::text FROM pg_attribute
            WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum
            """)
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }
}
