package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;

class SignInTest {

  private static final byte[] SECRET = "a secret of 20 bytes".getBytes();
  private static final String PASSWORD = "correct horse battery staple";

  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final StaffAccounts accounts = new StaffAccounts(TestStore.shared().keys());
  private final String email = UUID.randomUUID() + "@harbour.example";
  private Instant now = Instant.parse("2026-11-23T08:00:10Z");
  private final SignIn signIn = new SignIn(store, accounts, () -> now);

  @BeforeEach
  void open_an_account() {
    store.run(
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

  private boolean signsIn(String address, String password, String code) {
    return signIn.with(address, password.toCharArray(), code).isPresent();
  }

  @Test
  void address_password_and_code_open_the_own_post_only() {
    StaffMember member =
        signIn
            .with(
                " " + email.toUpperCase(java.util.Locale.ROOT), PASSWORD.toCharArray(), codeAt(now))
            .orElseThrow();

    assertThat(member.name()).isEqualTo("Amal Haddad");
    assertThat(member.actor().grants())
        .extracting(grant -> grant.compartment() + " " + grant.scope())
        .containsExactlyInAnyOrder(
            "IDENTITY health-authority/harbour", "HEALTH health-authority/harbour");
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
  void after_eight_failures_the_account_rests_for_a_quarter_of_an_hour() {
    for (int i = 0; i < 8; i++) {
      assertThat(signsIn(email, "guess " + i, codeAt(now))).isFalse();
    }
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isFalse();

    now = now.plus(Duration.ofMinutes(16));
    assertThat(signsIn(email, PASSWORD, codeAt(now))).isTrue();
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
