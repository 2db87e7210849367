package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** What each role opens, at two posts of one organisation that have a case of every matter each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

  private static final List<Compartment> MATTERS =
      List.of(
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION,
          Compartment.OUTREACH);

  private static final Actor LOADER =
      Actor.system("test", Arrays.copyOf(Compartment.values(), Compartment.values().length));

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String organisation = "org-" + UUID.randomUUID();
  private final String postA = organisation + "/a";
  private final String postB = organisation + "/b";

  @BeforeAll
  void a_case_of_every_matter_at_both_posts() {
    for (String scope : List.of(postA, postB)) {
      store.run(LOADER, tx -> load(tx, scope));
    }
  }

  private void load(Tx tx, String scope) {
    OpenCase open = new OpenCase(keys);
    var person =
        new RegisterPerson(keys)
            .register(
                tx,
                new NewPerson(
                    "Selam Gebre",
                    Optional.empty(),
                    Optional.empty(),
                    Language.ENGLISH,
                    ZoneId.of("UTC"),
                    aPhone(),
                    scope));
    MATTERS.forEach(matter -> open.open(tx, matter.key(), matter, scope, person.id()));
    new StaffAccounts(keys)
        .open(
            tx,
            new NewStaffMember(
                UUID.randomUUID() + "@post.example",
                "Amal Haddad",
                Optional.empty(),
                StaffRole.PROVIDER,
                scope,
                "en",
                "password".toCharArray(),
                new byte[20]));
  }

  private static PhoneNumber aPhone() {
    return PhoneNumber.parse("+3361244" + (1000 + ThreadLocalRandom.current().nextInt(8999)), null)
        .orElseThrow();
  }

  private Actor at(StaffRole role, String scope) {
    return new StaffMember(UUID.randomUUID(), "A", role, scope, "en").actor();
  }

  /** How many rows of which compartment and post an actor reads in a table, of both posts. */
  private Map<String, Long> rows(Actor actor, String table) {
    return store.call(
        actor,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT compartment || ' ' || right(scope, 1) AS what, count(*) AS n FROM "
                        + table
                        + " WHERE scope LIKE :organisation GROUP BY 1")
                .bind("organisation", organisation + "/%")
                .reduceRows(
                    new TreeMap<>(),
                    (counts, row) -> {
                      counts.put(
                          row.getColumn("what", String.class), row.getColumn("n", Long.class));
                      return counts;
                    }));
  }

  /** The administrator reads the files of accounts, of every post, and none of a person. */
  @ParameterizedTest
  @CsvSource({
    "INFORMATION_WORKER, information",
    "COMMUNITY_WORKER, outreach",
    "QUARANTINE_OFFICER, health",
    "CONSULAR_OFFICER, information visa",
    "SUPERVISOR, health information outreach visa",
    "SUPPORT_WORKER, support",
    "PROVIDER,",
    "DATA_PROTECTION_OFFICER,",
    "ADMINISTRATOR, access"
  })
  void a_role_reads_the_cases_of_its_matters_at_its_own_post(StaffRole role, String matters) {
    List<String> expected =
        matters == null
            ? List.of()
            : matters.equals("access")
                ? List.of("access a", "access b")
                : Arrays.stream(matters.split(" ")).map(matter -> matter + " a").toList();

    assertThat(rows(at(role, postA), "case_file")).containsOnlyKeys(expected);
    assertThat(rows(at(role, postA), "journal_event")).containsOnlyKeys(expected);
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void people_are_known_to_those_who_must_know_them(StaffRole role) {
    boolean knows =
        Set.of(
                StaffRole.QUARANTINE_OFFICER,
                StaffRole.CONSULAR_OFFICER,
                StaffRole.SUPERVISOR,
                StaffRole.SUPPORT_WORKER)
            .contains(role);
    List<String> expected = knows ? List.of("identity a") : List.of();

    assertThat(rows(at(role, postA), "person")).containsOnlyKeys(expected);
    assertThat(rows(at(role, postA), "contact_point")).containsOnlyKeys(expected);
    assertThat(found(at(role, postA))).isEqualTo(knows);
  }

  private boolean found(Actor actor) {
    return store.call(
        actor,
        tx -> !new FindPeople(keys, new PersonLabels(keys)).byName(tx, "Selam", 10_000).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void nobody_but_the_administrator_reads_accounts(StaffRole role) {
    List<String> expected =
        role == StaffRole.ADMINISTRATOR ? List.of("access a", "access b") : List.of();

    assertThat(rows(at(role, postA), "staff_account")).containsOnlyKeys(expected);
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void a_statement_that_names_another_actor_opens_nothing(StaffRole role) {
    Actor actor = at(role, postA);
    String token = "v1|staff:x|health/*,visa/*,support/*,identity/*|99999999999|" + "0".repeat(64);

    assertThatThrownBy(
            () ->
                store.run(
                    actor,
                    tx -> {
                      tx.sql()
                          .createQuery("SELECT set_config('portolan.actor', :token, true)")
                          .bind("token", token)
                          .mapTo(String.class)
                          .one();
                      tx.sql()
                          .createQuery("SELECT count(*) FROM case_file")
                          .mapTo(Long.class)
                          .one();
                    }))
        .hasMessageContaining("forged actor token");
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void a_token_whose_grants_were_widened_is_forged(StaffRole role) {
    Actor actor = at(role, postA);

    assertThatThrownBy(
            () ->
                store.run(
                    actor,
                    tx -> {
                      tx.sql()
                          .createQuery(
                              """
                              SELECT set_config('portolan.actor', regexp_replace(
                                current_setting('portolan.actor'), '^(v1[|][^|]*[|])',
                                '\\1health/*,'), true)
                              """)
                          .mapTo(String.class)
                          .one();
                      tx.sql().createQuery("SELECT count(*) FROM person").mapTo(Long.class).one();
                    }))
        .hasMessageContaining("forged actor token");
  }

  @Test
  void an_error_tells_nothing_of_a_row_that_is_closed() {
    UUID closed =
        store.call(
            at(StaffRole.CONSULAR_OFFICER, postB),
            tx -> tx.sql().createQuery("SELECT id FROM case_file").mapTo(UUID.class).first());
    Actor officer = at(StaffRole.QUARANTINE_OFFICER, postA);

    assertThatThrownBy(() -> store.run(officer, tx -> tx.record(closed, "note.added", Map.of())))
        .hasMessage("A journal entry names a case that this actor has not.");
    assertThatThrownBy(
            () -> store.run(officer, tx -> tx.record(UUID.randomUUID(), "note.added", Map.of())))
        .hasMessage("A journal entry names a case that this actor has not.");
  }

  @Test
  void the_data_protection_officer_of_any_post_watches_over_the_organisation() {
    assertThat(at(StaffRole.DATA_PROTECTION_OFFICER, postA).grants())
        .extracting(grant -> grant.compartment() + " " + grant.scope())
        .containsExactly("OVERSIGHT " + organisation);
  }
}
