package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.AdministerAccounts.Line;
import org.portolan.cases.staff.AdministerAccounts.Opening;
import org.portolan.cases.staff.AdministerAccounts.Verdict;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;

class AdministerAccountsTest {

  private static final String SCOPE = "health-authority/harbour";
  private static final Actor SYSTEM = Actor.system("test", Compartment.ACCESS);

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final StaffAccounts accounts = new StaffAccounts(keys);
  private final AdministerAccounts administer =
      new AdministerAccounts(keys, accounts, new KnownDevices(keys));
  private UUID self;
  private Actor administrator;

  @BeforeEach
  void an_administrator() {
    self = account(StaffRole.ADMINISTRATOR);
    administrator = actor(self, StaffRole.ADMINISTRATOR);
  }

  private UUID account(StaffRole role) {
    return store.call(
        SYSTEM,
        tx ->
            accounts.open(
                tx,
                new NewStaffMember(
                    UUID.randomUUID() + "@harbour.example",
                    "Inès Moreau",
                    Optional.empty(),
                    role,
                    SCOPE,
                    "fr",
                    "a password of theirs".toCharArray(),
                    new byte[20])));
  }

  private static Actor actor(UUID id, StaffRole role) {
    return new StaffMember(id, "A", role, SCOPE, "en").actor();
  }

