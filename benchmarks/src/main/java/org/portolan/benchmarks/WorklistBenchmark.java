package org.portolan.benchmarks;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.portolan.benchmarks.ManyApplications.Done;
import org.portolan.benchmarks.ManyApplications.Wanted;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.Worklist;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.model.WorkWanted;
import org.portolan.cases.visa.model.WorkWanted.Order;
import org.portolan.cases.visa.store.Queue;

/**
 * An officer looks through the 200,000 applications of the store, nine tenths of which were made to
 * their post: a page of fifty with how many there are in each state, as the page asks for both.
 * Each list is asked for by somebody whom the policies bind, and in the same way by the owner of
 * the tables, whom they do not.
 */
final class WorklistBenchmark {

  private static final int APPLICATIONS = Integer.getInteger("benchmarks.applications", 200_000);
  private static final int AT_ONCE = 1_000;
  private static final int OF_A_PERSON = 10;
  private static final int OFFICERS = 40;
  private static final int LOOKS = 150;
  private static final int SHOWN = 50;
  private static final int MOST_PAGES = 100;
  private static final int THREADS = 2;
  private static final Duration YEARS = Duration.ofDays(1_000);
  private static final Duration WEEKS = Duration.ofDays(40);

  private final PrintStream out;
  private final Clock clock;
  private final Worklist worklist = new Worklist(new Queue());
  private final VisaTypes types = new VisaTypes();
  private final List<UUID> accounts = new ArrayList<>();

  WorklistBenchmark(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    for (int i = 0; i < OFFICERS; i++) {
      accounts.add(new UUID(1, i));
    }
  }

  void run() throws Exception {
    try (MeasuredStore measured = MeasuredStore.of("worklist")) {
      load(measured);
      measured.execute("VACUUM ANALYZE");
      for (Map.Entry<String, WorkWanted> list : lists().entrySet()) {
        List<Optional<WorkRow>> pages = pages(measured, list.getValue());
        Look look = new Look(list.getValue(), pages);
        double bound = rate(measured, list.getKey(), measured.application(), look);
        double owner = rate(measured, "  as the owner", measured.owner(), look);
        out.printf("  with policies, of the rate without%8.2f%n", bound / owner);
      }
    }
  }

  /** What officers look at, by what the lines are called. */
  private static Map<String, WorkWanted> lists() {
    WorkWanted waiting = WorkWanted.in(State.SUBMITTED);
    WorkWanted issued = WorkWanted.in(State.ISSUED);
    Map<String, WorkWanted> lists = new LinkedHashMap<>();
    lists.put("What waits, by when it is due", waiting);
    lists.put("What waits, by age", waiting.by(Order.AGE));
    lists.put("What waits of a frequent kind", waiting.ofType("short-stay"));
    lists.put("What waits of a rare kind, by age", waiting.ofType("humanitarian").by(Order.AGE));
    lists.put("What is the officer's own", WorkWanted.in(State.IN_REVIEW).onlyMine());
    lists.put("What was issued, by age", issued.by(Order.AGE));
    lists.put("What was issued of a rare kind", issued.ofType("humanitarian"));
    return lists;
  }

