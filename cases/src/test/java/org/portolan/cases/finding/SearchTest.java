package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
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

  private List<Hit> hits(Actor actor, String typed) {
    return shown(actor, of(actor, typed), 0, 20);
  }

  private List<Hit> shown(Actor actor, Result result, int from, int most) {
    return store.call(actor, tx -> search.shown(tx, result, from, most));
  }

  @Test
  void a_reference_a_number_and_a_name_lead_to_the_same_person() {
    UUID person = register("ليلى حداد");
    String reference = aCase(person, Compartment.HEALTH, officer);

    for (String typed :
        Set.of(reference.toLowerCase(java.util.Locale.ROOT), "layla", phone.e164())) {
      assertThat(hits(officer, typed))
          .as(typed)
          .singleElement()
          .returns(person, Hit::person)
          .extracting(Hit::matters)
          .isEqualTo(List.of(new Matter(reference, "quarantine", true)));
    }
    assertThat(of(officer, "00" + phone.e164().substring(1)).readAs()).isEqualTo(ReadAs.PHONE);
  }

  @Test
  void of_a_matter_that_is_closed_to_the_actor_nothing_is_shown() {
    UUID person = register("Layla Haddad");
    Actor counsellor = at(scope, Compartment.IDENTITY, Compartment.SUPPORT);
    String support = aCase(person, Compartment.SUPPORT, counsellor);

    assertThat(hits(officer, support)).isEmpty();
    assertThat(hits(officer, "layla")).extracting(Hit::matters).containsExactly(List.of());
    assertThat(hits(counsellor, support)).hasSize(1);
  }

  @Test
  void who_is_shown_has_been_read_once_and_who_is_not_has_not() {
    UUID shown = register("Layla Haddad");
    UUID other = register("Ahmed Karimi");
    hits(officer, "layla");
    hits(officer, "layla");

    assertThat(readingsOf(shown)).isOne();
    assertThat(readingsOf(other)).isZero();
  }

  @Test
  void who_is_found_comes_in_parts_and_whose_part_nobody_looks_at_has_not_been_read() {
    Set<UUID> all = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      all.add(register("Layla Haddad"));
    }
    Result found = of(officer, "layla haddad");
    assertThat(found.count()).isEqualTo(25);
    assertThat(all).allMatch(person -> readingsOf(person) == 0);

    List<Hit> first = shown(officer, found, 0, 20);
    assertThat(first).hasSize(20);
    assertThat(all).filteredOn(person -> readingsOf(person) == 1).hasSize(20);
    List<Hit> second = shown(officer, found, 20, 20);
    assertThat(second).hasSize(5);
    assertThat(shown(officer, found, 40, 20)).isEmpty();
    assertThat(Stream.concat(first.stream(), second.stream()).map(Hit::person))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void what_was_found_opens_nobody_to_an_actor_who_may_not_see_them() {
    register("Layla Haddad");
    Result found = of(officer, "layla");
    Actor elsewhere = at("search/elsewhere", Compartment.IDENTITY, Compartment.HEALTH);

    assertThat(shown(elsewhere, found, 0, 20)).isEmpty();
    assertThat(of(elsewhere, "layla").count()).isZero();
    assertThat(of(elsewhere, phone.e164()).count()).isZero();
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

    assertThat(of(officer, wrong)).isEqualTo(new Result(ReadAs.WRONG_REFERENCE, List.of(), null));
    assertThat(of(officer, reference)).isEqualTo(new Result(ReadAs.REFERENCE, List.of(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000", "' OR 1=1 --", "%", "+", "+1", "😀", "\ud800"})
  void what_is_none_of_these_finds_nobody(String typed) {
    register("Layla Haddad");

    assertThat(hits(officer, typed)).isEmpty();
    assertThat(hits(officer, typed.repeat(2_000))).isEmpty();
    assertThat(of(officer, null).readAs()).isEqualTo(ReadAs.NOTHING);
  }
}
