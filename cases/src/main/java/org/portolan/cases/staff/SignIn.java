package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.portolan.cases.staff.StaffAccounts.Account;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/**
 * Signs a member of staff in with address, password and one-time code.
 *
 * <p>Whatever is wrong – address, password, code, a code used before, an account at rest after too
 * many failures – the answer is the same and takes as long. The password is checked outside any
 * transaction, because its derivation is slow on purpose.
 */
@Dependent
public class SignIn {

  /** After this many failures in a row the account rests; more than honest typing needs. */
  private static final int FAILURES = 8;

  /** Long enough to make guessing hopeless, short enough for a shift. */
  private static final Duration REST = Duration.ofMinutes(15);

  private static final Actor SELF = Actor.system("sign-in", Compartment.ACCESS);

  private final CaseStore store;
  private final StaffAccounts accounts;

  /** Real time even in the sandbox: authenticator apps know no other. */
  private final InstantSource realTime;

  @Inject
  public SignIn(CaseStore store, StaffAccounts accounts) {
    this(store, accounts, Clock.systemUTC());
  }

  SignIn(CaseStore store, StaffAccounts accounts, InstantSource realTime) {
    this.store = store;
    this.accounts = accounts;
    this.realTime = realTime;
  }

  /**
   * Who this is, or empty when the attempt is refused for any reason.
   *
   * @param code 6 digits; spaces are ignored
   */
  public Optional<StaffMember> with(String email, char[] password, String code) {
    Optional<Account> found = store.call(SELF, tx -> accounts.find(tx, email));
    boolean passwordRight =
        Passwords.matches(password, found.map(Account::passwordHash).orElse(Passwords.NOBODY));
    return found.flatMap(account -> judge(account, passwordRight, code));
  }

  private Optional<StaffMember> judge(Account account, boolean passwordRight, String code) {
    Instant now = realTime.instant();
    if (account.lockedUntil() != null && now.isBefore(account.lockedUntil())) {
      return Optional.empty();
    }
    OptionalLong step =
        OneTimeCodes.acceptedStep(account.totpSecret(), code, now, account.lastStep());
    boolean right =
        passwordRight
            && step.isPresent()
            && store.call(
                SELF, tx -> accounts.succeeded(tx, account.member().id(), step.getAsLong()));
    if (!right) {
      store.run(SELF, tx -> accounts.failed(tx, account.member().id(), FAILURES, now.plus(REST)));
      return Optional.empty();
    }
    return Optional.of(account.member());
  }
}
