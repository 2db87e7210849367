package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.SignInAttempts.Subject;
import org.portolan.cases.staff.StaffAccounts.Account;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * Signs a member of staff in with address, password and one-time code.
 *
 * <p>Whatever is wrong – address, password, code, a code used before, an account that is disabled –
 * the answer is the same and takes as long. Somebody who has to wait is refused without a look;
 * whether an account exists makes no difference to that either. The password is checked outside any
 * transaction, because its derivation is slow on purpose.
 */
@Dependent
public class SignIn {

  /** Reads accounts, and what was opened in an emergency to whom. */
  static final Actor SELF = Actor.system("sign-in", Compartment.ACCESS, Compartment.OVERSIGHT);

  private final CaseStore store;
  private final StaffAccounts accounts;
  private final SignInAttempts attempts;
  private final KnownDevices devices;
  private final SignInLimits limits;

  /** Real time even in the sandbox: authenticator apps know no other. */
  private final InstantSource realTime;

  @Inject
  public SignIn(
      CaseStore store,
      StaffAccounts accounts,
      SignInAttempts attempts,
      KnownDevices devices,
      Settings settings) {
    this(store, accounts, attempts, devices, settings, Clock.systemUTC());
  }

  SignIn(
      CaseStore store,
      StaffAccounts accounts,
      SignInAttempts attempts,
      KnownDevices devices,
      Settings settings,
      InstantSource realTime) {
    this.store = store;
    this.accounts = accounts;
    this.attempts = attempts;
    this.devices = devices;
    this.limits = SignInLimits.of(settings);
    this.realTime = realTime;
  }

  /** Who this is and what their browser keeps, or empty when refused for any reason. */
  public Optional<Welcomed> with(Attempt attempt) {
    Instant now = realTime.instant();
    Turn turn = store.call(SELF, tx -> takeTurn(tx, attempt, now));
    if (!turn.taken()) {
      return Optional.empty();
    }
    boolean passwordRight =
        Passwords.matches(
            attempt.password(), turn.account().map(Account::passwordHash).orElse(Passwords.NOBODY));
    return turn.account()
        .filter(account -> passwordRight && account.enabled())
        .flatMap(account -> judgeCode(account, turn, attempt, now));
  }

  private Turn takeTurn(Tx tx, Attempt attempt, Instant now) {
    Optional<Account> account = accounts.find(tx, attempt.email());
    boolean known =
        account.isPresent()
            && attempt
                .device()
                .filter(token -> devices.knows(tx, account.get().member().id(), token, now))
                .isPresent();
    List<Subject> subjects =
        known
            ? SignInAttempts.ofKnownDevice(limits, attempt.device().orElseThrow(), attempt.email())
            : SignInAttempts.ofStranger(limits, attempt.address(), attempt.email());
    return new Turn(attempts.takeTurn(tx, subjects, now), known, subjects, account);
  }

  private Optional<Welcomed> judgeCode(Account account, Turn turn, Attempt attempt, Instant now) {
    OptionalLong step =
        OneTimeCodes.acceptedStep(account.totpSecret(), attempt.code(), now, account.lastStep());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    return store.call(
        SELF,
        tx -> {
          if (!accounts.succeeded(tx, account.member().id(), step.getAsLong())) {
            return Optional.empty();
          }
          attempts.forgive(tx, turn.subjects(), now);
          return Optional.of(
              new Welcomed(
                  account.member(),
                  turn.known()
                      ? attempt.device().orElseThrow()
                      : devices.remember(tx, account.member().id(), now)));
        });
  }

  /**
   * What somebody gives to sign in.
   *
   * @param code 6 digits; spaces are ignored
   * @param address where they come from, as the server saw it
   * @param device the token that their browser kept from an earlier sign-in
   */
  public record Attempt(
      String email, char[] password, String code, String address, Optional<String> device) {
    @Override
    public String toString() {
      return "Attempt";
    }
  }

  /**
   * Somebody who has signed in.
   *
   * @param device the token that their browser keeps
   */
  public record Welcomed(StaffMember member, String device) {
    @Override
    public String toString() {
      return "Welcomed[" + member + "]";
    }
  }

  private record Turn(
      boolean taken, boolean known, List<Subject> subjects, Optional<Account> account) {}
}
