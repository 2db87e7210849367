package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * What administrators do with accounts; every act is an entry of the account's journal.
 *
 * <p>Nobody changes their own role, scope or second factor here, and there is always an
 * administrator who can sign in. That somebody else may do any of it is the database's to refuse.
 */
@Dependent
public class AdministerAccounts {

  private final Keys keys;
  private final StaffAccounts accounts;
  private final KnownDevices devices;
  private final AccountJournal journal;
  private final AccountRows rows;

  @Inject
  public AdministerAccounts(Keys keys, StaffAccounts accounts, KnownDevices devices) {
    this.keys = keys;
    this.accounts = accounts;
    this.devices = devices;
    this.journal = new AccountJournal(keys);
    this.rows = new AccountRows(keys);
  }

  /** All accounts that the actor may see, by name. */
  public List<Line> all(Tx tx) {
    return rows.all(tx);
  }

  /** Opens an account with a start password; empty when the address has one already. */
  public Optional<Enrolment> open(Tx tx, Opening opening) {
    if (accounts.exists(tx, opening.email())) {
      return Optional.empty();
    }
    String password = Enrolment.drawPassword();
    byte[] secret = Enrolment.drawSecret();
    mustChange(tx, accounts.open(tx, newMember(opening, password, secret)));
    return Optional.of(new Enrolment(opening.email(), password, Base32.of(secret)));
  }

  /**
   * Opens an account that only the organisation's provider signs in; false when the address has one
   * already. Its password and second factor are drawn and never told to anybody.
   */
  public boolean openForProvider(Tx tx, Opening opening) {
    if (accounts.exists(tx, opening.email())) {
      return false;
    }
    UUID id =
        accounts.open(tx, newMember(opening, Enrolment.drawPassword(), Enrolment.drawSecret()));
    tx.sql()
        .createUpdate("UPDATE staff_account SET by_provider = true WHERE id = :id")
        .bind("id", id)
        .execute();
    return true;
  }

  private static NewStaffMember newMember(Opening opening, String password, byte[] secret) {
    return new NewStaffMember(
        opening.email(),
        opening.name(),
        Optional.empty(),
        opening.role(),
        opening.scope(),
        opening.language(),
        password.toCharArray(),
        secret);
  }

  /**
   * Forgets whom the provider means by an account and ends its sessions: the next sign-in finds it
   * by its address again, as after a change of provider.
   */
  public Verdict unlink(Tx tx, UUID id) {
    if (isOneself(tx, id)) {
      return Verdict.OWN_ACCOUNT;
    }
    int unlinked =
        tx.sql()
            .createUpdate("DELETE FROM provider_identity WHERE staff_id = :id")
            .bind("id", id)
            .execute();
    accounts.endSessions(tx, id);
    return done(tx, unlinked, id, "account.unlinked", Map.of());
  }

  /**
   * Gives somebody else another role or scope; it holds from their next click. Who has another one
   * than the administrator saw keeps it.
   */
  public Verdict change(Tx tx, UUID id, Held seen, Held next) {
    if (isOneself(tx, id)) {
      return Verdict.OWN_ACCOUNT;
    }
    if (next.role() != StaffRole.ADMINISTRATOR && isLastAdministrator(tx, id)) {
      return Verdict.LAST_ADMINISTRATOR;
    }
    int changed =
        tx.sql()
            .createUpdate(
                "UPDATE staff_account SET role = :role, scope = :scope"
                    + " WHERE id = :id AND role = :seenRole AND scope = :seenScope")
            .bind("role", next.role().key())
            .bind("scope", next.scope())
            .bind("id", id)
            .bind("seenRole", seen.role().key())
            .bind("seenScope", seen.scope())
            .execute();
    Map<String, String> detail = Map.of("role", next.role().key(), "scope", next.scope());
    return done(tx, changed, id, "account.changed", detail);
  }

