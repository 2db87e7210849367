package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.finding.DuplicatePairs.Pair;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.finding.Search.Hit;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.Contact;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Two become one and two again, and nothing of either is lost on the way. */
class MergePeopleTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = new ATraveller().store();
  private final String scope = "test-" + UUID.randomUUID() + "/post";
  private final Actor officer = at(scope, Compartment.IDENTITY);
  private final Actor everything =
      at(scope, Compartment.IDENTITY, Compartment.HEALTH, Compartment.VISA);
  private final PersonJournal journal = new PersonJournal(keys);
  private final PersonLabels labels = new PersonLabels(keys);
  private final ContactPoints contacts = new ContactPoints(keys);
  private final MergePeople merging = new MergePeople(journal);
  private final KeepApart apart = new KeepApart(keys, journal);
  private final Search search =
      new Search(
          new FindPeople(keys, labels),
          contacts,
          new TravelDocuments(keys, journal),
          labels,
          journal);
  private final PhoneNumber phone = ATraveller.aPhone();
  private final PhoneNumber otherPhone = ATraveller.aPhone();
  private final Person kept = registered("Meron Haile", phone);
  private final Person gone = registered("ሜሮን ሃይለ", otherPhone);

  private static Actor at(String scope, Compartment... compartments) {
    return new Actor(
        "staff:" + UUID.randomUUID(),
        java.util.Arrays.stream(compartments)
            .map(compartment -> new Grant(compartment, scope))
            .collect(java.util.stream.Collectors.toSet()));
  }

  private Person registered(String name, PhoneNumber at) {
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(1990),
            Language.ENGLISH,
            ZoneId.of("UTC"),
            at,
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person));
  }

  private UUID opened(Compartment compartment, Person whose) {
    return store.call(
        everything,
        tx -> new OpenCase(keys).open(tx, compartment.key(), compartment, scope, whose.id()).id());
  }

  private UUID ordered(Person whose) {
    OpenQuarantine quarantines =
        new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer());
    Order order =
        new Order(
            whose, scope, LocalDate.of(2026, 11, 23), Optional.empty(), Optional.of("A hotel"));
    return store.call(everything, tx -> quarantines.open(tx, order).id());
  }

  private Outcome merge(Actor actor, Person into, Person from) {
    return store.call(actor, tx -> merging.merge(tx, into.id(), from.id()));
  }

  private Outcome undoLast(Actor actor, Person whose) {
    UUID merge = store.call(officer, tx -> merging.standing(tx, whose.id())).get(0).id();
    return store.call(actor, tx -> merging.undo(tx, merge));
  }

  /** All that could change, as text; journals only grow. */
  private List<String> rows() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        """
                        SELECT 'case ' || id || ' ' || COALESCE(person_id::text, '') AS row
                        FROM case_file WHERE scope = :scope
                        UNION ALL SELECT p::text FROM person p WHERE scope = :scope
                        UNION ALL SELECT c::text FROM contact_point c WHERE scope = :scope
                        UNION ALL SELECT q::text FROM quarantine q WHERE scope = :scope
                        ORDER BY row
                        """)
                    .bind("scope", scope)
                    .mapTo(String.class)
                    .list());
  }

  private List<UUID> casesOf(Person person) {
    return store.call(
        everything,
        tx ->
            tx.sql()
                .createQuery("SELECT id FROM case_file WHERE person_id = :id ORDER BY opened_at")
                .bind("id", person.id())
                .mapTo(UUID.class)
                .list());
  }

  @Test
  void merged_they_are_one_everywhere_and_taken_back_all_is_as_before() {
    opened(Compartment.VISA, kept);
    UUID quarantine = ordered(gone);
    store.run(officer, tx -> journal.read(tx, Set.of(kept.id(), gone.id()), "person"));
    List<String> before = rows();

    assertThat(merge(officer, kept, gone)).isEqualTo(Outcome.DONE);
    assertThat(casesOf(kept)).hasSize(2).contains(quarantine);
    assertThat(casesOf(gone)).isEmpty();
    Contact reached =
        store.call(everything, tx -> contacts.sharing(tx, Endpoint.sms(otherPhone))).get(0);
    assertThat(reached.person()).isEqualTo(kept.id());
    assertThat(reached.quarantine()).contains(quarantine);
    List<Hit> hits =
        store.call(officer, tx -> search.shown(tx, search.of(tx, otherPhone.e164()), 0, 20));
    assertThat(hits).extracting(Hit::person).containsExactly(kept.id());

    assertThat(undoLast(officer, kept)).isEqualTo(Outcome.DONE);
    assertThat(rows()).isEqualTo(before);
    assertThat(events(gone)).containsExactly("read.person", "person.merged", "person.unmerged");
  }

  @Test
  void two_who_share_a_telephone_are_reached_as_one() {
    Person third = registered("Meron H.", phone);
    assertThat(
            store.<List<Contact>>call(everything, tx -> contacts.sharing(tx, Endpoint.sms(phone))))
        .hasSize(2);

    merge(officer, kept, third);

    assertThat(
            store.<List<Contact>>call(everything, tx -> contacts.sharing(tx, Endpoint.sms(phone))))
        .extracting(Contact::person)
        .containsExactly(kept.id());
  }

  @Test
  void a_chain_of_merges_is_taken_back_in_any_order() {
    Person third = registered("Meron Third", ATraveller.aPhone());
    opened(Compartment.VISA, kept);
    opened(Compartment.VISA, gone);
    opened(Compartment.VISA, third);
    store.run(officer, tx -> journal.read(tx, Set.of(kept.id(), gone.id(), third.id()), "person"));
    List<String> before = rows();

    assertThat(merge(officer, kept, gone)).isEqualTo(Outcome.DONE);
    assertThat(merge(officer, third, kept)).isEqualTo(Outcome.DONE);
    assertThat(casesOf(third)).hasSize(3);
    assertThat(merge(officer, gone, third)).as("a circle").isEqualTo(Outcome.NOT_FOUND);
    assertThat(merge(officer, kept, third)).as("again").isEqualTo(Outcome.NOT_FOUND);

    assertThat(undoLast(officer, gone)).as("the first").isEqualTo(Outcome.DONE);
    assertThat(casesOf(gone)).hasSize(1);
    assertThat(undoLast(officer, third)).as("the second").isEqualTo(Outcome.DONE);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void two_with_an_order_each_stay_two_until_one_has_ended() {
    ordered(kept);
    UUID theirs = ordered(gone);
    assertThat(merge(officer, kept, gone)).isEqualTo(Outcome.NOT_NOW);

    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute("UPDATE quarantine SET ended_at = now() WHERE case_id = ?", theirs));
    assertThat(merge(officer, kept, gone)).isEqualTo(Outcome.DONE);
  }

  @Test
  void who_does_not_see_both_merges_and_takes_back_nothing() {
    Actor elsewhere = at("elsewhere/post", Compartment.IDENTITY);
    Actor blind = at(scope, Compartment.HEALTH, Compartment.VISA);
    for (Actor other : List.of(elsewhere, blind)) {
      assertThat(merge(other, kept, gone)).isEqualTo(Outcome.NOT_FOUND);
    }
    assertThat(merge(officer, kept, kept)).isEqualTo(Outcome.SAME_PERSON);
    merge(officer, kept, gone);
    for (Actor other : List.of(elsewhere, blind)) {
      assertThat(undoLast(other, kept)).isEqualTo(Outcome.NOT_FOUND);
    }
  }

  @Test
  void two_who_are_kept_apart_are_proposed_no_longer_until_reconsidered() {
    Person alike = registered("Haile Meron", phone);
    DuplicatePairs pairs = new DuplicatePairs(labels, journal);

    assertThat(atOnePhone(officer, pairs)).hasSize(1);
    assertThat(dismissed(kept, alike)).isEqualTo(Outcome.DONE);
    assertThat(atOnePhone(officer, pairs)).isEmpty();
    assertThat(reconsidered(alike, kept)).isEqualTo(Outcome.DONE);
    assertThat(reconsidered(alike, kept)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(atOnePhone(officer, pairs))
        .singleElement()
        .satisfies(pair -> assertThat(Set.of(pair.one(), pair.other())).contains(alike.id()));
    assertThat(
            store.<List<Pair>>call(
                at("elsewhere/post", Compartment.IDENTITY), tx -> pairs.of(tx, 100)))
        .isEmpty();
  }

  private List<Pair> atOnePhone(Actor actor, DuplicatePairs pairs) {
    return store.<List<Pair>>call(actor, tx -> pairs.of(tx, 100)).stream()
        .filter(pair -> pair.reasons().contains(PossibleDuplicates.Reason.CONTACT))
        .toList();
  }

  private Outcome dismissed(Person one, Person other) {
    return store.call(
        officer,
        tx ->
            apart.dismiss(tx, one.id(), other.id(), Optional.of(KeepApart.Reason.NAMESAKES), null));
  }

  private Outcome reconsidered(Person one, Person other) {
    return store.call(officer, tx -> apart.reconsider(tx, one.id(), other.id()));
  }

  @Test
  void who_was_merged_is_forgotten_with_whoever_was_kept() {
    UUID last = opened(Compartment.VISA, gone);
    merge(officer, kept, gone);

    List<String> keyNames =
        store.call(
            Actor.system("forgetting", Compartment.OVERSIGHT),
            tx ->
                List.of(
                    tx.sql()
                        .createQuery("SELECT forget_case(:id, :now)")
                        .bind("id", last)
                        .bind("now", tx.now())
                        .mapTo(String[].class)
                        .one()));

    assertThat(keyNames)
        .contains("person:" + kept.id(), "person:" + gone.id(), "case:" + gone.id());
    assertThat(rows()).noneMatch(row -> row.contains("Meron")).hasSizeLessThan(4);
  }

  private List<String> events(Person person) {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery("SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                .bind("id", person.id())
                .mapTo(String.class)
                .list());
  }
}