  private Line line(UUID id) {
    return store.call(administrator, administer::all).stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> journal(UUID id) {
    return store.call(
        administrator,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT kind || ' ' || actor FROM journal_event WHERE case_id = :id ORDER BY seq
                    """)
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  private String by(String kind) {
    return kind + " " + administrator.id();
  }

  @Test
  void a_new_account_has_a_start_password_that_must_be_changed() {
    String email = UUID.randomUUID() + "@harbour.example";
    Enrolment enrolment =
        store
            .call(
                administrator,
                tx ->
                    administer.open(
                        tx, new Opening(email, "Jonas", StaffRole.CONSULAR_OFFICER, SCOPE, "de")))
            .orElseThrow();

    var found = store.call(SYSTEM, tx -> accounts.find(tx, email)).orElseThrow();
    assertThat(found.member().mustChangePassword()).isTrue();
    assertThat(Passwords.matches(enrolment.password().toCharArray(), found.passwordHash()))
        .isTrue();
    assertThat(enrolment.password()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
    assertThat(enrolment.address())
        .startsWith("otpauth://totp/Portolan:")
        .contains("secret=" + enrolment.secret())
        .doesNotContain("@");
    assertThat(journal(found.member().id())).containsExactly(by("account.opened"));
    assertThat(enrolment.toString()).isEqualTo("Enrolment");
  }

  @Test
  void an_address_has_one_account() {
    Opening opening =
        new Opening(line(self).email(), "Jonas", StaffRole.ADMINISTRATOR, SCOPE, "en");

    assertThat(store.<Optional<Enrolment>>call(administrator, tx -> administer.open(tx, opening)))
        .isEmpty();
  }

  @Test
  void role_and_scope_change_and_the_journal_says_who_changed_them() {
    UUID other = account(StaffRole.PROVIDER);

    assertThat(
            store.<Verdict>call(
                administrator,
                tx ->
                    administer.change(
                        tx,
                        other,
                        held(other),
                        new Held(StaffRole.SUPPORT_WORKER, "support/desk"))))
        .isEqualTo(Verdict.DONE);

    assertThat(line(other).role()).isEqualTo(StaffRole.SUPPORT_WORKER);
    assertThat(line(other).scope()).isEqualTo("support/desk");
    assertThat(journal(other)).last().isEqualTo(by("account.changed"));
  }

  private Held held(UUID id) {
    return new Held(line(id).role(), line(id).scope());
  }

  @Test
  void of_two_administrators_the_second_overwrites_nothing() {
    UUID other = account(StaffRole.PROVIDER);
    Held seen = held(other);
    store.run(
        administrator,
        tx -> administer.change(tx, other, seen, new Held(StaffRole.SUPERVISOR, SCOPE)));

    assertThat(
            store.<Verdict>call(
                administrator,
                tx ->
                    administer.change(
                        tx, other, seen, new Held(StaffRole.SUPPORT_WORKER, "support/desk"))))
        .isEqualTo(Verdict.NOT_THERE);
    assertThat(held(other)).isEqualTo(new Held(StaffRole.SUPERVISOR, SCOPE));
  }

  @Test
  void nobody_raises_themselves_not_even_by_sql() {
    assertThat(
            store.<Verdict>call(
                administrator,
                tx ->
                    administer.change(
                        tx, self, held(self), new Held(StaffRole.SUPERVISOR, "other/post"))))
        .isEqualTo(Verdict.OWN_ACCOUNT);
    assertThatThrownBy(
            () ->
                store.run(
                    administrator,
                    tx -> tx.sql().execute("UPDATE staff_account SET role = 'supervisor'")))
        .hasMessageContaining("nobody changes their own role");
    assertThat(store.<Optional<Enrolment>>call(administrator, tx -> administer.reset(tx, self, 0)))
        .isEmpty();
    assertThat(line(self).role()).isEqualTo(StaffRole.ADMINISTRATOR);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
  void no_other_role_does_anything_to_an_account(StaffRole role) {
    UUID other = account(StaffRole.PROVIDER);
    UUID own = account(role);
    Actor actor = actor(own, role);

    assertThat(store.<List<Line>>call(actor, administer::all)).isEmpty();
    assertThat(
            store.<Verdict>call(
                actor,
                tx ->
                    administer.change(
                        tx, other, held(other), new Held(StaffRole.ADMINISTRATOR, SCOPE))))
        .isEqualTo(Verdict.NOT_THERE);
    assertThat(store.<Verdict>call(actor, tx -> administer.disable(tx, other)))
        .isEqualTo(Verdict.NOT_THERE);
    assertThat(store.<Optional<Enrolment>>call(actor, tx -> administer.reset(tx, other, 0)))
        .isEmpty();
    assertThatThrownBy(
            () ->
                store.run(
                    actor,
                    tx ->
                        administer.open(
                            tx,
                            new Opening(
                                UUID.randomUUID() + "@x.example",
                                "A",
                                StaffRole.ADMINISTRATOR,
                                SCOPE,
                                "en"))))
        .hasMessageContaining("row-level security");
    assertThat(
            store.<Integer>call(
                actor, tx -> tx.sql().execute("UPDATE staff_account SET role = 'administrator'")))
        .isZero();
    assertThat(line(other).role()).isEqualTo(StaffRole.PROVIDER);
  }

  @Test
  void a_disabled_account_has_no_session_and_comes_back_when_enabled() {
    UUID other = account(StaffRole.PROVIDER);
    CurrentStaff current = new CurrentStaff(store, accounts);
    assertThat(current.of(other, 0)).isPresent();

    assertThat(store.<Verdict>call(administrator, tx -> administer.disable(tx, other)))
        .isEqualTo(Verdict.DONE);
    assertThat(current.of(other, 0)).isEmpty();
    assertThat(current.of(other, 1)).isEmpty();
    assertThat(store.<Verdict>call(administrator, tx -> administer.disable(tx, other)))
        .isEqualTo(Verdict.NOT_THERE);

    assertThat(store.<Verdict>call(administrator, tx -> administer.enable(tx, other)))
        .isEqualTo(Verdict.DONE);
    assertThat(current.of(other, 1)).isPresent();
    assertThat(journal(other)).endsWith(by("account.disabled"), by("account.enabled"));
  }

  @Test
  void there_is_always_an_administrator() {
    store.run(
        administrator,
        tx -> {
          tx.sql()
              .createUpdate(
                  """
                  UPDATE staff_account SET disabled_at = :now
                  WHERE role = 'administrator' AND id <> :self
                  """)
              .bind("now", tx.now())
              .bind("self", self)
              .execute();
          assertThat(administer.disable(tx, self)).isEqualTo(Verdict.LAST_ADMINISTRATOR);
        });
    UUID second = account(StaffRole.ADMINISTRATOR);

    assertThat(store.<Verdict>call(administrator, tx -> administer.disable(tx, self)))
        .isEqualTo(Verdict.DONE);
    assertThat(
            store.<Verdict>call(
                actor(second, StaffRole.ADMINISTRATOR), tx -> administer.disable(tx, second)))
        .isEqualTo(Verdict.LAST_ADMINISTRATOR);
  }

  @Test
  void after_a_reset_what_was_before_opens_nothing() {
    UUID other = account(StaffRole.PROVIDER);
    String email = line(other).email();
    var before = store.call(SYSTEM, tx -> accounts.find(tx, email)).orElseThrow();

    Enrolment enrolment =
        store.call(administrator, tx -> administer.reset(tx, other, 0)).orElseThrow();

    var after = store.call(SYSTEM, tx -> accounts.find(tx, email)).orElseThrow();
    assertThat(after.totpSecret()).isNotEqualTo(before.totpSecret());
    assertThat(Passwords.matches("a password of theirs".toCharArray(), after.passwordHash()))
        .isFalse();
    assertThat(Passwords.matches(enrolment.password().toCharArray(), after.passwordHash()))
        .isTrue();
    assertThat(after.member().mustChangePassword()).isTrue();
    assertThat(after.member().epoch()).isGreaterThan(before.member().epoch());
    assertThat(journal(other)).last().isEqualTo(by("account.reset"));

    assertThat(store.<Optional<Enrolment>>call(administrator, tx -> administer.reset(tx, other, 0)))
        .as("by a second administrator, who saw it as it was before")
        .isEmpty();
    var still = store.call(SYSTEM, tx -> accounts.find(tx, email)).orElseThrow();
    assertThat(Passwords.matches(enrolment.password().toCharArray(), still.passwordHash()))
        .isTrue();
  }
}
