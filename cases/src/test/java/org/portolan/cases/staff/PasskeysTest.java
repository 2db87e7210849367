package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;

class PasskeysTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final StaffAccounts accounts = new StaffAccounts(keys);
  private final KnownDevices devices = new KnownDevices(keys);
  private Instant now = Instant.parse("2026-11-23T08:00:10Z");
  private final Passkeys passkeys =
      new Passkeys(
          store,
          accounts,
          devices,
          keys,
          Settings.of(Map.of("PORTOLAN_PUBLIC_URL", "https://portolan.example/")),
          () -> now);
  private final AnAuthenticator authenticator = new AnAuthenticator();
  private UUID staff;

  @BeforeEach
  void somebody() {
    staff = account();
    authenticator.handle = Passkeys.handle(staff);
  }

  private UUID account() {
    return store.call(
        SignIn.SELF,
        tx ->
            accounts.open(
                tx,
                new NewStaffMember(
                    UUID.randomUUID() + "@harbour.example",
                    "Amal Haddad",
                    Optional.empty(),
                    StaffRole.QUARANTINE_OFFICER,
                    "health-authority/harbour",
                    "en",
                    "a long password".toCharArray(),
                    new byte[20])));
  }

  private boolean registers() {
    return passkeys.register(
        staff, authenticator.registers(passkeys.challenge(staff)), "Amal's telephone");
  }

  private Optional<Welcomed> signsIn() {
    authenticator.counter++;
    return passkeys.signIn(authenticator.signs(passkeys.challenge()), Optional.empty());
  }

  @Test
  void a_registered_passkey_signs_in_alone() {
    assertThat(registers()).isTrue();

    Welcomed welcomed = signsIn().orElseThrow();

    assertThat(welcomed.member().id()).isEqualTo(staff);
    store.run(
        SignIn.SELF, tx -> assertThat(devices.knows(tx, staff, welcomed.device(), now)).isTrue());
    assertThat(passkeys.of(staff))
        .extracting(Passkey::name)
        .containsExactly(Optional.of("Amal's telephone"));
    assertThat(signsIn()).isPresent();
  }

  @Test
  void an_assertion_works_once() {
    registers();
    authenticator.counter++;
    String assertion = authenticator.signs(passkeys.challenge());

    assertThat(passkeys.signIn(assertion, Optional.empty())).isPresent();
    assertThat(passkeys.signIn(assertion, Optional.empty())).isEmpty();
  }

  @Test
  void a_counter_that_does_not_go_on_is_a_copy_s() {
    registers();
    authenticator.counter = 10;
    assertThat(signsIn()).isPresent();

    authenticator.counter = 10;
    assertThat(signsIn()).as("the same count again").isEmpty();
    authenticator.counter = 3;
    assertThat(signsIn()).as("an earlier count").isEmpty();
    authenticator.counter = 11;
    assertThat(signsIn()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://portolan.example.evil.example",
        "http://portolan.example",
        "https://portolan.example:8443",
        "https://sub.portolan.example"
      })
  void another_origin_is_refused(String origin) {
    registers();
    authenticator.origin = origin;

    assertThat(signsIn()).isEmpty();
    assertThat(registers()).isFalse();
  }

  @Test
  void another_relying_party_is_refused() {
    registers();
    authenticator.party = "evil.example";

    assertThat(signsIn()).isEmpty();
  }

  @Test
  void without_verification_of_its_holder_a_passkey_opens_nothing() {
    registers();
    authenticator.verified = false;

    assertThat(signsIn()).isEmpty();
    assertThat(registers()).isFalse();
  }

  @Test
  void a_challenge_is_ours_for_this_and_for_five_minutes() {
    registers();
    authenticator.counter++;
    assertThat(passkeys.signIn(authenticator.signs(new byte[32]), Optional.empty()))
        .as("made up")
        .isEmpty();
    assertThat(passkeys.signIn(authenticator.signs(passkeys.challenge(staff)), Optional.empty()))
        .as("drawn for a registration")
        .isEmpty();
    assertThat(
            passkeys.register(
                staff, new AnAuthenticator().registers(passkeys.challenge(account())), ""))
        .as("drawn for somebody else")
        .isFalse();
    byte[] old = passkeys.challenge();
    now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
    assertThat(passkeys.signIn(authenticator.signs(old), Optional.empty())).as("old").isEmpty();
    assertThat(signsIn()).isPresent();
  }

  @Test
  void another_key_s_signature_and_a_handle_of_somebody_else_are_refused() {
    registers();
    AnAuthenticator other = new AnAuthenticator();
    other.handle = authenticator.handle;
    assertThat(passkeys.signIn(other.signs(passkeys.challenge()), Optional.empty())).isEmpty();

    authenticator.handle = Passkeys.handle(account());
    assertThat(signsIn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "{\"id\":\"x\",\"response\":{}}", "\u0000"})
  void what_is_no_answer_of_a_browser_is_refused(String json) {
    assertThat(passkeys.signIn(json, Optional.empty())).isEmpty();
    assertThat(passkeys.register(staff, json, "x")).isFalse();
  }

  @Test
  void a_removed_passkey_and_one_of_a_disabled_account_open_nothing() {
    registers();
    AdministerAccounts administer = new AdministerAccounts(keys, accounts, devices);
    store.run(SignIn.SELF, tx -> administer.disable(tx, staff));
    assertThat(signsIn()).isEmpty();
    store.run(SignIn.SELF, tx -> administer.enable(tx, staff));
    assertThat(signsIn()).isPresent();

    UUID passkey = passkeys.of(staff).get(0).id();
    assertThat(passkeys.remove(account(), passkey)).as("of somebody else").isFalse();
    assertThat(passkeys.remove(staff, passkey)).isTrue();
    assertThat(signsIn()).isEmpty();
  }

  @Test
  void after_a_reset_no_passkey_is_left() {
    registers();
    store.run(
        SignIn.SELF, tx -> new AdministerAccounts(keys, accounts, devices).reset(tx, staff, 0));

    assertThat(passkeys.of(staff)).isEmpty();
    assertThat(signsIn()).isEmpty();
  }

  @Test
  void nothing_of_a_passkey_is_stored_in_clear() {
    registers();
    String row =
        org.jdbi.v3.core.Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery("SELECT string_agg(p::text, ' ') FROM passkey p")
                        .mapTo(String.class)
                        .one());
    assertThat(row).doesNotContain("telephone", passkeys.credentialIds(staff).get(0));
  }
}
