package org.portolan.cases.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileStore;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.CloseEndedQuarantines;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.retention.RetentionOverview.Announced;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A quarantine of one day, ended the same evening, in an organisation of its own. */
final class AClosedCase {

  private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final Actor SYSTEM =
      Actor.system("test", Compartment.HEALTH, Compartment.IDENTITY);

  /** The job goes through all cases there are. */
  private static final TestStore TEST = TestStore.apart();

  private final TestStore test = TEST;
  private final Keys keys = test.keys();
  private final Jdbi owner = Jdbi.create(test.asOwner());
  private final String organisation = "authority-" + UUID.randomUUID().toString().substring(0, 8);
  private final String post = organisation + "/harbour";
  private final PhoneNumber phone =
      new PhoneNumber("+3361234" + (1000 + ThreadLocalRandom.current().nextInt(8999)));
  private final Actor officer = staff(Compartment.OVERSIGHT, organisation);
  private Instant now = MORNING;
  private final CaseStore store = test.store(clock());
  private final FileStore files = new DirectoryFiles(directory());
  private final ForgetCases forget =
      new ForgetCases(store, keys, files, new PeopleWithoutCases(store, keys));
  private final Person person;
  private final OpenedCase opened;
  private final UUID file;

  AClosedCase() {
    this(true);
  }

  private AClosedCase(boolean closes) {
    person =
        store.call(
            SYSTEM,
            tx ->
                new RegisterPerson(keys)
                    .register(
                        tx,
                        new NewPerson(
                            "ليلى حداد",
                            Optional.of("Layla Haddad"),
                            Optional.of(1990),
                            Language.of("ar"),
                            ZoneOffset.UTC,
                            phone,
                            post)));
    opened = opens(closes ? 1 : 2_000);
    file = keepsAFile();
    store.run(
        SYSTEM,
        tx -> {
          Timeline timeline = new Timeline(keys.sealer());
          timeline.received(
              tx, opened.id(), UUID.randomUUID(), now, "sms", Language.ENGLISH, "1", List.of());
          timeline.note(tx, opened.id(), "a note that nobody will read");
        });
    if (closes) {
      now = MORNING.plus(Duration.ofDays(2));
      store.run(SYSTEM, tx -> new CloseEndedQuarantines().due(tx, 10_000));
    }
  }

