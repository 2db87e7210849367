package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.staff.EmergencyOpenings.Notice;
import org.portolan.cases.staff.EmergencyOpenings.Outcome;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

class EmergencyOpeningsTest {

  private static final String REASON = "She does not answer and her doctor is on leave.";
  private static final Actor LOADER = Actor.system("test", Compartment.values());

  private final Keys keys = TestStore.shared().keys();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final CaseStore store = TestStore.shared().store(new Moved());
  private final StaffAccounts accounts = new StaffAccounts(keys);
  private final EmergencyOpenings openings = new EmergencyOpenings(store, keys);
  private final CurrentStaff current = new CurrentStaff(store, accounts);
  private final String organisation = "org-" + UUID.randomUUID();
  private OpenedCase file;
  private Person person;
  private UUID officer;

  @BeforeEach
  void a_case_of_another_post() {
    person =
        store.call(
            LOADER,
            tx ->
                new RegisterPerson(keys)
                    .register(
                        tx,
                        new NewPerson(
                            "Selam Gebre",
                            Optional.empty(),
                            Optional.empty(),
                            Language.ENGLISH,
                            ZoneId.of("UTC"),
                            PhoneNumber.parse(
                                    "+3361254" + (1000 + ThreadLocalRandom.current().nextInt(8999)),
                                    null)
                                .orElseThrow(),
                            organisation + "/b")));
    file = aCase(organisation + "/b");
    officer = account(StaffRole.CONSULAR_OFFICER);
  }

  private OpenedCase aCase(String scope) {
    return store.call(
        LOADER,
        tx -> new OpenCase(keys).open(tx, "support", Compartment.SUPPORT, scope, person.id()));
  }

  private UUID account(StaffRole role) {
    return store.call(
        LOADER,
        tx ->
            accounts.open(
                tx,
                new NewStaffMember(
                    UUID.randomUUID() + "@post.example",
                    "Amal Haddad",
                    Optional.empty(),
                    role,
                    organisation + "/a",
                    "en",
                    "password".toCharArray(),
                    new byte[20])));
  }

  private StaffMember now(UUID staff) {
    return current.of(staff, 0).orElseThrow();
  }

  private Outcome opens(UUID staff, String reason) {
    return openings.open(now(staff), file.reference().text(), reason);
  }

  private long seen(Actor actor, String table, String column, UUID id) {
    return store.call(
        actor,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM " + table + " WHERE " + column + " = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
  }

  private boolean reads(Actor actor) {
    return seen(actor, "case_file", "id", file.id()) == 1
        && seen(actor, "journal_event", "case_id", file.id()) > 0
        && seen(actor, "person", "id", person.id()) == 1
        && seen(actor, "contact_point", "person_id", person.id()) == 1;
  }

  private boolean readsNothing(Actor actor) {
    return seen(actor, "case_file", "id", file.id()) == 0
        && seen(actor, "journal_event", "case_id", file.id()) == 0
        && seen(actor, "person", "id", person.id()) == 0
        && seen(actor, "contact_point", "person_id", person.id()) == 0;
  }

  @Test
  void a_reason_opens_the_case_and_its_person_for_four_hours() {
    assertThat(readsNothing(now(officer).actor())).isTrue();

    assertThat(opens(officer, REASON)).isEqualTo(Outcome.OPENED);

    now = now.plus(Duration.ofHours(4)).minusSeconds(1);
    assertThat(reads(now(officer).actor())).isTrue();
    String name =
        store.call(
            now(officer).actor(),
            tx -> new PersonLabels(keys).names(tx, List.of(person.id())).get(person.id()).full());
    assertThat(name).isEqualTo("Selam Gebre");
    now = now.plusSeconds(1);
    assertThat(readsNothing(now(officer).actor())).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "urgent", "         !         "})
  void without_a_reason_nothing_is_opened(String reason) {
    assertThat(opens(officer, reason)).isEqualTo(Outcome.NO_REASON);
    assertThat(readsNothing(now(officer).actor())).isTrue();
  }

