package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.SignInAttempts.Subject;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * What somebody does with their own account. Their role does not open the accounts, so it happens
 * as sign-in, for an id that the session has vouched for.
 */
@Dependent
public class OwnAccount {

  /** NIST SP 800-63B asks for 8 beside a second factor; length is what makes guessing dear. */
  public static final int SHORTEST_PASSWORD = 12;

  private final CaseStore store;
  private final StaffAccounts accounts;
  private final SignInAttempts attempts;
  private final KnownDevices devices;
  private final AccountJournal journal;
  private final Patience patience;
  private final InstantSource realTime;

  @Inject
  public OwnAccount(
      CaseStore store,
      StaffAccounts accounts,
      SignInAttempts attempts,
      KnownDevices devices,
      Keys keys,
      Settings settings) {
    this.store = store;
    this.accounts = accounts;
    this.attempts = attempts;
    this.devices = devices;
    this.journal = new AccountJournal(keys);
    this.patience = SignInLimits.of(settings).account();
    this.realTime = Clock.systemUTC();
  }

  /**
   * Changes the password; all sessions but a new one of this person end.
   *
   * @param current guessing it in an open session waits as it does at sign-in
   */
  public PasswordChange changePassword(UUID staff, char[] current, char[] next) {
    if (next.length < SHORTEST_PASSWORD) {
      return PasswordChange.TOO_SHORT;
    }
    if (Arrays.equals(current, next)) {
      return PasswordChange.SAME;
    }
    List<Subject> subject = List.of(new Subject("own " + staff, patience, true));
    String hash =
        store.call(
            SignIn.SELF,
            tx ->
                attempts.takeTurn(tx, subject, realTime.instant())
                    ? accounts.passwordHash(tx, staff)
                    : Passwords.NOBODY);
    if (!Passwords.matches(current, hash)) {
      return PasswordChange.WRONG;
    }
    store.run(
        SignIn.SELF,
        tx -> {
          attempts.forgive(tx, subject, realTime.instant());
          accounts.setPassword(tx, staff, next);
          accounts.endSessions(tx, staff);
          journal.record(tx, staff, "account.password-changed", Map.of("by", "staff:" + staff));
        });
    return PasswordChange.CHANGED;
  }

  /** The number that alerts reach this person at, masked; empty when they gave none. */
  public Optional<String> phone(UUID staff) {
    return store
        .call(SignIn.SELF, tx -> accounts.phoneOf(tx, staff))
        .map(e164 -> new PhoneNumber(e164).toString());
  }

  /**
   * Says where alerts reach this person.
   *
   * @param typed with its country code; blank for nowhere, which takes them off every duty list
   * @return false when it is no number
   */
  public boolean changePhone(UUID staff, String typed) {
    boolean none = typed == null || typed.isBlank();
    Optional<PhoneNumber> phone = none ? Optional.empty() : PhoneNumber.parse(typed, null);
    if (!none && phone.isEmpty()) {
      return false;
    }
    store.run(
        SignIn.SELF,
        tx -> {
          accounts.setPhone(tx, staff, phone);
          journal.record(tx, staff, "account.phone-changed", Map.of("by", "staff:" + staff));
        });
    return true;
  }

  /** The languages that this person reads beside the one they work in, by their tags. */
  public List<String> reads(UUID staff) {
    return store.call(SignIn.SELF, tx -> accounts.readsOf(tx, staff));
  }

  /** Says which languages this person reads; what is none is left out. */
  public void changeReads(UUID staff, List<String> tags) {
    List<String> known =
        tags.stream().filter(tag -> Language.find(tag).isPresent()).distinct().sorted().toList();
    store.run(
        SignIn.SELF,
        tx -> {
          accounts.setReads(tx, staff, known);
          journal.record(tx, staff, "account.reads-changed", Map.of("by", "staff:" + staff));
        });
  }

  /** Ends all sessions of an account, on every device, and forgets the devices. */
  public void signOutEverywhere(UUID staff) {
    store.run(
        SignIn.SELF,
        tx -> {
          accounts.endSessions(tx, staff);
          devices.forget(tx, staff);
          journal.record(tx, staff, "account.sessions-ended", Map.of("by", "staff:" + staff));
        });
  }

  /** The person as they stand now, for a session that goes on. */
  public StaffMember now(UUID staff) {
    return store.call(SignIn.SELF, tx -> accounts.enabled(tx, staff)).orElseThrow();
  }

  /** What came of a wish for another password. */
  public enum PasswordChange {
    CHANGED,
    WRONG,
    TOO_SHORT,
    SAME;

    /** As the key of its text: {@code too-short}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
