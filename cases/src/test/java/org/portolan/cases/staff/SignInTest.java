package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.OwnAccount.PasswordChange;
import org.portolan.cases.staff.SignIn.Attempt;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;

class SignInTest {

  private static final byte[] SECRET = "a secret of 20 bytes".getBytes();
  private static final String PASSWORD = "correct horse battery staple";

  /** More than an account, an address or both together have free. */
  private static final int MANY = 30;

  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final StaffAccounts accounts = new StaffAccounts(TestStore.shared().keys());
  private final String email = UUID.randomUUID() + "@harbour.example";
  private Instant now = Instant.parse("2026-11-23T08:00:10Z");
  private final KnownDevices devices = new KnownDevices(TestStore.shared().keys());
  private final SignIn signIn =
      new SignIn(
          store,
          accounts,
          new SignInAttempts(TestStore.shared().keys()),
          devices,
          Settings.of(
              Map.of(
                  "PORTOLAN_SIGN_IN_FREE_FAILURES_OF_ADDRESS", "12",
                  "PORTOLAN_SIGN_IN_FREE_FAILURES_OF_ACCOUNT", "20")),
          () -> now);
  private final CurrentStaff current = new CurrentStaff(store, accounts);
  private final OwnAccount own =
      new OwnAccount(
          store,
          accounts,
          new SignInAttempts(TestStore.shared().keys()),
          devices,
          TestStore.shared().keys(),
          Settings.of(Map.of()));
  private String address = "address of " + UUID.randomUUID();
  private UUID id;

  @BeforeEach
  void open_an_account() {
    id =
        store.call(
            Actor.system("administration", Compartment.ACCESS),
            tx ->
                accounts.open(
                    tx,
                    new NewStaffMember(
                        email,
                        "Amal Haddad",
                        Optional.of("+33612345678"),
                        StaffRole.QUARANTINE_OFFICER,
                        "health-authority/harbour",
                        "fr",
                        PASSWORD.toCharArray(),
                        SECRET)));
  }

  private String codeAt(Instant time) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(SECRET, "HmacSHA1"), time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean signsIn(String email, String password, String code) {
    return attempt(email, password, code, null).isPresent();
  }