  @Test
  void a_case_that_is_theirs_anyway_is_no_emergency() {
    OpenedCase own =
        store.call(
            LOADER,
            tx ->
                new OpenCase(keys)
                    .open(tx, "visa", Compartment.VISA, organisation + "/a", person.id()));

    assertThat(openings.open(now(officer), own.reference().text(), REASON))
        .isEqualTo(Outcome.REGULAR);
    assertThat(openings.of(now(officer))).isEmpty();
  }

  @Test
  void the_journal_says_who_opened_it_and_the_readers_too() {
    opens(officer, REASON);

    List<String> kinds =
        store.call(
            LOADER,
            tx ->
                tx.sql()
                    .createQuery(
                        """
                        SELECT kind || ' ' || actor FROM journal_event
                        WHERE case_id = :id ORDER BY seq
                        """)
                    .bind("id", file.id())
                    .mapTo(String.class)
                    .list());
    assertThat(kinds).last().isEqualTo("read.emergency staff:" + officer);
    Map<String, Instant> readers = store.call(LOADER, tx -> Readings.of(tx, file.id()));
    assertThat(readers).containsEntry("staff:" + officer, now);
  }

  @Test
  void what_is_read_afterwards_is_journalled_too() {
    opens(officer, REASON);
    store.run(now(officer).actor(), tx -> Readings.record(tx, file.id(), "case"));

    assertThat(
            store.<List<String>>call(
                LOADER,
                tx ->
                    tx.sql()
                        .createQuery("SELECT kind FROM journal_event WHERE case_id = :id")
                        .bind("id", file.id())
                        .mapTo(String.class)
                        .list()))
        .contains("read.case");
  }

  @Test
  void only_this_case_is_opened_and_only_to_this_officer() {
    OpenedCase neighbour = aCase(organisation + "/b");
    UUID colleague = account(StaffRole.CONSULAR_OFFICER);
    opens(officer, REASON);

    assertThat(seen(now(officer).actor(), "case_file", "id", neighbour.id())).isZero();
    assertThat(readsNothing(now(colleague).actor())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE case_file SET closed_at = opened_at WHERE id = ?",
        "UPDATE case_file SET scope = 'x/y' WHERE id = ?",
        "UPDATE case_file SET person_id = NULL WHERE id = ?"
      })
  void a_case_opened_in_an_emergency_is_not_changed(String sql) {
    opens(officer, REASON);

    assertThatThrownBy(
            () -> store.run(now(officer).actor(), tx -> tx.sql().execute(sql, file.id())))
        .hasMessageContaining("only read");
  }

  @Test
  void its_person_is_not_changed_either() {
    opens(officer, REASON);

    assertThat(
            store.<Integer>call(
                now(officer).actor(),
                tx ->
                    tx.sql()
                        .execute("UPDATE person SET language = 'fr' WHERE id = ?", person.id())))
        .isZero();
  }

  @Test
  void a_case_that_was_erased_is_answered_as_one_that_is_not_there() {
    OpenedCase erased = aCase(organisation + "/b");
    org.jdbi.v3.core.Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE case_file SET erased_at = opened_at WHERE id = ?", erased.id()));

    assertThat(openings.open(now(officer), erased.reference().text(), REASON))
        .isEqualTo(Outcome.NOT_THERE);
  }

