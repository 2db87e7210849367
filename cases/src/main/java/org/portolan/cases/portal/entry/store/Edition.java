package org.portolan.cases.portal.entry.store;

import java.util.UUID;
import org.portolan.cases.store.Tx;

/** What is published as a whole, and what changed of it. */
public final class Edition {

  /** The number of the whole. */
  public long current(Tx tx) {
    return tx.sql()
        .createQuery("SELECT edition FROM entry_rules_edition WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  /**
   * What is published has changed; followers are to be told.
   *
   * @param was the version before, null when there was none
   * @param now the version now, null when there is none
   */
  public void changed(Tx tx, int rule, Integer was, Integer now) {
    tx.sql().execute("UPDATE entry_rules_edition SET edition = edition + 1 WHERE id = 1");
    tx.sql()
        .createUpdate(
            """
            INSERT INTO entry_change (id, rule, at, was, is_now)
            VALUES (:id, :rule, :now, CAST(:was AS int), CAST(:isNow AS int))
            """)
        .bind("id", UUID.randomUUID())
        .bind("rule", rule)
        .bind("now", tx.now())
        .bind("was", was)
        .bind("isNow", now)
        .execute();
  }
}