  static Path directory() {
    try {
      return Files.createTempDirectory("files");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private UUID keepsAFile() {
    try {
      Kept kept = new SealedFiles(files).keep(new ByteArrayInputStream(new byte[] {1, 2}), 10);
      Attachments attachments = new Attachments(keys.sealer());
      store.run(
          SYSTEM,
          tx -> {
            UUID id =
                attachments
                    .arrived(tx, opened.id(), UUID.randomUUID(), 1, Optional.of("a name"))
                    .orElseThrow();
            attachments.stored(tx, opened.id(), id, FileType.JPEG, kept, new byte[] {1});
          });
      return kept.name();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  boolean hasItsFile() throws IOException {
    try (var found = files.open(file).orElse(null)) {
      return found != null;
    }
  }

  static AClosedCase stillOpen() {
    return new AClosedCase(false);
  }

  private OpenedCase opens(int days) {
    return store.call(
        SYSTEM,
        tx ->
            new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
                .open(
                    tx,
                    new Order(
                        person,
                        post,
                        LocalDate.ofInstant(MORNING, ZoneOffset.UTC),
                        Optional.of(days),
                        Optional.empty())));
  }

  void opensAnother() {
    opens(2_000);
  }

  void isOpenedAgain() {
    closes("NULL");
  }

  void isClosedAgain() {
    closes("'" + now + "'");
  }

  void erases() {
    forget.erase(100);
  }

  /** Whoever opens it again has not committed while the job goes round. */
  void erasesWhileItIsOpenedAgain() throws Exception {
    owner.useTransaction(
        h -> {
          h.execute("UPDATE case_file SET closed_at = NULL WHERE id = ?", opened.id());
          CompletableFuture.runAsync(this::erases).get(10, TimeUnit.SECONDS);
        });
  }

  private void closes(String at) {
    owner.useHandle(
        h -> h.execute("UPDATE case_file SET closed_at = " + at + " WHERE id = ?", opened.id()));
  }

  AClosedCase daysLater(int days) {
    now = now.plus(Duration.ofDays(days));
    return this;
  }

  Instant now() {
    return now;
  }

  /** The job's rounds, until there is nothing more to do. */
  void rounds() {
    while (forget.announce(100) + forget.erase(100) > 0) {
      // goes on
    }
  }

  void isErasedInTime() {
    daysLater(170).rounds();
    daysLater(15).rounds();
  }

  void forgetsRowsOnly() {
    store.run(ForgetCases.ACTOR, tx -> ForgetCases.forget(tx, opened.id()));
  }

  /** As by a policy of its compartment that keeps nothing for statistics. */
  void isForgottenWithoutACount() {
    List<RetentionPolicy> none =
        RetentionPolicies.inForce().stream()
            .map(
                policy ->
                    new RetentionPolicy(
                        policy.compartment(),
                        policy.from(),
                        policy.keptFor(),
                        policy.warning(),
                        RetentionPolicy.Statistics.NOTHING))
            .toList();
    store.run(ForgetCases.ACTOR, tx -> ForgetCases.forget(tx, opened.id(), none));
  }

  List<RetentionOverview.Held> held() {
    return store.call(officer, tx -> new RetentionOverview(keys.sealer()).held(tx));
  }

  CaseReference reference() {
    return opened.reference();
  }

  void forgetsAs(Actor actor) {
    store.run(
        actor,
        tx ->
            tx.sql()
                .createQuery("SELECT forget_case(:case, :now)")
                .bind("case", opened.id())
                .bind("now", tx.now())
                .mapTo(String.class)
                .findOne());
  }

  void startsAgain() {
    new ReplayErasures(store, keys).run();
  }

  LegalHolds holds() {
    return new LegalHolds(store, keys.sealer());
  }

  Actor officer() {
    return officer;
  }

  Actor quarantineOfficer() {
    return staff(Compartment.HEALTH, post);
  }

  UUID caseId() {
    return opened.id();
  }

  UUID personId() {
    return person.id();
  }

  Optional<Announced> announced() {
    return store.call(
        officer,
        tx -> new RetentionOverview(keys.sealer()).announced(tx, 0, 100).stream().findFirst());
  }

  int forgottenAtThePost() {
    return store.call(
        officer,
        tx ->
            new RetentionOverview(keys.sealer())
                .forgotten(tx, 0, 100).stream().mapToInt(RetentionOverview.Forgotten::cases).sum());
  }

  boolean isErased() {
    return owner.withHandle(
        h ->
            h.createQuery("SELECT erased_at IS NOT NULL FROM case_file WHERE id = :id")
                .bind("id", opened.id())
                .mapTo(Boolean.class)
                .one());
  }

  /** The tables in which some value is or holds this id. */
  List<String> rowsNaming(UUID id) {
    return tables().stream()
        .filter(
            table ->
                owner.withHandle(
                    h ->
                        h.createQuery(
                                "SELECT EXISTS (SELECT FROM "
                                    + table
                                    + " t WHERE t::text LIKE :id)")
                            .bind("id", "%" + id + "%")
                            .mapTo(Boolean.class)
                            .one()))
        .toList();
  }

  private List<String> tables() {
    return owner.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT relname FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                      AND relname NOT LIKE 'flyway%' AND relname <> 'journal_feed'
                    ORDER BY relname
                    """)
                .mapTo(String.class)
                .list());
  }

  boolean foundByPhone() {
    return store.call(
        SYSTEM, tx -> !new ContactPoints(keys).sharing(tx, List.of(Endpoint.sms(phone))).isEmpty());
  }

  int journalEntries() {
    return owner.withHandle(
        h ->
            h.createQuery("SELECT count(*) FROM journal_event WHERE case_id = :id")
                .bind("id", opened.id())
                .mapTo(Integer.class)
                .one());
  }

  String readFirstJournalEntry() {
    byte[] detail =
        owner.withHandle(
            h ->
                h.createQuery("SELECT detail FROM journal_event WHERE case_id = :id AND seq = 1")
                    .bind("id", opened.id())
                    .mapTo(byte[].class)
                    .one());
    return keys.sealer()
        .open(
            KeyId.ofCase(opened.id()),
            new Place("journal_event", opened.id() + "/1", "detail"),
            detail);
  }

  boolean canReadJournal() {
    try {
      return !readFirstJournalEntry().isEmpty();
    } catch (KeyDestroyed e) {
      return false;
    }
  }

  void readTimeline() {
    store.call(SYSTEM, tx -> new Timeline(keys.sealer()).of(tx, opened.id()));
  }

  void readName() {
    store.call(SYSTEM, tx -> new PersonLabels(keys).names(tx, List.of(person.id())));
  }

  void makesItsKeyAgain() {
    keys.vault().create(KeyId.ofCase(opened.id()));
    keys.sealer().seal(KeyId.ofCase(opened.id()), new Place("x", "y", "z"), "again");
  }

  /** What a dump of the store holds of this case and its person. */
  List<Row> dump() {
    List<Row> rows = new ArrayList<>();
    for (String table :
        List.of(
            "person",
            "person_name_token",
            "contact_point",
            "case_file",
            "journal_event",
            "quarantine",
            "timeline_entry")) {
      owner
          .withHandle(
              h ->
                  h.createQuery(
                          "SELECT to_jsonb(t)::text FROM "
                              + table
                              + " t WHERE t::text LIKE :case OR t::text LIKE :person")
                      .bind("case", "%" + opened.id() + "%")
                      .bind("person", "%" + person.id() + "%")
                      .mapTo(String.class)
                      .list())
          .forEach(json -> rows.add(new Row(table, json)));
    }
    return rows;
  }

  /** Puts the store back to what the dump holds: nothing of what came after. */
  void restore(List<Row> dump) {
    owner.useTransaction(
        h -> {
          for (String table : List.of("legal_hold", "erasure", "journal_event")) {
            h.createUpdate("DELETE FROM " + table + " WHERE case_id = :id")
                .bind("id", opened.id())
                .execute();
          }
          h.createUpdate("DELETE FROM case_file WHERE id = :id").bind("id", opened.id()).execute();
          for (Row row : dump) {
            h.createUpdate(
                    "INSERT INTO "
                        + row.table
                        + " SELECT * FROM jsonb_populate_record(NULL::"
                        + row.table
                        + ", CAST(:json AS jsonb))")
                .bind("json", row.json)
                .execute();
          }
        });
  }

  Map<String, byte[]> dumpKeys() {
    return Jdbi.create(test.keyDatabase())
        .withHandle(
            h ->
                h.createQuery("SELECT owner, wrapped FROM wrapped_key WHERE owner LIKE :case")
                    .bind("case", "%" + opened.id())
                    .reduceRows(
                        new java.util.HashMap<>(),
                        (found, row) -> {
                          found.put(
                              row.getColumn("owner", String.class),
                              row.getColumn("wrapped", byte[].class));
                          return found;
                        }));
  }

  /** Yesterday's key database knows of no destruction. */
  void restoreKeys(Map<String, byte[]> dump) {
    Jdbi.create(test.keyDatabase())
        .useHandle(
            h ->
                dump.forEach(
                    (name, wrapped) -> {
                      h.createUpdate("DELETE FROM destroyed_key WHERE owner = :owner")
                          .bind("owner", name)
                          .execute();
                      h.createUpdate(
                              "INSERT INTO wrapped_key (owner, wrapped) VALUES (:owner, :wrapped)")
                          .bind("owner", name)
                          .bind("wrapped", wrapped)
                          .execute();
                    }));
  }

  private static Actor staff(Compartment compartment, String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(compartment, scope)));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** A row as a dump has it. */
  record Row(String table, String json) {}
}
