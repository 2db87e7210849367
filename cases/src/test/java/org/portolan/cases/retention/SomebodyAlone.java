package org.portolan.cases.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.finding.MergePeople;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.people.Relations;
import org.portolan.cases.retention.RetentionOverview.Announced;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;

/** Somebody without a case, registered long before anybody whom other tests register. */
final class SomebodyAlone {

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private final Jdbi owner = Jdbi.create(test.asOwner());
  private final String organisation = "authority-" + UUID.randomUUID().toString().substring(0, 8);
  private final String post = organisation + "/harbour";
  private final Actor officer = staff(Compartment.OVERSIGHT, organisation);
  private final Actor desk =
      new Actor(
          "staff:" + UUID.randomUUID(),
          Set.of(new Grant(Compartment.IDENTITY, post), new Grant(Compartment.VISA, post)));
  private Instant now = Instant.parse("2001-01-08T08:00:00Z");
  private final CaseStore store = test.store(clock());
  private final PersonJournal journal = new PersonJournal(keys);
  private final PeopleWithoutCases people = new PeopleWithoutCases(store, keys);
  private final ForgetCases forget =
      new ForgetCases(store, keys, new DirectoryFiles(AClosedCase.directory()), people);
  private final UUID person = registers(1990);

  UUID registers(int year) {
    NewPerson somebody =
        new NewPerson(
            "Layla Haddad",
            Optional.empty(),
            Optional.of(year),
            Language.ENGLISH,
            ZoneOffset.UTC,
            ATraveller.aPhone(),
            post);
    return store.call(desk, tx -> new RegisterPerson(keys).register(tx, somebody)).id();
  }

  SomebodyAlone daysLater(int days) {
    now = now.plus(Duration.ofDays(days));
    return this;
  }

  /** The jobs' rounds, until there is nothing more to do. */
  void rounds() {
    while (people.announce(100) + forget.erase(100) > 0) {
      // goes on
    }
  }

  /** Only what erases, so that nothing is announced anew. */
  void erases() {
    forget.erase(100);
  }

  void isRead() {
    store.run(desk, tx -> journal.read(tx, Set.of(person), "person"));
  }

  void getsAPaper() {
    store.run(
        desk,
        tx ->
            new TravelDocuments(keys, journal)
                .add(tx, person, Kind.PASSPORT, "ERI", "P1234567", Optional.empty()));
  }

  UUID getsACase(UUID whose) {
    return store
        .call(desk, tx -> new OpenCase(keys).open(tx, "visa", Compartment.VISA, post, whose))
        .id();
  }

  void caseIsForgotten(UUID caseId) {
    store.run(
        ForgetCases.ACTOR,
        tx ->
            tx.sql()
                .createQuery("SELECT forget_case(:case, :now)")
                .bind("case", caseId)
                .bind("now", tx.now())
                .mapTo(String[].class)
                .one());
  }

  void belongsTo(UUID other) {
    store.run(
        desk,
        tx ->
            new Relations(new PersonLabels(keys), journal)
                .add(tx, person, other, Relations.Kind.HOUSEHOLD));
  }

  void asksForACorrection() {
    owner.useHandle(
        h ->
            h.createUpdate(
                    """
                    INSERT INTO data_request (id, person_id, scope, contact_point_id, kind, body,
                      asked_at, answer_by)
                    SELECT gen_random_uuid(), p.id, p.scope, c.id, 'correction', ''::bytea,
                      p.created_at, p.created_at
                    FROM person p JOIN contact_point c ON c.person_id = p.id WHERE p.id = :id
                    """)
                .bind("id", person)
                .execute());
  }

  void isFoundToBe(UUID other) {
    store.run(desk, tx -> new MergePeople(journal).merge(tx, other, person));
  }

  Optional<Announced> announced() {
    return announced(person);
  }

  Optional<Announced> announced(UUID whom) {
    return store.call(officer, tx -> new RetentionOverview(keys.sealer()).announced(tx, whom));
  }

  List<RetentionOverview.Forgotten> forgotten() {
    return store.call(officer, tx -> new RetentionOverview(keys.sealer()).forgotten(tx, 0, 100));
  }

  LegalHolds holds() {
    return new LegalHolds(store, keys.sealer());
  }

  Actor officer() {
    return officer;
  }

  Actor desk() {
    return desk;
  }

  UUID id() {
    return person;
  }

  Instant now() {
    return now;
  }

  boolean isThere() {
    return isThere(person);
  }

  boolean isThere(UUID whom) {
    return count("SELECT count(*) FROM person WHERE id = :id", whom) == 1;
  }

  /** Rows that name this person in the tables where somebody without a case has some. */
  int rows() {
    return count(
        """
        SELECT (SELECT count(*) FROM contact_point WHERE person_id = :id)
          + (SELECT count(*) FROM travel_document WHERE person_id = :id)
          + (SELECT count(*) FROM person_name_token WHERE person_id = :id)
        """,
        person);
  }

  private int count(String sql, UUID id) {
    return owner.withHandle(h -> h.createQuery(sql).bind("id", id).mapTo(Integer.class).one());
  }

  List<String> events() {
    return owner.withHandle(
        h ->
            h.createQuery("SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                .bind("id", person)
                .mapTo(String.class)
                .list());
  }

  /** Whether the keys of the person and of their own file still open anything. */
  boolean canBeRead() {
    try {
      for (KeyId key : List.of(KeyId.ofPerson(person), KeyId.ofCase(person))) {
        keys.sealer().seal(key, new Place("x", "y", "z"), "anything");
      }
      return true;
    } catch (KeyDestroyed e) {
      return false;
    }
  }

  /** What a dump of the store holds of this person. */
  Map<String, String> dump() {
    return owner.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT 'person' AS name, to_jsonb(t)::text AS row FROM person t WHERE id = :id
                    UNION ALL SELECT 'case_file', to_jsonb(t)::text FROM case_file t WHERE id = :id
                    """)
                .bind("id", person)
                .reduceRows(
                    new java.util.LinkedHashMap<>(),
                    (dump, row) -> {
                      dump.put(
                          row.getColumn("name", String.class), row.getColumn("row", String.class));
                      return dump;
                    }));
  }

  /** Puts the store back to what the dump holds: it knows of no erasure. */
  void restore(Map<String, String> dump) {
    owner.useTransaction(
        h -> {
          h.execute("DELETE FROM erasure WHERE case_id = ?", person);
          h.execute("DELETE FROM journal_event WHERE case_id = ?", person);
          h.execute("DELETE FROM case_file WHERE id = ?", person);
          dump.forEach(
              (table, row) ->
                  h.createUpdate(
                          "INSERT INTO <table>"
                              + " SELECT * FROM jsonb_populate_record(NULL::<table>, CAST(:row AS jsonb))")
                      .define("table", table)
                      .bind("row", row)
                      .execute());
        });
  }

  void startsAgain() {
    new ReplayErasures(store, keys).run();
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
}
