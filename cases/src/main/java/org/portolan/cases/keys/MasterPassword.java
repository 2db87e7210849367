package org.portolan.cases.keys;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The operator's password, under which the master keyset of a key database is sealed. Changing it
 * seals the keyset anew and touches no other key. It does not help against somebody who has an
 * older dump of the key database and the older password: a rotation of the keyset does not either.
 */
public final class MasterPassword {

  private final Jdbi database;

  public MasterPassword(DataSource keyDatabase) {
    this.database = Jdbi.create(keyDatabase);
  }

  /** Whether there is a keyset that a password seals; there is none before the first start. */
  public boolean isSet() {
    return database.withHandle(
        h ->
            h.createQuery("SELECT to_regclass('master_keyset') IS NOT NULL")
                    .mapTo(Boolean.class)
                    .one()
                && Master.sealed(h).isPresent());
  }

  /** Whether a password opens the keyset as it is now. */
  public boolean opens(char[] password) {
    try {
      database.useHandle(h -> MasterKeyset.open(sealed(h), password));
      return true;
    } catch (WrongMasterPassword e) {
      return false;
    }
  }

  /**
   * Seals the keyset under another password, which is tried before it counts. A node that has it
   * open goes on with it, and has to be started again before the keyset is rotated.
   *
   * @throws WrongMasterPassword when the present one does not open it; then nothing has changed
   */
  public void change(char[] present, char[] next) {
    database.useTransaction(
        h -> {
          h.execute("SELECT FROM master_keyset WHERE id = 1 FOR UPDATE");
          MasterKeyset keyset = MasterKeyset.open(sealed(h), present);
          h.execute("UPDATE master_keyset SET sealed = ?", keyset.sealed(next));
          MasterKeyset.open(sealed(h), next);
        });
  }

  private static String sealed(Handle h) {
    return Master.sealed(h)
        .orElseThrow(() -> new IllegalStateException("The key database is not prepared."));
  }
}
