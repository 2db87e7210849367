package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** People are found by number and by name, and nobody reads them in the tables. */
class PeopleTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String scope = "test-" + UUID.randomUUID();
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(),
          java.util.Set.of(
              new Grant(Compartment.IDENTITY, scope), new Grant(Compartment.HEALTH, scope)));
  private final PhoneNumber phone =
      PhoneNumber.parse("+3369876" + (1000 + ThreadLocalRandom.current().nextInt(8999)), null)
          .orElseThrow();
  private final ContactPoints contacts = new ContactPoints(keys);
  private final FindPeople find = new FindPeople(keys, new PersonLabels(keys));

  private Person register(String name, String language) {
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(1990),
            Language.of(language),
            ZoneId.of("Europe/Paris"),
            phone,
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person));
  }

  private List<Contact> sharing() {
    return store.call(officer, tx -> contacts.sharing(tx, Endpoint.sms(phone)));
  }

  @Test
  void two_people_may_share_one_number() {
    Person layla = register("ليلى حداد", "ar");
    Person omar = register("Omar Haddad", "fr");

    assertThat(sharing())
        .extracting(Contact::person)
        .containsExactlyInAnyOrder(layla.id(), omar.id());
    assertThat(sharing())
        .extracting(contact -> contact.language().tag())
        .containsExactlyInAnyOrder("ar", "fr");
  }

  @Test
  void a_wrong_person_is_not_found_by_the_number_any_more() {
    Person layla = register("ليلى حداد", "ar");
    store.run(
        officer,
        tx -> contacts.mark(tx, layla.contactPoint(), Channel.SMS, ContactState.WRONG_PERSON));

    assertThat(sharing()).isEmpty();
  }

  @Test
  void a_contact_point_gives_back_number_language_zone_and_state() {
    Person abebe = register("አበበ ቢቂላ", "am");
    var destination =
        store
            .call(officer, tx -> new ContactWays(keys).of(tx, List.of(abebe.contactPoint())))
            .get(abebe.contactPoint());

    assertThat(destination.language().tag()).isEqualTo("am");
    assertThat(destination.ways())
        .extracting(Reachable.Way::to, Reachable.Way::state)
        .containsExactly(
            tuple(Endpoint.sms(phone), ContactState.USABLE),
            tuple(new Endpoint(Channel.VOICE, phone.e164()), ContactState.USABLE));
  }

  @Test
  void a_name_is_found_in_another_script() {
    Person muhammad = register("محمد علي", "ar");

    for (String typed : List.of("Mohammed", "muhammad", "Мухаммед", "محمد")) {
      List<FindPeople.Found> found = store.call(officer, tx -> find.byName(tx, typed, 10));
      assertThat(found)
          .as(typed)
          .extracting(FindPeople.Found::person)
          .containsExactly(muhammad.id());
    }
    assertThat(store.call(officer, tx -> find.byName(tx, "Svetlana", 10)).isEmpty()).isTrue();
    assertThat(store.call(officer, tx -> find.byName(tx, " ", 10)).isEmpty()).isTrue();
  }

  @Test
  void one_typing_error_and_another_order_find_somebody_and_the_likeliest_stands_first() {
    Person meant = register("محمد حداد", "ar");
    Person cousin = register("Mohammed Hamdan", "fr");
    Person other = register("Karim Haddad", "fr");

    assertThat(found("Haddad Mohamned")).startsWith(meant.id());
    assertThat(found("Mohammed Haddab")).startsWith(meant.id());
    assertThat(found("hamdan mohamed")).startsWith(cousin.id());
    assertThat(found("Haddad")).contains(meant.id(), other.id()).doesNotContain(cousin.id());
    assertThat(found("Karim Zzyzx")).containsExactly(other.id());
  }

  @Test
  void names_of_any_length_script_and_digits_are_found() {
    String oneWord = "Q" + "w".repeat(499);
    String manyWords = "Aaaabbbb " + "Ccccdddd ".repeat(54) + "Eeeef";
    assertThat(manyWords).hasSize(500);
    for (String name : List.of("X", "47", "ꦲꦤ", "ی", oneWord, manyWords, "😀 Zoé")) {
      Person person = register(name, "en");
      assertThat(found(name)).as(name).contains(person.id());
    }
    assertThat(found("' OR 1=1; --")).isEmpty();
    assertThat(found("x".repeat(100_000))).isEmpty();
  }

  private List<UUID> found(String typed) {
    return store.call(officer, tx -> find.byName(tx, typed, 10)).stream()
        .map(FindPeople.Found::person)
        .toList();
  }

  @Test
  void another_post_finds_nobody() {
    register("محمد علي", "ar");
    Actor airport =
        new Actor(
            "staff:airport",
            java.util.Set.of(
                new Grant(Compartment.IDENTITY, "test-airport"),
                new Grant(Compartment.HEALTH, "test-airport")));

    assertThat(store.call(airport, tx -> find.byName(tx, "Mohammed", 10)).isEmpty()).isTrue();
    assertThat(store.call(airport, tx -> contacts.sharing(tx, Endpoint.sms(phone))).isEmpty())
        .isTrue();
  }

  @Test
  void no_table_shows_a_name_or_a_number() throws SQLException {
    Person zebulon = register("Zebulon Quartz", "en");
    try (Connection owner = TestStore.shared().asOwner().getConnection();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT p::text || c::text FROM person p JOIN contact_point c ON c.person_id = p.id"
                    + " WHERE p.id = '"
                    + zebulon.id()
                    + "'")) {
      rows.next();
      assertThat(rows.getString(1))
          .doesNotContain("Zebulon")
          .doesNotContain(hex("Zebulon"))
          .doesNotContain(phone.e164())
          .doesNotContain(hex(phone.e164()));
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