  @Test
  void another_organisation_s_case_is_answered_as_one_that_is_not_there() {
    OpenedCase foreign = aCase("org-" + UUID.randomUUID() + "/b");

    assertThat(openings.open(now(officer), foreign.reference().text(), REASON))
        .isEqualTo(Outcome.NOT_THERE);
    assertThat(openings.open(now(officer), "S-0000-0000", REASON)).isEqualTo(Outcome.NOT_THERE);
    assertThat(openings.open(now(officer), "' OR 1=1", REASON)).isEqualTo(Outcome.NOT_THERE);
    assertThat(seen(now(officer).actor(), "case_file", "id", foreign.id())).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "INFORMATION_WORKER",
        "COMMUNITY_WORKER",
        "PROVIDER",
        "DATA_PROTECTION_OFFICER",
        "ADMINISTRATOR"
      })
  void not_every_role_opens_cases(StaffRole role) {
    UUID somebody = account(role);

    assertThat(opens(somebody, REASON)).isEqualTo(Outcome.NOT_THERE);
    assertThat(readsNothing(now(somebody).actor())).isTrue();
  }

  @Test
  void the_data_protection_officer_is_told_and_nobody_else() {
    UUID protection = account(StaffRole.DATA_PROTECTION_OFFICER);
    opens(officer, REASON);

    Notice notice = store.call(now(protection).actor(), tx -> openings.page(tx, 0, 10)).get(0);
    assertThat(notice.officer()).isEqualTo("Amal Haddad");
    assertThat(notice.reason()).isEqualTo(REASON);
    assertThat(notice.reference()).isEqualTo(file.reference().text());
    assertThat(notice.endsAt()).isEqualTo(now.plus(Duration.ofHours(4)));
    assertThat(notice.seen()).isFalse();
    assertThat(store.<Boolean>call(now(protection).actor(), tx -> openings.seen(tx, notice.id())))
        .isTrue();
    assertThat(store.call(now(protection).actor(), tx -> openings.page(tx, 0, 10)).get(0).seen())
        .isTrue();
    assertThat(store.call(now(officer).actor(), openings::count)).isZero();
    List<Notice> others = store.call(now(officer).actor(), tx -> openings.page(tx, 0, 10));
    assertThat(others).isEmpty();
    assertThat(readsNothing(now(protection).actor())).isTrue();
    assertThat(openings.of(now(officer))).hasSize(1);
  }

  @Test
  void a_forgotten_case_leaves_a_notice_without_its_reason() {
    UUID protection = account(StaffRole.DATA_PROTECTION_OFFICER);
    opens(officer, REASON);
    keys.vault().destroy(List.of(KeyId.ofCase(file.id())), now);

    Notice notice = store.call(now(protection).actor(), tx -> openings.page(tx, 0, 10)).get(0);
    assertThat(notice.reason()).isEqualTo("–");
    assertThat(notice.reference()).isEqualTo(file.reference().text());
  }

  @ParameterizedTest
  @CsvSource({"case/", "person/"})
  void a_token_that_was_made_to_name_a_case_is_forged(String kind) {
    UUID id = kind.equals("case/") ? file.id() : person.id();

    assertThatThrownBy(
            () ->
                store.run(
                    now(officer).actor(),
                    tx -> {
                      tx.sql()
                          .createQuery(
                              """
                              SELECT set_config('portolan.actor', replace(
                                current_setting('portolan.actor'), '|identity',
                                '|' || :added || ',identity'), true)
                              """)
                          .bind("added", kind + id)
                          .mapTo(String.class)
                          .one();
                      tx.sql()
                          .createQuery("SELECT count(*) FROM case_file")
                          .mapTo(Long.class)
                          .one();
                    }))
        .hasMessageContaining("forged actor token");
  }

  @Test
  void regular_work_is_judged_by_its_compartment_before_any_emergency() {
    String plan =
        store.call(
            now(officer).actor(),
            tx ->
                String.join(
                    " ",
                    tx.sql()
                        .createQuery("EXPLAIN SELECT id FROM case_file")
                        .mapTo(String.class)
                        .list()));

    assertThat(plan).containsSubsequence("compartment", "'case/'");
  }

  @Test
  void every_table_with_a_case_or_a_person_follows_the_rule() {
    List<String> missing =
        org.jdbi.v3.core.Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT DISTINCT p.polrelid::regclass::text FROM pg_policy p
                            JOIN pg_attribute a ON a.attrelid = p.polrelid AND a.attnum > 0
                              AND NOT a.attisdropped
                            WHERE p.polname = 'compartments'
                              AND a.attname IN ('case_id', 'person_id')
                              AND NOT EXISTS (SELECT FROM pg_policy e
                                WHERE e.polrelid = p.polrelid AND e.polname = 'by_emergency')
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(missing).isEmpty();
  }

  private final class Moved extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
