package org.portolan.cases.retention;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before anything is served: what was erased stays erased, also when either database was restored
 * from an older dump. Each of the two tells what the other has forgotten to forget.
 */
public final class ReplayErasures {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayErasures.class);
  private static final String CASE = "case:";

  private final CaseStore store;
  private final Keys keys;

  public ReplayErasures(CaseStore store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  /** Destroys keys that came back, and forgets cases that did. */
  public void run() {
    int keysAgain = store.call(ForgetCases.ACTOR, this::destroyAgain);
    int casesAgain = store.call(ForgetCases.ACTOR, this::forgetAgain);
    if (keysAgain + casesAgain > 0) {
      LOG.warn(
          "A restored database held {} keys and {} cases that were erased; they are erased again",
          keysAgain,
          casesAgain);
    }
  }

  private int destroyAgain(Tx tx) {
    List<KeyId> erased =
        tx.sql()
            .createQuery(
                "SELECT unnest(key_names) FROM erasure WHERE keys_destroyed_at IS NOT NULL")
            .mapTo(String.class)
            .map(KeyId::parse)
            .list();
    return keys.vault().destroy(erased, tx.now());
  }

  /** Also those of which the restored store knows no erasure at all. */
  private int forgetAgain(Tx tx) {
    Set<UUID> gone = new HashSet<>();
    for (KeyId key : keys.vault().destroyed()) {
      if (key.isOfCase()) {
        gone.add(key.id());
      }
    }
    List<UUID> back =
        tx.sql()
            .createQuery("SELECT id FROM case_file WHERE id = ANY (:ids) AND erased_at IS NULL")
            .bindArray("ids", UUID.class, gone.toArray())
            .mapTo(UUID.class)
            .list();
    back.forEach(
        caseId ->
            tx.sql()
                .createQuery("SELECT forget_case(:case, :now)")
                .bind("case", caseId)
                .bind("now", tx.now())
                .mapTo(String[].class)
                .one());
    return back.size();
  }
}
