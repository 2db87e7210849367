package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Relations.Kind;
import org.portolan.cases.people.Relations.Outcome;
import org.portolan.cases.people.Relations.Relation;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;

/** Both of two see that they belong together, and only at a post that has them both. */
class RelationsTest {

  private final Keys keys = TestStore.shared().keys();
  private final Relations relations =
      new Relations(new PersonLabels(keys), new PersonJournal(keys));
  private final ATraveller mother = new ATraveller();
  private final Actor officer = at(mother.scope());
  private final UUID child = registered(2015);

  private static Actor at(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  }

  private UUID registered(int year) {
    PersonDetails details =
        new PersonDetails(
            "Child",
            Optional.empty(),
            Optional.of(BirthDate.ofStored(String.valueOf(year))),
            Language.ENGLISH,
            List.of(),
            ZoneId.of("UTC"),
            Optional.empty());
    return mother
        .store()
        .call(
            officer,
            tx -> new RegisterPerson(keys).register(tx, details, Optional.empty(), mother.scope()))
        .id();
  }

  private Outcome add(Actor actor, UUID person, UUID other, Kind kind) {
    return mother.store().call(actor, tx -> relations.add(tx, person, other, kind));
  }

  private List<Relation> of(Actor actor, UUID person) {
    return mother.store().call(actor, tx -> relations.of(tx, person));
  }

  @Test
  void a_guardian_and_a_ward_see_each_other_and_it_can_end_and_begin_again() {
    assertThat(add(officer, child, mother.id(), Kind.WARD)).isEqualTo(Outcome.DONE);

    Relation fromMother = of(officer, mother.id()).get(0);
    assertThat(fromMother.kind()).isEqualTo(Kind.GUARDIAN);
    assertThat(of(officer, child)).singleElement().extracting(Relation::kind).isEqualTo(Kind.WARD);
    assertThat(add(officer, mother.id(), child, Kind.GUARDIAN)).isEqualTo(Outcome.THERE_ALREADY);
    assertThat(add(officer, child, mother.id(), Kind.HOUSEHOLD)).isEqualTo(Outcome.DONE);
    assertThat(add(officer, mother.id(), child, Kind.HOUSEHOLD)).isEqualTo(Outcome.THERE_ALREADY);

    assertThat(end(officer, fromMother.id())).isEqualTo(Outcome.DONE);
    assertThat(end(officer, fromMother.id())).isEqualTo(Outcome.NOT_FOUND);
    assertThat(of(officer, child))
        .singleElement()
        .extracting(Relation::kind)
        .isEqualTo(Kind.HOUSEHOLD);
    assertThat(add(officer, mother.id(), child, Kind.GUARDIAN)).isEqualTo(Outcome.DONE);
  }

  private Outcome end(Actor actor, UUID relation) {
    return mother.store().call(actor, tx -> relations.end(tx, child, relation));
  }

  @Test
  void nobody_is_their_own_and_ages_must_fit_as_far_as_they_are_known() {
    assertThat(add(officer, child, child, Kind.HOUSEHOLD)).isEqualTo(Outcome.SAME_PERSON);
    assertThat(add(officer, child, mother.id(), Kind.GUARDIAN))
        .isEqualTo(Outcome.GUARDIAN_IS_A_MINOR);
    assertThat(add(officer, mother.id(), registered(1980), Kind.GUARDIAN))
        .isEqualTo(Outcome.WARD_IS_OF_AGE);
    assertThat(add(officer, mother.id(), UUID.randomUUID(), Kind.HOUSEHOLD))
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void another_post_has_neither_of_them() {
    add(officer, mother.id(), child, Kind.GUARDIAN);
    ATraveller elsewhere = new ATraveller();

    assertThat(of(at(elsewhere.scope()), child)).isEmpty();
    assertThat(add(officer, mother.id(), elsewhere.id(), Kind.HOUSEHOLD))
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(end(at(elsewhere.scope()), of(officer, child).get(0).id()))
        .isEqualTo(Outcome.NOT_FOUND);
  }
}
