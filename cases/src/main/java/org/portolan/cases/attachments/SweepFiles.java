package org.portolan.cases.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * Removes files that no row names: of cases and messages that were forgotten, and of work that was
 * cut off between writing a file and its row. What is younger than an hour may be such work going
 * on.
 */
public final class SweepFiles {

  /** Sees every file's row: what it did not see it would remove. */
  private static final Actor ACTOR = Actor.system("sweep-files", Compartment.values());

  private static final Duration YOUNG = Duration.ofHours(1);

  private final CaseStore store;
  private final FileStore files;
  private final InstantSource realTime;

  /**
   * @param realTime by which files are old or young, also in the sandbox
   */
  public SweepFiles(CaseStore store, FileStore files, InstantSource realTime) {
    this.store = store;
    this.files = files;
    this.realTime = realTime;
  }

  /** Looks at all files once; returns how many it removed. */
  public int run() {
    AtomicInteger removed = new AtomicInteger();
    try {
      files.eachBefore(
          realTime.instant().minus(YOUNG), names -> removed.addAndGet(removeOrphans(names)));
    } catch (IOException e) {
      throw new UncheckedIOException("Files cannot be looked at", e);
    }
    return removed.get();
  }

  private int removeOrphans(List<UUID> names) {
    Set<UUID> orphans = new HashSet<>(names);
    orphans.removeAll(store.call(ACTOR, tx -> named(tx, names)));
    try {
      files.delete(orphans);
      return orphans.size();
    } catch (IOException e) {
      throw new UncheckedIOException("A file cannot be removed", e);
    }
  }

  private static Set<UUID> named(Tx tx, List<UUID> names) {
    return tx.sql()
        .createQuery(
            """
            SELECT file_id FROM attachment WHERE file_id = ANY (:names)
            UNION ALL SELECT id FROM arrived_file WHERE id = ANY (:names)
            """)
        .bindArray("names", UUID.class, names.toArray())
        .mapTo(UUID.class)
        .set();
  }
}
