package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.finding.PossibleDuplicates.Candidate;
import org.portolan.cases.finding.PossibleDuplicates.Reason;
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

class PossibleDuplicatesTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String post = "duplicates/" + UUID.randomUUID();
  private final Actor officer = at(post);
  private final PersonLabels labels = new PersonLabels(keys);
  private final PossibleDuplicates duplicates =
      new PossibleDuplicates(
          new FindPeople(keys, labels),
          new TravelDocuments(keys, new PersonJournal(keys)),
          new ContactPoints(keys),
          labels,
          new PersonJournal(keys));
  private final PhoneNumber phone = aPhone();

  private static Actor at(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  }

  private static PhoneNumber aPhone() {
    int number = 1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999);
    return PhoneNumber.parse("+3361" + number, null).orElseThrow();
  }

  private UUID register(String scope, String name, int birthYear, PhoneNumber reachedAt) {
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(birthYear),
            Language.ENGLISH,
            ZoneId.of("Europe/Paris"),
            reachedAt,
            scope);
    return store.call(at(scope), tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private void addPaper(UUID person, String issuer, byte[] number) {
    store.call(
        officer,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO travel_document
                      (id, person_id, scope, kind, issuer, number, number_index, added_at)
                    VALUES (:id, :person, :scope, 'passport', :issuer, :number, :number, :now)
                    """)
                .bind("id", UUID.randomUUID())
                .bind("person", person)
                .bind("scope", post)
                .bind("issuer", issuer)
                .bind("number", number)
                .bind("now", tx.now())
                .execute());
  }

  private List<Candidate> of(UUID person) {
    return store.call(officer, tx -> duplicates.of(tx, person));
  }

  @ParameterizedTest
  @CsvSource({
    "محمد حداد, Mohammed Haddad",
    "Мухаммед Хаддад, Haddad Muhammad",
    "José García, Garcia Jose"
  })
  void a_like_name_and_the_same_birth_are_a_reason_across_scripts_and_orders(
      String one, String other) {
    UUID first = register(post, one, 1990, aPhone());
    UUID second = register(post, other, 1990, aPhone());
    register(post, "Someone Else", 1990, aPhone());

    assertThat(of(first))
        .singleElement()
        .returns(second, Candidate::person)
        .returns(Set.of(Reason.NAME_AND_BIRTH), Candidate::reasons);
    register(post, other, 1991, aPhone());
    assertThat(of(second)).extracting(Candidate::person).containsExactly(first);
  }

  @Test
  void a_shared_number_is_a_reason_for_a_like_name_and_none_for_the_rest_of_the_family() {
    UUID person = register(post, "Layla Haddad", 1990, phone);
    UUID same = register(post, "ليلى حداد", 1989, phone);
    register(post, "Karim Haddad", 1988, phone);

    assertThat(of(person))
        .singleElement()
        .returns(same, Candidate::person)
        .returns(Set.of(Reason.CONTACT), Candidate::reasons);
  }

  @Test
  void a_paper_is_a_reason_whatever_the_name_if_its_issuer_is_the_same() {
    byte[] number = UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    UUID person = register(post, "Layla Haddad", 1990, aPhone());
    UUID same = register(post, "Someone Else", 1970, aPhone());
    UUID elsewhere = register(post, "Nobody Known", 1960, aPhone());
    addPaper(person, "SYR", number);
    addPaper(same, "SYR", number);
    addPaper(elsewhere, "FRA", number);

    assertThat(of(person))
        .singleElement()
        .returns(same, Candidate::person)
        .returns(Set.of(Reason.DOCUMENT), Candidate::reasons);
  }

  @Test
  void another_posts_people_are_not_there() {
    UUID person = register(post, "Layla Haddad", 1990, phone);
    UUID others = register("elsewhere/" + UUID.randomUUID(), "Layla Haddad", 1990, phone);

    assertThat(of(person)).isEmpty();
    assertThat(of(others)).isEmpty();
  }
}
