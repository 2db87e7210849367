package org.portolan.benchmarks;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.Worklist;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.store.Queue;

/**
 * An officer looks at what waits at a post with 200,000 visa applications, with row-level security
 * on: the first page, one from the middle, and how many there are in each state. The rows are put
 * in by SQL; what they seal is not looked at.
 */
final class WorklistBenchmark {

  private static final int APPLICATIONS = Integer.getInteger("benchmarks.applications", 200_000);
  private static final int PAGES = 1_000;
  private static final int COUNTS = 200;
  private static final int ROWS = 50;
  private static final String POST = "consulate/measured";

  private static final List<State> STATES =
      List.of(State.SUBMITTED, State.IN_REVIEW, State.INCOMPLETE, State.ISSUED, State.REFUSED);

  private final PrintStream out;
  private final Officer officer = new Officer(UUID.randomUUID(), Party.OFFICER, POST);
  private final Actor actor =
      new Actor("staff:" + officer.account(), Set.of(new Grant(Compartment.VISA, POST)));
  private final Worklist worklist = new Worklist(new Queue());

  WorklistBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredStore measured = MeasuredStore.of("worklist")) {
      load(measured);
      CaseStore store = measured.store();
      measure(store, 50);
      out.printf("Visa applications at one post: %d%n", APPLICATIONS);
      measure(store, PAGES);
    }
  }

  private static void load(MeasuredStore measured) throws Exception {
    measured.execute(
        """
        INSERT INTO person (id, scope, name, language, time_zone, created_at)
        VALUES ('00000000-0000-0000-0000-000000000001', '%1$s', '', 'en', 'UTC', 'epoch');
        INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region)
        VALUES ('00000000-0000-0000-0000-000000000002',
          '00000000-0000-0000-0000-000000000001', '%1$s', 'sms', '', '', 'FR');
        CREATE TEMPORARY TABLE loaded AS
          SELECT gen_random_uuid() AS id, n,
            timestamptz '2026-01-01T00:00:00Z' + n * interval '2 minutes' AS at,
            ('{%2$s}'::text[])[1 + n %% %3$d] AS state
          FROM generate_series(1, %4$d) AS n;
        INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
          SELECT id, 'visa', '%1$s', 'V-' || n, 'visa', at FROM loaded;
        INSERT INTO visa_application (case_id, scope, contact_point_id, type, type_version,
          language, time_zone, state, version, begun_at, saved_at, submitted_at, due_at, lapses_at)
          SELECT id, '%1$s', '00000000-0000-0000-0000-000000000002', 'short-stay', 1, 'en', 'UTC',
            state, 2, at, at, at, at + interval '15 days', at + interval '30 days'
          FROM loaded
        """
            .formatted(
                POST,
                String.join(",", STATES.stream().map(State::key).toList()),
                STATES.size(),
                APPLICATIONS));
    measured.execute("VACUUM ANALYZE");
  }

  private void measure(CaseStore store, int pages) {
    Latencies first = new Latencies(pages);
    Latencies within = new Latencies(pages);
    Latencies counts = new Latencies(COUNTS);
    Random random = new Random(1);
    for (int i = 0; i < pages; i++) {
      State state = STATES.get(random.nextInt(STATES.size()));
      page(store, first, state, Optional.empty());
      page(store, within, state, Optional.of(somewhere(random)));
      if (i % (Math.max(1, pages / COUNTS)) == 0) {
        long begun = System.nanoTime();
        Map<State, Long> found = store.call(actor, tx -> worklist.counts(tx, officer));
        counts.add(System.nanoTime() - begun);
        if (found.values().stream().mapToLong(Long::longValue).sum() != APPLICATIONS) {
          throw new IllegalStateException("Not all are counted");
        }
      }
    }
    if (pages == PAGES) {
      out.printf("First page of %d                     %s%n", ROWS, first);
      out.printf("A page from the middle               %s%n", within);
      out.printf("How many in each state               %s%n", counts);
    }
  }

  /** Where somebody has paged to; no row need stand just there. */
  private static WorkRow somewhere(Random random) {
    Instant due =
        Instant.parse("2026-01-16T00:00:00Z")
            .plusSeconds(120L * random.nextInt(APPLICATIONS * 9 / 10));
    return new WorkRow(
        new UUID(0, 0), "", "short-stay", State.SUBMITTED, due, due, Optional.empty());
  }

  private void page(CaseStore store, Latencies took, State state, Optional<WorkRow> after) {
    long begun = System.nanoTime();
    Worklist.Page page =
        store.call(actor, tx -> worklist.page(tx, officer, state, false, after, ROWS));
    took.add(System.nanoTime() - begun);
    if (page.rows().size() != ROWS) {
      throw new IllegalStateException("A page is not full");
    }
  }
}
