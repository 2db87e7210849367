package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/** The accounts of staff, everything personal sealed under the account's own key. */
@Dependent
public class StaffAccounts {

  private static final String TABLE = "staff_account";

  private final Keys keys;
  private final BlindIndex index;
  private final AccountJournal journal;

  @Inject
  public StaffAccounts(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
    this.journal = new AccountJournal(keys);
  }

  /** Opens an account. */
  public UUID open(Tx tx, NewStaffMember member) {
    UUID id = UUID.randomUUID();
    keys.vault().create(KeyId.ofStaff(id));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO staff_account (id, scope, role, language, name, email, email_index, phone,
              password_hash, totp_secret)
            VALUES (:id, :scope, :role, :language, :name, :email, :index, :phone, :hash, :totp)
            """)
        .bind("id", id)
        .bind("scope", member.scope())
        .bind("role", member.role().key())
        .bind("language", member.language())
        .bind("name", seal(id, "name", member.name()))
        .bind("email", seal(id, "email", member.email()))
        .bind("index", index.ofEmail(member.email()))
        .bind("phone", seal(id, "phone", member.phone().orElse(null)))
        .bind("hash", Passwords.hash(member.password()))
        .bind("totp", seal(id, "totp_secret", base64(member.totpSecret())))
        .execute();
    journal.record(
        tx, id, "account.opened", Map.of("role", member.role().key(), "scope", member.scope()));
    return id;
  }

  /** Whether there is an account with an address. */
  public boolean exists(Tx tx, String email) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM staff_account WHERE email_index = :index)")
        .bind("index", index.ofEmail(email))
        .mapTo(Boolean.class)
        .one();
  }

  /** Where alerts reach a member of staff, in E.164; empty when they gave no number. */
  public Optional<String> phoneOf(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT phone FROM staff_account WHERE id = :id AND phone IS NOT NULL")
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne()
        .map(value -> open(id, "phone", value));
  }

  /** Where alerts reach a member of staff from now on; empty for nowhere. */
  void setPhone(Tx tx, UUID id, Optional<PhoneNumber> phone) {
    tx.sql()
        .createUpdate("UPDATE staff_account SET phone = :phone WHERE id = :id")
        .bind("id", id)
        .bind("phone", seal(id, "phone", phone.map(PhoneNumber::e164).orElse(null)))
        .execute();
  }

  /** The languages that somebody reads beside the one they work in. */
  List<String> readsOf(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT unnest(reads) FROM staff_account WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  void setReads(Tx tx, UUID id, List<String> tags) {
    tx.sql()
        .createUpdate("UPDATE staff_account SET reads = :reads WHERE id = :id")
        .bind("id", id)
        .bindArray("reads", String.class, tags.toArray())
        .execute();
  }

  /** The account with an address, whatever its state; only sign-in asks. */
  Optional<Account> find(Tx tx, String email) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, name, role, scope, language, epoch, must_change_password, by_provider, password_hash,
              totp_secret, totp_last_step, disabled_at
            FROM staff_account WHERE email_index = :index
            """)
        .bind("index", index.ofEmail(email))
        .reduceRows(Optional.<Account>empty(), (none, row) -> Optional.of(account(row)));
  }

  /** The member of staff with an id, unless disabled. */
  Optional<StaffMember> enabled(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, name, role, scope, language, epoch, must_change_password, by_provider
            FROM staff_account WHERE id = :id AND disabled_at IS NULL
            """)
        .bind("id", id)
        .reduceRows(Optional.<StaffMember>empty(), (none, row) -> Optional.of(member(row)));
  }

  /** A sign-in succeeded: its code cannot be used again. */
  boolean succeeded(Tx tx, UUID id, long step) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE staff_account SET totp_last_step = :step
                WHERE id = :id AND totp_last_step < :step AND disabled_at IS NULL
                """)
            .bind("id", id)
            .bind("step", step)
            .execute()
        == 1;
  }

  /** All sessions begun until now have ended. */
  void endSessions(Tx tx, UUID id) {
    tx.sql()
        .createUpdate("UPDATE staff_account SET epoch = epoch + 1 WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** From now on this is the password. */
  void setPassword(Tx tx, UUID id, char[] password) {
    tx.sql()
        .createUpdate(
            """
            UPDATE staff_account SET password_hash = :hash, must_change_password = false
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("hash", Passwords.hash(password))
        .execute();
  }

  /** From now on this is the secret of the authenticator app. */
  void setSecret(Tx tx, UUID id, byte[] secret) {
    tx.sql()
        .createUpdate(
            """
            UPDATE staff_account SET totp_secret = :totp, totp_last_step = 0 WHERE id = :id
            """)
        .bind("id", id)
        .bind("totp", seal(id, "totp_secret", base64(secret)))
        .execute();
  }

  /** The hash of an account's password. */
  String passwordHash(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT password_hash FROM staff_account WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  private Account account(RowView row) {
    UUID id = row.getColumn("id", UUID.class);
    return new Account(
        member(row),
        row.getColumn("password_hash", String.class),
        open(id, "totp_secret", row.getColumn("totp_secret", byte[].class)),
        row.getColumn("totp_last_step", Long.class),
        row.getColumn("disabled_at", Instant.class) == null);
  }

  private StaffMember member(RowView row) {
    UUID id = row.getColumn("id", UUID.class);
    return new StaffMember(
        id,
        open(id, "name", row.getColumn("name", byte[].class)),
        StaffRole.ofKey(row.getColumn("role", String.class)),
        row.getColumn("scope", String.class),
        row.getColumn("language", String.class),
        row.getColumn("epoch", Integer.class),
        row.getColumn("must_change_password", Boolean.class),
        row.getColumn("by_provider", Boolean.class),
        Set.of());
  }

  private byte[] seal(UUID id, String field, String value) {
    return keys.sealer().seal(KeyId.ofStaff(id), new Place(TABLE, id, field), value);
  }

  private String open(UUID id, String field, byte[] sealed) {
    return keys.sealer().open(KeyId.ofStaff(id), new Place(TABLE, id, field), sealed);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** An account with what sign-in needs to judge an attempt. */
  record Account(
      StaffMember member, String passwordHash, String totpSecret, long lastStep, boolean enabled) {}
}
