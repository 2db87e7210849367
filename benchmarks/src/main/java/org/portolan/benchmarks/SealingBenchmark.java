package org.portolan.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.OperatorSeal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.timeline.Timeline;

/**
 * What sealing and row-level security cost: fifty cases of ten fields opened, against Tink alone
 * over the same bytes; a sealed case stored, against the same rows in clear; the list of a post's
 * cases, against the same query without policies.
 */
final class SealingBenchmark {

  private static final int LISTS = 200;
  private static final int ROUNDS = 5;
  private static final int UNMEASURED = 4;
  private static final int OPENINGS = 12;
  private static final int STORED = 4_000;
  private static final int LISTED = 10_000;
  private static final int TURN = 500;
  private static final int THREADS = 8;
  private static final String SCOPE = "benchmark/post";
  private static final Actor OFFICER =
      new Actor("staff:benchmark", Set.of(new Grant(Compartment.HEALTH, SCOPE)));

  private final PrintStream out;

  private MeasuredStore measured;
  private Keys keys;
  private CaseStore store;

  SealingBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredStore started = MeasuredStore.of("sealing")) {
      measured = started;
      keys = measured.keys();
      store = measured.store();
      long derived = OperatorSeal.derivations();
      open();
      memory();
      store();
      list();
      // each round of opening opens the key database once, as a start does, and so does the memory
      out.printf(
          "Keys derived from a password        %8d after the starts%n",
          OperatorSeal.derivations() - derived - OPENINGS - 1);
    }
  }

  /**
   * What is compared alternates list by list, so that whatever else the machine does meets both.
   */
  private void open() throws Exception {
    long[] spent = new long[5];
    Jdbi keyDatabase = measured.keyDatabase();
    for (int round = 0; round < OPENINGS; round++) {
      SealedLists lists = new SealedLists(measured, LISTS / 2);
      long[] took = new long[spent.length];
      for (int list = 0; list < lists.size(); list++) {
        int one = list;
        took[0] += nanos(() -> lists.bareWrapped(one));
        took[1] += nanos(() -> lists.query(keyDatabase, one));
        took[2] += nanos(() -> lists.product(one));
        took[3] += nanos(() -> lists.bareOpened(one));
        took[4] += nanos(() -> lists.product(one));
      }
      for (int i = 0; round >= UNMEASURED && i < spent.length; i++) {
        spent[i] += took[i];
      }
    }
    double lists = (OPENINGS - UNMEASURED) * LISTS / 2 * 1e6;
    out.printf(
        "50 cases, keys still wrapped        %8.2f ms a list, %.2f of it the query for the keys; the"
            + " rest ratio %.2f of Tink alone%n",
        spent[2] / lists, spent[1] / lists, (spent[2] - spent[1]) / (double) spent[0]);
    out.printf(
        "50 cases, keys opened               %8.2f ms a list, ratio %.2f of Tink alone%n",
        spent[4] / lists, spent[4] / (double) spent[3]);
  }

  /** What a node keeps of each key that it has opened; garbage is not counted. */
  private void memory() throws Exception {
    SealedLists lists = new SealedLists(measured, LISTS / 2);
    long before = inUse();
    for (int list = 0; list < lists.size(); list++) {
      lists.product(list);
    }
    double each = (inUse() - before) / (double) lists.size() / SealedLists.CASES;
    out.printf("An opened key in memory             %8.0f bytes%n", each);
    Reference.reachabilityFence(lists);
  }

  private static long inUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What is timed. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static long nanos(Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    return System.nanoTime() - began;
  }

  private void store() throws Exception {
    OpenCase open = new OpenCase(keys);
    Timeline timeline = new Timeline(keys.sealer());
    double sealed = 0;
    double clear = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double one = rate(() -> storeSealed(open, timeline));
      double other = rate(this::storeClear);
      sealed += round == 0 ? 0 : one / ROUNDS;
      clear += round == 0 ? 0 : other / ROUNDS;
    }
    out.printf(
        "A case of ten fields stored sealed  %8.0f /s, ratio %.2f of the same in clear (%.0f /s)%n",
        sealed, sealed / clear, clear);
  }

  private void storeSealed(OpenCase open, Timeline timeline) {
    store.run(
        OFFICER,
        tx -> {
          UUID id = open.open(tx, "quarantine", Compartment.HEALTH, SCOPE, null).id();
          for (int field = 0; field < SealedLists.FIELDS; field++) {
            timeline.note(tx, id, SealedLists.TEXT);
          }
        });
  }

  /** The same rows and events; only what stands in them is not sealed, and no key is made. */
  private void storeClear() {
    store.run(OFFICER, ClearCase::store);
  }

  private static double rate(Runnable work) throws Exception {
    AtomicInteger left = new AtomicInteger(STORED / ROUNDS);
    Callable<Void> client =
        () -> {
          while (left.getAndDecrement() > 0) {
            work.run();
          }
          return null;
        };
    return STORED / ROUNDS / (Threads.timed(THREADS, () -> client) / 1e9);
  }

  /** The owner of the tables, whom the policies do not bind, does the same in the same way. */
  private void list() throws Exception {
    measured.execute("VACUUM ANALYZE");
    Jdbi owner = Jdbi.create(measured.owner());
    List<UUID> ids =
        owner.withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM case_file ORDER BY id LIMIT :number")
                    .bind("number", SealedLists.CASES)
                    .mapTo(UUID.class)
                    .list());
    long[] spent = new long[2];
    for (int i = -TURN; i < LISTED; i += TURN) {
      long with = turn(measured.application(), ids);
      long without = turn(measured.owner(), ids);
      spent[0] += i < 0 ? 0 : with;
      spent[1] += i < 0 ? 0 : without;
    }
    out.printf(
        "A list of 50 cases, policies on     %8.0f /s, ratio %.2f of the same without%n",
        LISTED / (spent[0] / 1e9), spent[1] / (double) spent[0]);
  }

  /**
   * A turn has a connection of its own, because the core that its server happens to get beside the
   * client's decides for a whole run otherwise.
   */
  private long turn(DataSource database, List<UUID> ids) throws Exception {
    try (KeptConnections own = new KeptConnections(database)) {
      CaseStore reader = new CaseStore(own, keys, Clock.systemUTC());
      for (int i = 0; i < TURN / 5; i++) {
        reader.run(OFFICER, tx -> cases(tx.sql(), ids));
      }
      return nanos(
          () -> {
            for (int i = 0; i < TURN; i++) {
              reader.run(OFFICER, tx -> cases(tx.sql(), ids));
            }
          });
    }
  }

  /** Fifty of a post's cases, by index. */
  private static void cases(Handle handle, List<UUID> ids) {
    int found =
        handle
            .createQuery(
                """
                SELECT id, reference, kind, opened_at, closed_at FROM case_file
                WHERE id = ANY (:ids) ORDER BY opened_at DESC
                """)
            .bindArray("ids", UUID.class, ids.toArray())
            .map((row, context) -> row.getString("reference"))
            .list()
            .size();
    if (found != SealedLists.CASES) {
      throw new IllegalStateException("Not all that was asked for");
    }
  }
}
