package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.finding.DuplicatePairs.Pair;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.finding.PossibleDuplicates.Candidate;
import org.portolan.cases.finding.PossibleDuplicates.Reason;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactWays;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.people.Relations;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Merges that cross each other, or posts, or are tried past the functions that make them. */
class MergesUnderStrainTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = new ATraveller().store();
  private final String post = "test-" + UUID.randomUUID() + "/post";
  private final Actor officer = at(post);
  private final PersonJournal journal = new PersonJournal(keys);
  private final MergePeople merging = new MergePeople(journal);
  private final KeepApart apart = new KeepApart(keys, journal);
  private final Person a = registered(post, Language.ENGLISH);
  private final Person b = registered(post, Language.of("ar"));
  private final Person c = registered(post, Language.ENGLISH);

  private static Actor at(String... scopes) {
    return new Actor(
        "staff:" + UUID.randomUUID(),
        Arrays.stream(scopes)
            .flatMap(
                scope ->
                    List.of(
                        new Grant(Compartment.IDENTITY, scope),
                        new Grant(Compartment.HEALTH, scope),
                        new Grant(Compartment.VISA, scope))
                        .stream())
            .collect(Collectors.toSet()));
  }

  private Person registered(String scope, Language language) {
    return registered(scope, language, "Meron Haile", ATraveller.aPhone());
  }

  private Person registered(String scope, Language language, String name, PhoneNumber phone) {
    NewPerson person =
        new NewPerson(
            name, Optional.empty(), Optional.of(1990), language, ZoneId.of("UTC"), phone, scope);
    return store.call(at(scope), tx -> new RegisterPerson(keys).register(tx, person));
  }

  private Outcome merge(Actor actor, Person gone, Person kept) {
    return store.call(actor, tx -> merging.merge(tx, kept.id(), gone.id()));
  }

  private Outcome undo(Person gone, Person kept) {
    UUID merge =
        store.call(officer, tx -> merging.standing(tx, gone.id())).stream()
            .filter(one -> one.gone().equals(gone.id()) && one.kept().equals(kept.id()))
            .findFirst()
            .orElseThrow()
            .id();
    return store.call(officer, tx -> merging.undo(tx, merge));
  }

  private UUID opened(Person whose) {
    return store.call(
        at(post),
        tx -> new OpenCase(keys).open(tx, "visa", Compartment.VISA, post, whose.id()).id());
  }

  private UUID read(String sql, UUID id) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h -> h.createQuery(sql).bind("id", id).mapTo(UUID.class).findOne().orElse(null));
  }

  private UUID into(Person person) {
    return read("SELECT merged_into FROM person WHERE id = :id", person.id());
  }

  private UUID holder(UUID caseId) {
    return read("SELECT person_id FROM case_file WHERE id = :id", caseId);
  }

  @Test
  void who_was_parted_and_then_merged_into_the_end_of_the_chain_stays_there() {
    UUID ofA = opened(a);
    UUID ofB = opened(b);
    merge(officer, a, b);
    merge(officer, b, c);
    undo(a, b);
    merge(officer, a, c);

    assertThat(undo(b, c)).isEqualTo(Outcome.DONE);

    assertThat(into(b)).isNull();
    assertThat(holder(ofB)).isEqualTo(b.id());
    assertThat(into(a)).isEqualTo(c.id());
    assertThat(holder(ofA)).isEqualTo(c.id());
    assertThat(undo(a, c)).isEqualTo(Outcome.DONE);
    assertThat(into(a)).isNull();
    assertThat(holder(ofA)).isEqualTo(a.id());
  }

  @Test
  void of_two_officers_who_merge_at_once_the_second_finds_nobody_left_to_merge() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Future<Outcome> one = two.submit(() -> merge(officer, a, b));
      Future<Outcome> other = two.submit(() -> merge(officer, b, a));
      assertThat(List.of(one.get(), other.get()))
          .containsExactlyInAnyOrder(Outcome.DONE, Outcome.NOT_FOUND);
    } finally {
      two.shutdownNow();
    }
    assertThat(java.util.stream.Stream.of(a, b).filter(one -> into(one) == null)).hasSize(1);
  }

  @Test
  void a_post_does_not_lose_sight_of_its_quarantine_by_a_merge_into_another_posts_person() {
    String elsewhere = "test-" + UUID.randomUUID() + "/post";
    Person theirs = registered(elsewhere, Language.ENGLISH);
    OpenQuarantine quarantines =
        new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer());
    Order order =
        new Order(a, post, LocalDate.of(2026, 11, 23), Optional.empty(), Optional.empty());
    UUID quarantine = store.call(officer, tx -> quarantines.open(tx, order).id());

    assertThat(merge(officer, a, theirs)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(merge(at(elsewhere), a, theirs)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(merge(at(post, elsewhere), a, theirs)).isEqualTo(Outcome.ELSEWHERE);

    String watched =
        "SELECT q.case_id FROM quarantine q JOIN person p ON p.id = q.person_id"
            + " WHERE q.case_id = :id";
    assertThat(
            store.<Optional<UUID>>call(
                officer,
                tx ->
                    tx.sql()
                        .createQuery(watched)
                        .bind("id", quarantine)
                        .mapTo(UUID.class)
                        .findOne()))
        .contains(quarantine);
  }

  @Test
  void nobody_points_at_another_but_by_a_merge() {
    Person theirs = registered("test-" + UUID.randomUUID() + "/post", Language.ENGLISH);

    for (Person victim : List.of(theirs, b)) {
      assertThatThrownBy(
              () ->
                  store.run(
                      officer,
                      tx ->
                          tx.sql()
                              .createUpdate("UPDATE person SET merged_into = :to WHERE id = :id")
                              .bind("id", a.id())
                              .bind("to", victim.id())
                              .execute()))
          .isInstanceOf(JdbiException.class);
    }
    assertThat(into(a)).isNull();
  }

  @Test
  void those_who_belong_to_each_other_are_not_made_one() {
    Relations relations = new Relations(new PersonLabels(keys), journal);
    store.call(officer, tx -> relations.add(tx, c.id(), b.id(), Relations.Kind.HOUSEHOLD));

    assertThat(merge(officer, b, c)).isEqualTo(Outcome.RELATED);
    assertThat(merge(officer, a, b)).isEqualTo(Outcome.DONE);
    assertThat(merge(officer, c, b)).isEqualTo(Outcome.RELATED);
  }

  @Test
  void what_is_one_already_is_not_kept_apart() {
    merge(officer, a, b);

    assertThat(decided(a, b)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(decided(b, a)).isEqualTo(Outcome.NOT_FOUND);
  }

  private Outcome decided(Person one, Person other) {
    return store.call(
        officer,
        tx ->
            apart.dismiss(tx, one.id(), other.id(), Optional.of(KeepApart.Reason.NAMESAKES), null));
  }

  @Test
  void whoever_is_kept_is_written_to_in_their_own_language_at_either_number() {
    merge(officer, a, b);

    assertThat(
            store
                .call(officer, tx -> new ContactWays(keys).of(tx, List.of(a.contactPoint())))
                .get(a.contactPoint())
                .language())
        .isEqualTo(Language.of("ar"));
  }

  @Test
  void a_third_entry_is_found_by_what_is_known_of_whoever_was_merged() {
    PhoneNumber phone = ATraveller.aPhone();
    Person gone = registered(post, Language.ENGLISH, "Meron Haile", phone);
    Person kept = registered(post, Language.ENGLISH, "Haile Meron", ATraveller.aPhone());
    merge(officer, gone, kept);
    Person third = registered(post, Language.ENGLISH, "ሜሮን ሃይለ", phone);
    PersonLabels labels = new PersonLabels(keys);
    PossibleDuplicates duplicates =
        new PossibleDuplicates(
            new FindPeople(keys, labels),
            new TravelDocuments(keys, journal),
            new ContactPoints(keys),
            labels,
            journal);

    List<Candidate> ofThird = store.call(officer, tx -> duplicates.of(tx, third.id()));
    List<Candidate> ofKept = store.call(officer, tx -> duplicates.of(tx, kept.id()));
    List<Pair> pairs = store.call(officer, tx -> new DuplicatePairs(labels, journal).of(tx, 100));

    assertThat(ofThird).extracting(Candidate::person).contains(kept.id()).doesNotContain(gone.id());
    assertThat(ofThird)
        .filteredOn(one -> one.person().equals(kept.id()))
        .allMatch(one -> one.reasons().contains(Reason.CONTACT));
    assertThat(ofKept).extracting(Candidate::person).contains(third.id()).doesNotContain(gone.id());
    assertThat(pairs)
        .filteredOn(pair -> pair.reasons().contains(Reason.CONTACT))
        .singleElement()
        .matches(pair -> Set.of(pair.one(), pair.other()).equals(Set.of(kept.id(), third.id())));
    assertThat(pairs).noneMatch(pair -> Set.of(pair.one(), pair.other()).contains(gone.id()));
  }

  @Test
  void the_numbers_of_both_are_kept_on_the_page_of_the_one() {
    merge(officer, a, b);
    KeepContacts contacts = new KeepContacts(keys, journal);

    assertThat(reached(b))
        .extracting(PersonFile.Reach::id)
        .containsExactlyInAnyOrder(a.contactPoint(), b.contactPoint());
    assertThat(reached(b)).noneMatch(reach -> reach.value().equals(ReadSealed.NOT_SHOWN));
    KeepContacts.Outcome ended =
        store.call(officer, tx -> contacts.end(tx, b.id(), a.contactPoint()));
    assertThat(ended).isEqualTo(KeepContacts.Outcome.DONE);
    KeepContacts.Outcome strangers =
        store.call(officer, tx -> contacts.end(tx, c.id(), b.contactPoint()));
    assertThat(strangers).isEqualTo(KeepContacts.Outcome.NOT_FOUND);
  }

  private List<PersonFile.Reach> reached(Person person) {
    PersonFile file = new PersonFile(keys, new PersonLabels(keys), journal);
    return store.call(officer, tx -> file.of(tx, person.id())).orElseThrow().reaches();
  }
}
