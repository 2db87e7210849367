package org.portolan.messaging.changes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/**
 * Takes from the journals' feed which cases have moved and tells it on. A node that dies between
 * telling and taking tells it again, which harms nobody.
 */
public final class FollowJournals {

  private static final Actor ACTOR = Actor.system("follower", Compartment.TRANSIT);
  private static final int AT_ONCE = 500;

  private final CaseStore store;
  private final Consumer<Collection<UUID>> tell;

  public FollowJournals(CaseStore store, Consumer<Collection<UUID>> tell) {
    this.store = store;
    this.tell = tell;
  }

  /** Tells what has moved; returns how many entries there were. */
  public int step() {
    return store.call(
        ACTOR,
        tx -> {
          Set<UUID> cases = new LinkedHashSet<>();
          int taken =
              tx
                  .sql()
                  .createQuery(
                      """
                      DELETE FROM journal_feed WHERE id IN (
                        SELECT id FROM journal_feed ORDER BY id LIMIT :limit
                        FOR UPDATE SKIP LOCKED)
                      RETURNING case_id
                      """)
                  .bind("limit", AT_ONCE)
                  .mapTo(UUID.class)
                  .list()
                  .stream()
                  .peek(cases::add)
                  .toList()
                  .size();
          if (!cases.isEmpty()) {
            tell.accept(cases);
          }
          return taken;
        });
  }
}
