package org.portolan.cases.staff;

import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * What happened to an account and who did it. An account has a file of its own in the compartment
 * of accounts, so that its journal is chained and verified like that of every case.
 */
final class AccountJournal {

  private final Keys keys;

  AccountJournal(Keys keys) {
    this.keys = keys;
  }

  /** Records what happened, such as {@code account.disabled}. */
  void record(Tx tx, UUID account, String kind, Map<String, ?> detail) {
    keys.vault().create(KeyId.ofCase(account));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
            SELECT id, compartment, scope, 'account ' || id, 'account', :now
            FROM staff_account WHERE id = :id
            ON CONFLICT DO NOTHING
            """)
        .bind("id", account)
        .bind("now", tx.now())
        .execute();
    tx.record(account, kind, detail);
  }
}
