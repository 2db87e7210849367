package org.portolan.cases.traveller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A traveller has their own rows and no others; on a shared phone nothing of health or support. */
class OpenToTravellerTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String scope = "test-" + UUID.randomUUID();
  private final PhoneNumber phone =
      PhoneNumber.parse(
              String.format("+3361%07d", 2_000_000 + ThreadLocalRandom.current().nextInt(999_999)),
              null)
          .orElseThrow();
  private final UUID person = register();
  private final UUID other = register();

  @BeforeEach
  void both_have_a_case_of_each_kind() {
    for (UUID whose : List.of(person, other)) {
      for (Compartment each : List.of(Compartment.HEALTH, Compartment.SUPPORT, Compartment.VISA)) {
        store.run(
            AskForCode.actor(), tx -> new OpenCase(keys).open(tx, each.key(), each, scope, whose));
      }
    }
  }

  private UUID register() {
    NewPerson somebody =
        new NewPerson(
            "Selam Gebre",
            Optional.empty(),
            Optional.of(1990),
            Language.of("en"),
            ZoneId.of("Africa/Asmara"),
            phone,
            scope);
    return store
        .call(AskForCode.actor(), tx -> new RegisterPerson(keys).register(tx, somebody))
        .id();
  }

  private Traveller traveller(boolean shared) {
    return store.call(
        AskForCode.actor(),
        tx ->
            tx.sql()
                .createQuery(
                    "UPDATE contact_point SET shared = :shared WHERE person_id = :id RETURNING id")
                .bind("shared", shared)
                .bind("id", person)
                .mapTo(UUID.class)
                .map(contact -> new Traveller(person, contact, !shared))
                .one());
  }

  private Actor actor(boolean shared) {
    Traveller traveller = traveller(shared);
    return store.call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, traveller)).orElseThrow();
  }

  private List<String> read(Actor actor, String sql) {
    return store.call(actor, tx -> tx.sql().createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void a_phone_of_their_own_opens_all_their_cases_and_nobody_elses() {
    Actor actor = actor(false);

    assertThat(read(actor, "SELECT kind FROM case_file WHERE kind <> 'person'"))
        .containsExactlyInAnyOrder("health", "support", "visa");
    assertThat(read(actor, "SELECT id FROM person")).containsExactly(person.toString());
    assertThat(read(actor, "SELECT DISTINCT person_id FROM contact_point"))
        .containsExactly(person.toString());
  }

  @Test
  void a_shared_phone_opens_no_health_or_support_case_nor_its_journal() {
    Actor actor = actor(true);

    assertThat(read(actor, "SELECT kind FROM case_file WHERE kind <> 'person'"))
        .containsExactly("visa");
    assertThat(
            read(
                actor,
                "SELECT DISTINCT f.compartment FROM journal_event e"
                    + " JOIN case_file f ON f.id = e.case_id WHERE f.kind <> 'person'"))
        .containsExactly("visa");
    assertThat(read(actor, "SELECT DISTINCT compartment FROM journal_event"))
        .isSubsetOf("visa", "identity");
  }

  @Test
  void a_phone_that_somebody_else_answered_opens_nothing_any_more() {
    Traveller traveller = traveller(false);
    store.run(
        AskForCode.actor(),
        tx ->
            tx.sql()
                .createUpdate("UPDATE contact_point SET state = 'wrong-person' WHERE id = :id")
                .bind("id", traveller.contactPoint())
                .execute());

    Optional<Actor> actor =
        store.call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, traveller));
    assertThat(actor).isEmpty();
  }

  @Test
  void codes_and_accounts_of_staff_are_closed_to_travellers() {
    Actor actor = actor(false);

    assertThat(read(actor, "SELECT id FROM traveller_code")).isEmpty();
    assertThat(read(actor, "SELECT began_at FROM traveller_turn")).isEmpty();
    assertThat(read(actor, "SELECT id FROM staff_account")).isEmpty();
  }

  @Test
  void travellers_change_nothing_of_their_cases_directly() {
    Actor actor = actor(false);

    assertThat(
            store.<Integer>call(
                actor, tx -> tx.sql().createUpdate("UPDATE person SET language = 'fr'").execute()))
        .isZero();
    assertThatThrownBy(
            () ->
                store.run(
                    actor,
                    tx -> tx.sql().createUpdate("UPDATE case_file SET kind = 'x'").execute()))
        .hasStackTraceContaining("is only read");
  }
}
