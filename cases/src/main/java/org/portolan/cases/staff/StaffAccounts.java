package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

/** The accounts of staff, everything personal sealed under the account's own key. */
@Dependent
public class StaffAccounts {

  private static final String TABLE = "staff_account";

  private final Keys keys;
  private final BlindIndex index;

  @Inject
  public StaffAccounts(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
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

  /** The account with an address, whatever its state; only sign-in asks. */
  Optional<Account> find(Tx tx, String email) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, name, role, scope, language, password_hash, totp_secret, totp_last_step,
              failures, locked_until
            FROM staff_account WHERE email_index = :index
            """)
        .bind("index", index.ofEmail(email))
        .reduceRows(Optional.<Account>empty(), (none, row) -> Optional.of(account(row)));
  }

  /** A sign-in succeeded: its code cannot be used again and earlier failures are forgiven. */
  boolean succeeded(Tx tx, UUID id, long step) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE staff_account SET totp_last_step = :step, failures = 0, locked_until = NULL
                WHERE id = :id AND totp_last_step < :step
                """)
            .bind("id", id)
            .bind("step", step)
            .execute()
        == 1;
  }

  /** A sign-in failed: after the limit the account rests. */
  void failed(Tx tx, UUID id, int limit, Instant restsUntil) {
    tx.sql()
        .createUpdate(
            """
            UPDATE staff_account SET
              failures = CASE WHEN failures + 1 >= :limit THEN 0 ELSE failures + 1 END,
              locked_until = CASE WHEN failures + 1 >= :limit THEN :until ELSE locked_until END
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("limit", limit)
        .bind("until", restsUntil)
        .execute();
  }

  private Account account(RowView row) {
    UUID id = row.getColumn("id", UUID.class);
    StaffMember member =
        new StaffMember(
            id,
            open(id, "name", row.getColumn("name", byte[].class)),
            StaffRole.ofKey(row.getColumn("role", String.class)),
            row.getColumn("scope", String.class),
            row.getColumn("language", String.class));
    return new Account(
        member,
        row.getColumn("password_hash", String.class),
        open(id, "totp_secret", row.getColumn("totp_secret", byte[].class)),
        row.getColumn("totp_last_step", Long.class),
        row.getColumn("locked_until", Instant.class));
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
      StaffMember member,
      String passwordHash,
      String totpSecret,
      long lastStep,
      Instant lockedUntil) {}
}