  private Optional<Welcomed> attempt(String email, String password, String code, String device) {
    return signIn.with(
        new Attempt(email, password.toCharArray(), code, address, Optional.ofNullable(device)));
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(signsIn(email, "guess " + i, codeAt(now))).isFalse();
    }
  }

  @Test
  void address_password_and_code_open_the_own_post_only() {
    StaffMember member =
        attempt(" " + email.toUpperCase(java.util.Locale.ROOT), PASSWORD, codeAt(now), null)
            .orElseThrow()
            .member();

    assertThat(member.name()).isEqualTo("Amal Haddad");
    assertThat(member.actor().grants())
        .extracting(grant -> grant.compartment() + " " + grant.scope())
        .containsExactlyInAnyOrder(
            "IDENTITY health-authority/harbour", "HEALTH health-authority/harbour");
  }

  @Test
  void the_first_attempt_need_not_wait_for_its_own_rounding() {
    now = now.plusNanos(999_999_999);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void a_wrong_address_password_or_code_is_refused() {
    assertThat(signsIn("nobody@harbour.example", PASSWORD, codeAt(now))).isFalse();
    assertThat(signsIn(email, "wrong", codeAt(now))).isFalse();
    assertThat(signsIn(email, PASSWORD, "000000")).isFalse();
    assertThat(signsIn(email, PASSWORD, "")).isFalse();
    assertThat(signsIn(email, PASSWORD, codeAt(now.minus(Duration.ofMinutes(5))))).isFalse();
  }

  @Test
  void a_code_works_once() {
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isFalse();
  }

  @Test
  void a_wrong_code_costs_nothing_of_a_right_one_later() {
    guess(4);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
    now = now.plusSeconds(30);
    guess(4);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void after_five_failures_every_further_attempt_waits_twice_as_long() {
    guess(5);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isFalse();
    now = now.plusSeconds(15);
    guess(1);
    now = now.plusSeconds(16);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).as("waits 30 s now").isFalse();
    now = now.plusSeconds(15);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void attempts_during_a_wait_prolong_nothing() {
    guess(MANY);
    now = now.plusSeconds(15);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void somebody_who_guesses_from_elsewhere_keeps_nobody_out() {
    guess(MANY);

    address = "another address " + UUID.randomUUID();
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void a_known_device_gets_through_while_many_addresses_guess() {
    String device = attempt(email, PASSWORD, codeAt(now), null).orElseThrow().device();
    now = now.plusSeconds(30);
    for (int i = 0; i < MANY; i++) {
      address = "one of many " + UUID.randomUUID();
      signsIn(email, "guess", codeAt(now));
    }

    assertThat(attempt(email, PASSWORD, codeAt(now), null)).as("a stranger waits").isEmpty();
    assertThat(attempt(email, PASSWORD, codeAt(now), "forged")).as("forged").isEmpty();
    assertThat(attempt(email, PASSWORD, codeAt(now), device)).as("known").isPresent();
  }

  @Test
  void a_device_is_known_to_its_own_account_only_and_waits_for_its_own_failures() {
    String device = attempt(email, PASSWORD, codeAt(now), null).orElseThrow().device();
    for (int i = 0; i < 5; i++) {
      attempt(email, "guess", "000000", device);
    }
    now = now.plusSeconds(14);
    assertThat(attempt(email, PASSWORD, codeAt(now), device)).isEmpty();

    store.run(
        SignIn.SELF, tx -> assertThat(devices.knows(tx, UUID.randomUUID(), device, now)).isFalse());
  }

  @Test
  void an_address_that_tries_many_accounts_waits_whether_they_exist_or_not() {
    for (int i = 0; i < 12; i++) {
      signsIn(UUID.randomUUID() + "@harbour.example", "guess", "000000");
    }

    assertThat(signsIn(email, PASSWORD, codeAt(now))).isFalse();
    now = now.plusSeconds(16);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void an_unknown_account_waits_as_a_known_one_does() {
    for (String each : List.of(email, UUID.randomUUID() + "@harbour.example")) {
      address = "address of " + UUID.randomUUID();
      for (int i = 0; i < 9; i++) {
        signsIn(each, "guess", "000000");
      }
      assertThat(waiting(each)).as("failures counted").isEqualTo(5);
    }
  }

  private int waiting(String each) {
    return store.call(
        SignIn.SELF,
        tx ->
            tx.sql()
                .createQuery("SELECT failures FROM sign_in_attempts WHERE subject = :subject")
                .bind(
                    "subject",
                    TestStore.shared().keys().blindIndex().ofSignIn("pair " + address + " " + each))
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void many_attempts_at_the_same_time_get_no_more_turns() {
    List<CompletableFuture<Void>> guesses =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.runAsync(() -> signsIn(email, "guess", "000000")))
            .toList();
    guesses.forEach(CompletableFuture::join);

    assertThat(waiting(email)).isEqualTo(5);
  }

  @Test
  void nothing_is_remembered_of_attempts_of_the_day_before() {
    guess(5);
    now = now.plus(Duration.ofHours(25));
    guess(4);
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void whoever_signs_out_everywhere_has_no_session_and_no_known_device_left() {
    Welcomed welcomed = attempt(email, PASSWORD, codeAt(now), null).orElseThrow();
    assertThat(current.of(id, welcomed.member().epoch())).isPresent();

    own.signOutEverywhere(id);

    assertThat(current.of(id, welcomed.member().epoch())).isEmpty();
    store.run(
        SignIn.SELF, tx -> assertThat(devices.knows(tx, id, welcomed.device(), now)).isFalse());
    now = now.plusSeconds(30);
    int epoch = attempt(email, PASSWORD, codeAt(now), null).orElseThrow().member().epoch();
    assertThat(current.of(id, epoch)).isPresent();
  }

  @Test
  void a_first_attempt_never_waits_however_finely_the_clock_counts() {
    now = Instant.parse("2026-11-23T08:00:10.000000999Z");

    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
  }

  @Test
  void another_password_ends_all_sessions_and_must_be_long_and_new() {
    char[] next = "another long password".toCharArray();
    assertThat(own.changePassword(id, PASSWORD.toCharArray(), "short".toCharArray()))
        .isEqualTo(PasswordChange.TOO_SHORT);
    assertThat(own.changePassword(id, PASSWORD.toCharArray(), PASSWORD.toCharArray()))
        .isEqualTo(PasswordChange.SAME);
    assertThat(own.changePassword(id, "wrong".toCharArray(), next)).isEqualTo(PasswordChange.WRONG);
    assertThat(current.of(id, 0)).isPresent();

    assertThat(own.changePassword(id, PASSWORD.toCharArray(), next))
        .isEqualTo(PasswordChange.CHANGED);

    assertThat(current.of(id, 0)).isEmpty();
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isFalse();
    assertThat(signsIn(email, new String(next), codeAt(now))).isTrue();
  }

  @Test
  void guessing_the_password_in_an_open_session_waits_too() {
    char[] next = "another long password".toCharArray();
    for (int i = 0; i < 5; i++) {
      own.changePassword(id, ("guess " + i).toCharArray(), next);
    }
    assertThat(own.changePassword(id, PASSWORD.toCharArray(), next))
        .isEqualTo(PasswordChange.WRONG);
  }

  @Test
  void nothing_of_an_account_is_stored_in_clear() {
    String row =
        org.jdbi.v3.core.Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery("SELECT string_agg(a::text, ' ') FROM staff_account a")
                        .mapTo(String.class)
                        .one());
    assertThat(row).doesNotContain("Haddad", email, "33612345678");
  }
}
