package org.portolan.cases.staff;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

/** The stored passkeys. */
final class PasskeyRows {

  private static final String TABLE = "passkey";

  private final Keys keys;
  private final BlindIndex index;
  private final AttestedCredentialDataConverter converter =
      new AttestedCredentialDataConverter(new ObjectConverter());

  PasskeyRows(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
  }

  /** Stores a new passkey; false when this credential is stored already. */
  boolean add(
      Tx tx, UUID staff, AttestedCredentialData data, long counter, boolean backup, String name) {
    UUID id = UUID.randomUUID();
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO passkey (id, staff_id, credential_index, credential, name, counter,
                  backup_eligible, added_at)
                VALUES (:id, :staff, :index, :credential, :name, :counter, :backup, :now)
                ON CONFLICT (credential_index) DO NOTHING
                """)
            .bind("id", id)
            .bind("staff", staff)
            .bind("index", indexOf(data.getCredentialId()))
            .bind("credential", seal(staff, id, "credential", base64(converter.convert(data))))
            .bind("name", seal(staff, id, "name", name))
            .bind("counter", counter)
            .bind("backup", backup)
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  /** The passkey with a credential's id, whosever it is. */
  Optional<Stored> find(Tx tx, byte[] credentialId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, staff_id, credential, counter, backup_eligible FROM passkey
            WHERE credential_index = :index
            """)
        .bind("index", indexOf(credentialId))
        .reduceRows(Optional.<Stored>empty(), (none, row) -> Optional.of(stored(row)));
  }

  /** Moves the counter on; false when somebody else has used the same count. */
  boolean used(Tx tx, UUID id, long before, long counter) {
    return tx.sql()
            .createUpdate(
                "UPDATE passkey SET counter = :counter WHERE id = :id AND counter = :before")
            .bind("counter", counter)
            .bind("id", id)
            .bind("before", before)
            .execute()
        == 1;
  }

  /** What an account has, the oldest first. */
  List<Passkey> of(Tx tx, UUID staff) {
    return tx.sql()
        .createQuery(
            "SELECT id, name, added_at FROM passkey WHERE staff_id = :staff ORDER BY added_at, id")
        .bind("staff", staff)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              return new Passkey(
                  id,
                  Optional.ofNullable(open(staff, id, "name", row.getBytes("name"))),
                  row.getTimestamp("added_at").toInstant());
            })
        .list();
  }

  /** The credential ids that an account has registered, in base64url. */
  List<String> credentialIds(Tx tx, UUID staff) {
    return tx.sql()
        .createQuery("SELECT id, credential FROM passkey WHERE staff_id = :staff")
        .bind("staff", staff)
        .map(
            (row, context) ->
                credential(staff, row.getObject("id", UUID.class), row.getBytes("credential")))
        .map(data -> Base64.getUrlEncoder().withoutPadding().encodeToString(data.getCredentialId()))
        .list();
  }

  boolean remove(Tx tx, UUID staff, UUID id) {
    return tx.sql()
            .createUpdate("DELETE FROM passkey WHERE id = :id AND staff_id = :staff")
            .bind("id", id)
            .bind("staff", staff)
            .execute()
        == 1;
  }

  void removeAll(Tx tx, UUID staff) {
    tx.sql()
        .createUpdate("DELETE FROM passkey WHERE staff_id = :staff")
        .bind("staff", staff)
        .execute();
  }

  private Stored stored(RowView row) {
    UUID id = row.getColumn("id", UUID.class);
    UUID staff = row.getColumn("staff_id", UUID.class);
    long counter = row.getColumn("counter", Long.class);
    boolean backup = row.getColumn("backup_eligible", Boolean.class);
    CredentialRecord credential =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            backup,
            null,
            counter,
            credential(staff, id, row.getColumn("credential", byte[].class)),
            null,
            null,
            null,
            Set.of());
    return new Stored(id, staff, counter, credential);
  }

  private AttestedCredentialData credential(UUID staff, UUID id, byte[] sealedValue) {
    return converter.convert(
        Base64.getDecoder().decode(open(staff, id, "credential", sealedValue)));
  }

  private byte[] indexOf(byte[] credentialId) {
    return index.ofSignIn("passkey " + base64(credentialId));
  }

  private byte[] seal(UUID staff, UUID id, String field, String value) {
    return keys.sealer().seal(KeyId.ofStaff(staff), new Place(TABLE, id, field), value);
  }

  private String open(UUID staff, UUID id, String field, byte[] value) {
    return keys.sealer().open(KeyId.ofStaff(staff), new Place(TABLE, id, field), value);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A passkey with what is needed to verify an assertion of it. */
  record Stored(UUID id, UUID staff, long counter, CredentialRecord credential) {}
}