  /** Nobody signs in with the account any more, and its sessions end. */
  public Verdict disable(Tx tx, UUID id) {
    if (isLastAdministrator(tx, id)) {
      return Verdict.LAST_ADMINISTRATOR;
    }
    int changed =
        tx.sql()
            .createUpdate(
                """
                UPDATE staff_account SET disabled_at = :now, epoch = epoch + 1
                WHERE id = :id AND disabled_at IS NULL
                """)
            .bind("now", tx.now())
            .bind("id", id)
            .execute();
    devices.forget(tx, id);
    return done(tx, changed, id, "account.disabled", Map.of());
  }

  /** The account may be signed in with again. */
  public Verdict enable(Tx tx, UUID id) {
    int changed =
        tx.sql()
            .createUpdate(
                "UPDATE staff_account SET disabled_at = NULL"
                    + " WHERE id = :id AND disabled_at IS NOT NULL")
            .bind("id", id)
            .execute();
    return done(tx, changed, id, "account.enabled", Map.of());
  }

  /**
   * A new second factor and a start password for somebody who lost theirs; what they had before
   * opens nothing any more. Empty for the own account, for one that a provider signs in, and for
   * one that is not there, or not as it was seen: of two who do this at once, the password that the
   * first handed out stays good.
   *
   * @param epoch of the account as it was seen
   */
  public Optional<Enrolment> reset(Tx tx, UUID id, int epoch) {
    Optional<Line> found = rows.lock(tx, id, epoch).filter(account -> !account.byProvider());
    if (isOneself(tx, id) || found.isEmpty()) {
      return Optional.empty();
    }
    String password = Enrolment.drawPassword();
    byte[] secret = Enrolment.drawSecret();
    accounts.setPassword(tx, id, password.toCharArray());
    accounts.setSecret(tx, id, secret);
    accounts.endSessions(tx, id);
    mustChange(tx, id);
    devices.forget(tx, id);
    new PasskeyRows(keys).removeAll(tx, id);
    journal.record(tx, id, "account.reset", Map.of());
    return Optional.of(new Enrolment(found.get().email(), password, Base32.of(secret)));
  }

  private Verdict done(Tx tx, int changed, UUID id, String kind, Map<String, ?> detail) {
    if (changed == 0) {
      return Verdict.NOT_THERE;
    }
    journal.record(tx, id, kind, detail);
    return Verdict.DONE;
  }

  private static void mustChange(Tx tx, UUID id) {
    tx.sql()
        .createUpdate("UPDATE staff_account SET must_change_password = true WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  private static boolean isOneself(Tx tx, UUID id) {
    return tx.actor().id().equals("staff:" + id);
  }

  /** Locks the administrators, so that the last two cannot disable each other. */
  private static boolean isLastAdministrator(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM staff_account
            WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id FOR UPDATE
            """)
        .mapTo(UUID.class)
        .list()
        .equals(List.of(id));
  }

  /**
   * One account as its administrator sees it.
   *
   * @param epoch under which its sessions were begun
   */
  public record Line(
      UUID id,
      String name,
      String email,
      StaffRole role,
      String scope,
      boolean enabled,
      boolean byProvider,
      int epoch) {
    @Override
    public String toString() {
      return "Line[" + id + "]";
    }
  }

  /**
   * An account that an administrator wants opened.
   *
   * @param scope organisation and post, such as {@code health-authority/harbour}
   * @param language BCP 47 tag
   */
  public record Opening(String email, String name, StaffRole role, String scope, String language) {
    @Override
    public String toString() {
      return "Opening[" + role + "]";
    }
  }

  /** What came of an act on an account. */
  public enum Verdict {
    DONE,
    /** Nobody changes their own role or scope. */
    OWN_ACCOUNT,
    /** Without this one nobody could open or mend an account. */
    LAST_ADMINISTRATOR,
    /** No such account, or it was so already, or somebody else has changed it meanwhile. */
    NOT_THERE;

    /** As the key of its text: {@code own-account}. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
