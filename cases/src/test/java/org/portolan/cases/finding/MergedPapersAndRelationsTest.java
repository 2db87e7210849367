package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.people.Relations;
import org.portolan.cases.people.Relations.Relation;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;

/**
 * The papers of two who are one, and those whom they belong to, are the one's, until taken back.
 */
class MergedPapersAndRelationsTest {

  private static final Optional<LocalDate> EXPIRES = Optional.of(LocalDate.of(2030, 2, 28));

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = new ATraveller().store();
  private final String scope = "test-" + UUID.randomUUID() + "/post";
  private final Actor officer =
      new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  private final PersonJournal journal = new PersonJournal(keys);
  private final PersonLabels labels = new PersonLabels(keys);
  private final MergePeople merging = new MergePeople(journal);
  private final TravelDocuments papers = new TravelDocuments(keys, journal);
  private final Relations relations = new Relations(labels, journal);
  private final UUID kept = registered(1990);
  private final UUID gone = registered(1990);
  private final UUID child = registered(2018);
  private final String number = "P" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
  private final String other = "Q" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

  private UUID registered(int year) {
    NewPerson person =
        new NewPerson(
            "Saba",
            Optional.empty(),
            Optional.of(year),
            Language.ENGLISH,
            java.time.ZoneOffset.UTC,
            ATraveller.aPhone(),
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private TravelDocuments.Outcome noted(UUID person, String typed) {
    return store.call(officer, tx -> papers.add(tx, person, Kind.PASSPORT, "ERI", typed, EXPIRES));
  }

  private TravelDocuments.Outcome removed(UUID person, TravelDocument paper) {
    return store.call(officer, tx -> papers.remove(tx, person, paper.id()));
  }

  private List<TravelDocument> papersOf(UUID person) {
    return store.call(officer, tx -> papers.of(tx, person));
  }

  private List<String> numbersOf(UUID person) {
    return papersOf(person).stream().map(TravelDocument::number).toList();
  }

  private Relations.Outcome related(UUID person, UUID whom, Relations.Kind kind) {
    return store.call(officer, tx -> relations.add(tx, person, whom, kind));
  }

  private List<Relation> relationsOf(UUID person) {
    return store.call(officer, tx -> relations.of(tx, person));
  }

  private List<UUID> relativesOf(UUID person) {
    return relationsOf(person).stream().map(Relation::other).toList();
  }

  private void merged(UUID into, UUID from) {
    assertThat(store.<Outcome>call(officer, tx -> merging.merge(tx, into, from)))
        .isEqualTo(Outcome.DONE);
  }

  private void undone() {
    UUID merge = store.call(officer, tx -> merging.standing(tx, kept)).get(0).id();
    assertThat(store.<Outcome>call(officer, tx -> merging.undo(tx, merge))).isEqualTo(Outcome.DONE);
  }

  private List<String> rows() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        """
                        SELECT d::text AS row FROM travel_document d WHERE scope = :scope
                        UNION ALL SELECT r::text FROM person_relation r WHERE scope = :scope
                        ORDER BY row
                        """)
                    .bind("scope", scope)
                    .mapTo(String.class)
                    .list());
  }

  private List<String> events(UUID person) {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery("SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                .bind("id", person)
                .mapTo(String.class)
                .list());
  }

  @Test
  void a_paper_of_the_one_stands_on_the_others_page_is_found_and_goes_back_with_them() {
    noted(kept, number);
    noted(gone, other);
    related(gone, child, Relations.Kind.GUARDIAN);
    List<String> before = rows();

    merged(kept, gone);

    assertThat(numbersOf(kept)).containsExactly(number, other);
    assertThat(relativesOf(kept)).containsExactly(child);
    assertThat(relativesOf(child)).containsExactly(kept);
    Search search =
        new Search(new FindPeople(keys, labels), new ContactPoints(keys), papers, labels, journal);
    assertThat(
            store.<List<Search.Hit>>call(
                officer, tx -> search.shown(tx, search.of(tx, other), 0, 20)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.person()).isEqualTo(kept));

    undone();
    assertThat(rows()).isEqualTo(before);
    assertThat(numbersOf(kept)).containsExactly(number);
    assertThat(numbersOf(gone)).containsExactly(other);
    assertThat(relativesOf(kept)).isEmpty();
    assertThat(relativesOf(child)).containsExactly(gone);
  }

  @Test
  void a_paper_that_was_noted_of_both_is_told_once_and_taken_out_of_both() {
    noted(kept, number);
    noted(gone, number);
    merged(kept, gone);

    assertThat(noted(kept, other)).isEqualTo(TravelDocuments.Outcome.DONE);
    assertThat(numbersOf(kept)).containsExactlyInAnyOrder(number, other);
    assertThat(noted(kept, number)).isEqualTo(TravelDocuments.Outcome.THERE_ALREADY);
    TravelDocument both =
        papersOf(kept).stream().filter(one -> one.number().equals(number)).findFirst().get();
    assertThat(removed(child, both)).isEqualTo(TravelDocuments.Outcome.NOT_FOUND);
    assertThat(removed(kept, both)).isEqualTo(TravelDocuments.Outcome.DONE);

    undone();
    assertThat(numbersOf(kept)).containsExactly(other);
    assertThat(numbersOf(gone)).isEmpty();
    assertThat(events(kept)).contains("paper.removed");
    assertThat(events(gone)).contains("paper.removed");
  }

  @Test
  void what_is_noted_after_a_merge_stays_with_whoever_was_kept() {
    merged(kept, gone);
    noted(kept, number);
    related(kept, child, Relations.Kind.GUARDIAN);

    undone();

    assertThat(numbersOf(kept)).containsExactly(number);
    assertThat(numbersOf(gone)).isEmpty();
    assertThat(relativesOf(child)).containsExactly(kept);
  }

  @Test
  void a_relation_that_was_noted_of_both_is_told_once_and_ended_for_both() {
    related(kept, child, Relations.Kind.HOUSEHOLD);
    related(child, gone, Relations.Kind.HOUSEHOLD);
    merged(kept, gone);

    assertThat(relativesOf(child)).containsExactly(kept);
    assertThat(related(kept, child, Relations.Kind.HOUSEHOLD))
        .isEqualTo(Relations.Outcome.THERE_ALREADY);
    assertThat(related(gone, kept, Relations.Kind.HOUSEHOLD))
        .isEqualTo(Relations.Outcome.SAME_PERSON);
    UUID relation = relationsOf(kept).get(0).id();
    assertThat(store.<Relations.Outcome>call(officer, tx -> relations.end(tx, kept, relation)))
        .isEqualTo(Relations.Outcome.DONE);

    undone();
    assertThat(relativesOf(kept)).isEmpty();
    assertThat(relativesOf(gone)).isEmpty();
    assertThat(events(gone)).contains("relation.ended");
    assertThat(events(child)).contains("relation.ended");
  }

  @Test
  void whoever_belongs_to_somebody_who_was_merged_belongs_to_the_one_who_was_kept() {
    UUID sister = registered(1999);
    related(sister, gone, Relations.Kind.HOUSEHOLD);
    UUID third = registered(1990);
    merged(kept, gone);
    merged(third, kept);

    assertThat(relativesOf(sister)).containsExactly(third);
    assertThat(relativesOf(third)).containsExactly(sister);
  }
}
