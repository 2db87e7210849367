package org.portolan.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.cases.journal.AnchorJournals;
import org.portolan.cases.journal.Verdict;
import org.portolan.cases.journal.VerifyJournals;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;

/**
 * What a journal costs and how fast it is proven: a transaction that writes one sealed message with
 * and without an event beside it, and the verification of a million events with their anchors, on
 * an embedded durable PostgreSQL without a server.
 */
final class JournalBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmarks.events", 1_000_000);
  private static final int EVENTS_A_CASE = 10;
  private static final int CASES_AT_ONCE = 200;
  private static final int THREADS = 8;
  private static final int TRANSACTIONS = 8_000;
  private static final int ROUNDS = 3;
  private static final double MEBIBYTE = 1024.0 * 1024.0;
  private static final Actor ACTOR = Actor.system("benchmark", Compartment.HEALTH);

  private static final ManyRows<UUID> OPEN =
      ManyRows.<UUID>statement(
              """
              INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
              SELECT r.id, 'health', 'benchmark/post', r.id::text, 'quarantine', 'epoch' FROM :rows
              """)
          .column("id", "uuid", id -> id)
          .build();

  private final PrintStream out;

  private MeasuredStore measured;
  private Keys keys;
  private CaseStore store;
  private Timeline timeline;

  JournalBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredStore started = MeasuredStore.of("journal")) {
      measured = started;
      keys = measured.keys();
      store = measured.store();
      timeline = new Timeline(keys.sealer());
      append();
      write();
      measured.execute("VACUUM ANALYZE");
      verify();
    }
  }

  private void append() throws Exception {
    List<UUID> cases = newCases(1_000);
    store.run(ACTOR, tx -> open(tx, cases, 1));
    rate(cases, false);
    rate(cases, true);
    double without = 0;
    double with = 0;
    for (int round = 0; round < ROUNDS; round++) {
      without += rate(cases, false) / ROUNDS;
      with += rate(cases, true) / ROUNDS;
    }
    out.printf("A message, without an event         %8.0f transactions/s%n", without);
    out.printf(
        "The same with its journal event     %8.0f transactions/s, ratio %.3f%n",
        with, with / without);
  }

  /** Transactions per second that each write one sealed message, and an event when asked to. */
  private double rate(List<UUID> cases, boolean event) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          for (int i = next.getAndIncrement(); i < TRANSACTIONS; i = next.getAndIncrement()) {
            UUID caseId = cases.get(i % cases.size());
            store.run(ACTOR, tx -> message(tx, caseId, event));
          }
          return null;
        };
    return TRANSACTIONS / (Threads.timed(THREADS, () -> client) / 1e9);
  }

  private void message(Tx tx, UUID caseId, boolean event) {
    timeline.received(
        tx, caseId, UUID.randomUUID(), tx.now(), "sms", Language.ENGLISH, "1 well", List.of());
    if (event) {
      tx.record(caseId, "check-in.heard", Map.of("understood", List.of("well")));
    }
  }

  private List<UUID> newCases(int number) {
    List<UUID> cases = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      cases.add(UUID.randomUUID());
    }
    keys.vault().create(cases.stream().map(KeyId::ofCase).toList());
    return cases;
  }

  private static void open(Tx tx, List<UUID> cases, int events) {
    OPEN.update(tx, cases);
    for (UUID caseId : cases) {
      for (int i = 0; i < events; i++) {
        tx.record(caseId, "check-in.heard", Map.of("understood", List.of("well", "no-help")));
      }
    }
  }

  /** A million events, ten a case. */
  private void write() throws Exception {
    AtomicInteger left = new AtomicInteger(EVENTS / EVENTS_A_CASE / CASES_AT_ONCE);
    Callable<Void> client =
        () -> {
          while (left.getAndDecrement() > 0) {
            List<UUID> cases = newCases(CASES_AT_ONCE);
            keys.vault().prefetch(cases.stream().map(KeyId::ofCase).toList());
            store.run(ACTOR, tx -> open(tx, cases, EVENTS_A_CASE));
          }
          return null;
        };
    double seconds = Threads.timed(2, () -> client) / 1e9;
    out.printf(
        "Events written in batches           %8.0f events/s (n=%d)%n", EVENTS / seconds, EVENTS);
  }

  private void verify() throws Exception {
    Settings settings =
        Settings.of(
            Map.of(
                "PORTOLAN_ANCHOR_DIRECTORY",
                measured.directory().resolve("anchors").toString(),
                "PORTOLAN_ANCHOR_EVERY_MINUTES",
                "0"));
    AnchorJournals anchor = new AnchorJournals(store, keys, settings);
    long began = System.nanoTime();
    long anchored = 0;
    for (int step = anchor.step(); step > 0; step = anchor.step()) {
      anchored += step;
    }
    out.printf(
        "Anchors                             %8.0f journals/s (n=%d)%n",
        anchored / ((System.nanoTime() - began) / 1e9), anchored);
    VerifyJournals verify = new VerifyJournals(store, keys, settings);
    for (int round = 1; round <= 2; round++) {
      began = System.nanoTime();
      Verdict verdict = verify.all(events -> {});
      double minutes = (System.nanoTime() - began) / 60e9;
      out.printf(
          "Verification, anchors included      %8.0f events/minute (n=%d, %d anchors, %s)%n",
          verdict.events() / minutes,
          verdict.events(),
          verdict.anchors(),
          verdict.holds() ? "everything holds" : verdict.findings().size() + " findings");
    }
    out.printf("Heap in use during verification     %8.1f MiB at most%n", mostInUse(verify));
  }

  /** The most that lives on the heap while a verification runs, garbage not counted, in MiB. */
  private static double mostInUse(VerifyJournals verify) {
    long[] most = {0};
    verify.all(
        events -> {
          System.gc();
          most[0] =
              Math.max(most[0], ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        });
    return most[0] / MEBIBYTE;
  }
}
