package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.finding.Search.Hit;
import org.portolan.cases.finding.Search.Matter;
import org.portolan.cases.finding.Search.ReadAs;
import org.portolan.cases.finding.Search.Result;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

class SearchTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String scope = "search/" + UUID.randomUUID();
  private final Actor officer = at(scope, Compartment.IDENTITY, Compartment.HEALTH);
  private final PhoneNumber phone =
      PhoneNumber.parse(
              "+3361" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999)), null)
          .orElseThrow();
  private final PersonLabels labels = new PersonLabels(keys);
  private final Search search =
      new Search(
          new FindPeople(keys, labels),
          new ContactPoints(keys),
          new TravelDocuments(keys, new PersonJournal(keys)),
          labels,
          new PersonJournal(keys));

  private static Actor at(String scope, Compartment... compartments) {
    return new Actor(
        "staff:" + UUID.randomUUID(),
        java.util.Arrays.stream(compartments)
            .map(compartment -> new Grant(compartment, scope))
            .collect(java.util.stream.Collectors.toSet()));
  }

  private UUID register(String name) {
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(1990),
            Language.ENGLISH,
            ZoneId.of("Europe/Paris"),
            phone,
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private String aCase(UUID person, Compartment compartment, Actor actor) {
    return store
        .call(actor, tx -> new OpenCase(keys).open(tx, "quarantine", compartment, scope, person))
        .reference()
        .text();
  }

  private Result of(Actor actor, String typed) {
    return store.call(actor, tx -> search.of(tx, typed));
  }

  @Test
  void a_reference_a_number_and_a_name_lead_to_the_same_person() {
    UUID person = register("ليلى حداد");
    String reference = aCase(person, Compartment.HEALTH, officer);

    for (String typed :
        Set.of(reference.toLowerCase(java.util.Locale.ROOT), "layla", phone.e164())) {
      assertThat(of(officer, typed).hits())
          .as(typed)
          .singleElement()
          .returns(person, Hit::person)
          .extracting(Hit::matters)
          .isEqualTo(java.util.List.of(new Matter(reference, "quarantine", true)));
    }
    assertThat(of(officer, "00" + phone.e164().substring(1)).readAs()).isEqualTo(ReadAs.PHONE);
  }

  @Test
  void of_a_matter_that_is_closed_to_the_actor_nothing_is_shown() {
    UUID person = register("Layla Haddad");
    Actor counsellor = at(scope, Compartment.IDENTITY, Compartment.SUPPORT);
    String support = aCase(person, Compartment.SUPPORT, counsellor);

    assertThat(of(officer, support).hits()).isEmpty();
    assertThat(of(officer, "layla").hits())
        .extracting(Hit::matters)
        .containsExactly(java.util.List.of());
    assertThat(of(counsellor, support).hits()).hasSize(1);
  }

  @Test
  void who_is_shown_has_been_read_once_and_who_is_not_has_not() {
    UUID shown = register("Layla Haddad");
    UUID other = register("Ahmed Karimi");
    of(officer, "layla");
    of(officer, "layla");

    assertThat(readingsOf(shown)).isOne();
    assertThat(readingsOf(other)).isZero();
  }

  private long readingsOf(UUID person) {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = :id AND kind = 'read.found'")
                .bind("id", person)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void a_mistyped_reference_is_told() {
    String reference = CaseReference.draw('Q').text();
    char last = reference.charAt(reference.length() - 1);
    String wrong = reference.substring(0, reference.length() - 1) + (last == '0' ? '1' : '0');

    assertThat(of(officer, wrong))
        .isEqualTo(new Result(ReadAs.WRONG_REFERENCE, java.util.List.of()));
    assertThat(of(officer, reference)).isEqualTo(new Result(ReadAs.REFERENCE, java.util.List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000", "' OR 1=1 --", "%", "+", "+1", "😀", "\ud800"})
  void what_is_none_of_these_finds_nobody(String typed) {
    register("Layla Haddad");

    assertThat(of(officer, typed).hits()).isEmpty();
    assertThat(of(officer, typed.repeat(2_000)).hits()).isEmpty();
    assertThat(of(officer, null).readAs()).isEqualTo(ReadAs.NOTHING);
  }
}
