package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.CorrectPerson.Corrected;
import org.portolan.cases.people.CorrectPerson.Field;
import org.portolan.cases.people.CorrectPerson.NotFound;
import org.portolan.cases.people.CorrectPerson.Outcome;
import org.portolan.cases.people.CorrectPerson.Overtaken;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.i18n.phone.PhoneNumber;

/** Who a person is can be corrected by their own post, and nobody overwrites anybody unseen. */
class CorrectPersonTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String scope = "test-" + UUID.randomUUID();
  private final Actor officer = officerOf(scope);
  private final PersonJournal journal = new PersonJournal(keys);
  private final PersonFile file = new PersonFile(keys, new PersonLabels(keys), journal);
  private final CorrectPerson correct =
      new CorrectPerson(keys, file, journal, new NameTokens(keys));

  private static Actor officerOf(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  }

  private UUID registered(String name) {
    PhoneNumber phone =
        PhoneNumber.parse("+3361234" + ThreadLocalRandom.current().nextInt(1000, 9999), null)
            .orElseThrow();
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(1990),
            Language.of("ar"),
            ZoneId.of("Europe/Paris"),
            phone,
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private PersonFile.View seen(UUID person) {
    return store.call(officer, tx -> file.of(tx, person)).orElseThrow();
  }

  private Outcome correct(Actor actor, PersonFile.View seen, PersonDetails wanted) {
    return store.call(
        actor, tx -> correct.correct(tx, seen.id(), seen.details(), seen.version(), wanted));
  }

  private static PersonDetails called(String name, PersonFile.View seen) {
    return new PersonDetails(
        name,
        seen.details().latinName(),
        seen.details().born(),
        seen.details().language(),
        seen.details().nationalities(),
        seen.details().zone(),
        seen.details().quiet());
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

  private boolean isFoundBy(String typed, UUID person) {
    return store
        .call(officer, tx -> new FindPeople(keys, new PersonLabels(keys)).byName(tx, typed, 10))
        .stream()
        .anyMatch(found -> found.person().equals(person));
  }

  @Test
  void a_correction_is_stored_found_by_and_told_in_the_journal() {
    UUID person = registered("ليلى حداد");
    PersonFile.View seen = seen(person);
    BirthDate born =
        ((BirthDate.Accepted)
                BirthDate.read("1369-02-22", Reckoning.PERSIAN, LocalDate.of(2026, 1, 1)))
            .date();

    Outcome outcome =
        correct(
            officer,
            seen,
            new PersonDetails(
                "Svetlana",
                Optional.of("Petrova"),
                Optional.of(born),
                Language.of("ru"),
                List.of("RUS", "XXA"),
                ZoneId.of("Asia/Yekaterinburg"),
                QuietTime.read("20:00", "09:30")));

    assertThat(outcome).isEqualTo(new Corrected(Set.of(Field.values())));
    assertThat(seen(person).details().born()).contains(born);
    assertThat(seen(person).details().name()).isEqualTo("Svetlana");
    assertThat(seen(person).version()).isEqualTo(seen.version() + 1);
    assertThat(isFoundBy("Petrova", person)).isTrue();
    assertThat(isFoundBy("Haddad", person)).as("by the old name").isFalse();
    assertThat(events(person)).containsExactly("read.person", "person.corrected");
    Optional<BirthDate> known =
        store.call(officer, tx -> new PersonLabels(keys).birthDate(tx, person));
    assertThat(known).contains(born);
  }

  @Test
  void the_second_of_two_is_told_what_the_first_changed_and_overwrites_nothing() {
    UUID person = registered("Omar Haddad");
    PersonFile.View seenByBoth = seen(person);
    correct(officer, seenByBoth, called("Omar Hadad", seenByBoth));

    Outcome second = correct(officer, seenByBoth, called("Umar Haddad", seenByBoth));

    assertThat(second)
        .isInstanceOfSatisfying(
            Overtaken.class,
            overtaken -> {
              assertThat(overtaken.changed()).containsExactly(Field.NAME);
              assertThat(overtaken.now().name()).isEqualTo("Omar Hadad");
            });
    assertThat(seen(person).details().name()).isEqualTo("Omar Hadad");
    assertThat(correct(officer, seen(person), called("Umar Haddad", seenByBoth)))
        .isEqualTo(new Corrected(Set.of(Field.NAME)));
  }

  @Test
  void a_value_altered_in_the_database_is_not_shown_and_can_be_corrected() {
    UUID person = registered("Omar Haddad");
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE person SET birth_date = name, name = birth_date WHERE id = ?", person));
    PersonFile.View altered = seen(person);

    assertThat(altered.details().name()).isEqualTo(ReadSealed.NOT_SHOWN);
    assertThat(altered.details().born()).isEmpty();
    assertThat(events(person)).contains(ReadSealed.EVENT);
    assertThat(correct(officer, altered, called("Omar", altered)))
        .isEqualTo(new Corrected(Set.of(Field.NAME)));
    assertThat(seen(person).details().name()).isEqualTo("Omar");
  }

  @Test
  void what_changes_nothing_is_no_event() {
    UUID person = registered("Omar Haddad");
    PersonFile.View seen = seen(person);

    assertThat(correct(officer, seen, seen.details())).isEqualTo(new Corrected(Set.of()));
    assertThat(events(person)).containsExactly("read.person");
    assertThat(seen(person).version()).isEqualTo(seen.version());
  }

  @Test
  void another_post_neither_sees_nor_corrects_a_person() {
    UUID person = registered("Omar Haddad");
    PersonFile.View seen = seen(person);
    Actor elsewhere = officerOf("test-" + UUID.randomUUID());

    Optional<PersonFile.View> shown = store.call(elsewhere, tx -> file.of(tx, person));
    assertThat(shown).isEmpty();
    assertThat(correct(elsewhere, seen, called("Nobody", seen))).isEqualTo(new NotFound());
    assertThat(seen(person).details().name()).isEqualTo("Omar Haddad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ł", "4711", "ᚠᚢᚦᚨᚱᚲ", "አበበ", "' OR 1=1 --", "<b>Ann</b>"})
  void a_name_is_stored_as_given_and_found(String name) {
    UUID person = registered(name);

    assertThat(seen(person).details().name()).isEqualTo(name);
    assertThat(isFoundBy(name, person)).as("found by %s", name).isTrue();
  }

  @Test
  void a_name_has_at_most_500_characters_and_is_not_blank() {
    String longest = "𐤀".repeat(500);
    UUID person = registered(longest);

    assertThat(seen(person).details().name()).isEqualTo(longest);
    assertThat(isFoundBy(longest, person)).isTrue();
    for (String none : List.of("", "  ", longest + "x")) {
      assertThatThrownBy(() -> registered(none)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