  private void load(MeasuredStore measured) throws Exception {
    ManyApplications applications =
        new ManyApplications(measured.store(), measured.keys(), OF_A_PERSON);
    AtomicInteger next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          for (int batch = next.getAndIncrement();
              batch < APPLICATIONS / AT_ONCE;
              batch = next.getAndIncrement()) {
            applications.write(wanted(batch));
          }
          return null;
        };
    double seconds = Threads.timed(THREADS, () -> client) / 1e9;
    out.printf(
        "Applications written in batches     %8.0f /s (n=%d)%n",
        APPLICATIONS / seconds, APPLICATIONS);
  }

  /** Every tenth thousand was made to another post. */
  private List<Wanted> wanted(int batch) {
    Random random = new Random(batch);
    String scope = batch % 10 == 9 ? "consulate/post-" + batch : ManyApplications.POST;
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      int dice = random.nextInt(100);
      String id = dice < 80 ? "short-stay" : dice < 98 ? "family-reunion" : "humanitarian";
      wanted.add(wanted(random, types.offered(id).orElseThrow(), scope));
    }
    return wanted;
  }

  /** A fifth waits, a tenth is in somebody's hands, and the rest was decided in the last years. */
  private Wanted wanted(Random random, VisaType type, String scope) {
    int dice = random.nextInt(100);
    boolean open = dice < 30;
    Instant begun =
        clock
            .instant()
            .minus(Duration.ofSeconds(random.nextLong((open ? WEEKS : YEARS).toSeconds())));
    List<Done> acts = new ArrayList<>();
    acts.add(new Done(Act.SUBMIT, Party.APPLICANT, Duration.ofHours(1)));
    if (dice >= 20) {
      acts.add(new Done(Act.TAKE, Party.OFFICER, Duration.ofDays(2)));
    }
    if (!open) {
      decide(acts, type, dice < 80);
    }
    return new Wanted(
        type,
        scope,
        begun,
        new Answers(Map.of("name", new GivenAnswer("Person", "Person", null, null, 1))),
        accounts.get(random.nextInt(OFFICERS)),
        acts);
  }

  private static void decide(List<Done> acts, VisaType type, boolean granted) {
    Duration then = Duration.ofDays(5);
    if (type.fourEyes()) {
      acts.add(new Done(granted ? Act.PROPOSE_GRANT : Act.PROPOSE_REFUSAL, Party.OFFICER, then));
      acts.add(new Done(Act.CONFIRM, Party.SUPERVISOR, then));
    } else {
      acts.add(new Done(granted ? Act.GRANT : Act.REFUSE, Party.OFFICER, then));
    }
    if (granted) {
      acts.add(new Done(Act.ISSUE, Party.OFFICER, then));
    }
  }

  /** Lists with connections of their own: each begins anew with what a connection remembers. */
  private double rate(MeasuredStore measured, String what, DataSource database, Look look)
      throws Exception {
    try (KeptConnections own = new KeptConnections(database)) {
      CaseStore store = new CaseStore(own, measured.keys(), clock);
      return new SearchRate(out, THREADS, 5).of(what, LOOKS, i -> look(store, look, i));
    }
  }

  /** Where the pages of a list begin, as somebody finds them who goes from one to the next. */
  private List<Optional<WorkRow>> pages(MeasuredStore measured, WorkWanted wanted) {
    Officer officer = officer(0);
    List<Optional<WorkRow>> pages = new ArrayList<>();
    Optional<WorkRow> after = Optional.empty();
    do {
      pages.add(after);
      Optional<WorkRow> from = after;
      after =
          measured
              .store()
              .call(actor(officer), tx -> worklist.page(tx, officer, wanted, from, SHOWN))
              .next();
    } while (after.isPresent() && pages.size() < MOST_PAGES);
    return pages;
  }

  private Officer officer(int number) {
    return new Officer(accounts.get(number), Party.OFFICER, ManyApplications.POST);
  }

  private static Actor actor(Officer officer) {
    return new Actor(
        "staff:" + officer.account(),
        Set.of(
            new Grant(Compartment.VISA, officer.post()),
            new Grant(Compartment.IDENTITY, officer.post())));
  }

  /** Every other time its first page, else one further on. */
  private int look(CaseStore store, Look look, int number) {
    Random random = new Random(number);
    Officer officer = officer(random.nextInt(OFFICERS));
    Optional<WorkRow> after = look.pages.get(number % 2 * random.nextInt(look.pages.size()));
    return store.call(
        actor(officer),
        tx -> {
          int found = worklist.page(tx, officer, look.wanted, after, SHOWN).rows().size();
          if (worklist.counts(tx, officer).size() < 4) {
            throw new IllegalStateException("Not all states were counted");
          }
          return found;
        });
  }

  /**
   * A list that is looked at.
   *
   * @param pages what each of its pages begins after
   */
  private record Look(WorkWanted wanted, List<Optional<WorkRow>> pages) {}
}
