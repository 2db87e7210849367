package org.portolan.cases.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.journal.CheckRows.Counts;
import org.portolan.cases.journal.CheckRows.Stored;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * Verifications that somebody starts from a page: one at a time, on whichever node claims it, its
 * progress and findings in the database where every node's screens read them.
 *
 * <p>Who started one, and what it came to, are events of a journal of their own, which is chained,
 * anchored and verified like any other.
 */
@Dependent
public class JournalChecks {

  /** Those who watch over the store, and those who answer for a post. */
  private static final Set<StaffRole> THEIRS =
      Set.of(StaffRole.DATA_PROTECTION_OFFICER, StaffRole.SUPERVISOR);

  /** A slice of cases takes less than a second; a node that says nothing this long is gone. */
  private static final Duration UNHEARD = Duration.ofMinutes(2);

  /** Keeps a short verification from being mostly about its own progress. */
  private static final long TOLD_EVERY = Duration.ofSeconds(1).toNanos();

  private static final String SCOPE = "journal";
  private static final Grant GRANT = new Grant(Compartment.TRANSIT, SCOPE);
  private static final Actor VERIFIER = new Actor("system:journal-verification", Set.of(GRANT));

  /** The case whose journal tells of verifications; a reference no draw is likely to give. */
  private static final UUID JOURNAL_OF_CHECKS =
      UUID.fromString("5d0c1a2e-0000-4000-8000-000000000001");

  private static final String REFERENCE = "J-0000-0000";

  private final CaseStore store;
  private final Keys keys;
  private final VerifyJournals verify;

  @Inject
  public JournalChecks(CaseStore store, Keys keys, VerifyJournals verify) {
    this.store = store;
    this.keys = keys;
    this.verify = verify;
  }

  /** Whether somebody may have journals verified and read what was found. */
  public static boolean areOpenTo(StaffMember member) {
    return THEIRS.contains(member.role());
  }

  /** Has all journals verified; what became of the wish. */
  public Started start(StaffMember by) {
    if (!areOpenTo(by)) {
      return Started.REFUSED;
    }
    keys.vault().create(KeyId.ofCase(JOURNAL_OF_CHECKS));
    Actor officer = new Actor(by.actor().id(), Set.of(GRANT));
    return store.call(
        officer,
        tx ->
            CheckRows.add(tx, officer.id())
                .map(
                    check -> {
                      record(tx, "verification.started", Map.of("check", check.toString()));
                      return Started.WAITING;
                    })
                .orElse(Started.RUNS_ALREADY));
  }

  /** What became of the wish to verify. */
  public enum Started {
    /** A node will take it in a few seconds. */
    WAITING,
    /** One is under way; it serves as well. */
    RUNS_ALREADY,
    /** Not for somebody of this role. */
    REFUSED
  }

  /** A verification that this node is to run now; empty when there is none. */
  public Optional<UUID> claim() {
    return store.call(VERIFIER, tx -> CheckRows.claim(tx, tx.now().minus(UNHEARD)));
  }

  /** Runs a claimed verification to its end; takes as long as it takes. */
  public void run(UUID check) {
    try (Attempt attempt = new Attempt(check)) {
      long expected = verify.size();
      tell(check, expected, 0);
      Teller teller = new Teller(check, expected);
      attempt.ends(verify.all(teller));
    }
  }

  /** One that does not come to its end, for whatever reason, is stored as failed. */
  private final class Attempt implements AutoCloseable {

    private final UUID check;
    private boolean ended;

    Attempt(UUID check) {
      this.check = check;
    }

    void ends(Verdict verdict) {
      store.run(VERIFIER, tx -> end(tx, check, verdict));
      ended = true;
    }

    @Override
    public void close() {
      if (!ended) {
        store.run(VERIFIER, tx -> CheckRows.fail(tx, check));
      }
    }
  }

  private void end(Tx tx, UUID check, Verdict verdict) {
    if (CheckRows.end(tx, check, verdict)) {
      record(
          tx,
          "verification.ended",
          Map.of(
              "check", check.toString(),
              "events", verdict.events(),
              "findings", verdict.findings().size()));
    }
  }

  private void tell(UUID check, long expected, long events) {
    store.run(VERIFIER, tx -> CheckRows.progress(tx, check, expected, events));
  }

  private static void record(Tx tx, String kind, Map<String, ?> detail) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
            VALUES (:id, 'transit', :scope, :reference, 'journal', :now) ON CONFLICT DO NOTHING
            """)
        .bind("id", JOURNAL_OF_CHECKS)
        .bind("scope", SCOPE)
        .bind("reference", REFERENCE)
        .bind("now", tx.now())
        .execute();
    tx.record(JOURNAL_OF_CHECKS, kind, detail);
  }

  /**
   * The newest verification as somebody may see it; empty when there was none, or it is not theirs
   * to see.
   */
  public Optional<Check> newest(StaffMember reader) {
    if (!areOpenTo(reader)) {
      return Optional.empty();
    }
    return store.call(
        VERIFIER,
        tx ->
            CheckRows.newest(tx)
                .map(
                    stored ->
                        check(stored, CheckRows.count(tx, stored.id(), new FindingsOf(reader)))));
  }

  private static Check check(Stored stored, Counts counts) {
    return new Check(
        stored.state(),
        stored.startedBy(),
        stored.startedAt(),
        stored.endedAt(),
        stored.expected(),
        stored.events(),
        stored.cases(),
        stored.anchors(),
        counts.theirs(),
        counts.every() - counts.theirs() + stored.notNamed());
  }

  /**
   * Some of what the newest verification has found and somebody may see.
   *
   * @param from how many to leave out
   * @param most how many at most
   */
  public List<Finding> findings(StaffMember reader, int from, int most) {
    if (!areOpenTo(reader)) {
      return List.of();
    }
    return store.call(
        VERIFIER,
        tx ->
            CheckRows.newest(tx)
                .map(
                    stored ->
                        CheckRows.findings(tx, stored.id(), new FindingsOf(reader), from, most))
                .orElse(List.of()));
  }

  /** Writes progress, not more often than people look. */
  private final class Teller implements VerifyJournals.Progress {

    private final UUID check;
    private final long expected;
    private long told = System.nanoTime();

    Teller(UUID check, long expected) {
      this.check = check;
      this.expected = expected;
    }

    @Override
    public void read(long events) {
      if (System.nanoTime() - told >= TOLD_EVERY) {
        told = System.nanoTime();
        tell(check, expected, events);
      }
    }
  }

  /**
   * A verification.
   *
   * @param state {@code waiting}, {@code running}, {@code ended} or {@code failed}
   * @param startedBy the actor's id
   * @param expected how many entries there were when it began; 0 until a node has counted
   * @param events how many it has read so far
   * @param findings how many the reader may see
   * @param hidden how many more there are
   */
  public record Check(
      String state,
      String startedBy,
      Instant startedAt,
      Optional<Instant> endedAt,
      long expected,
      long events,
      long cases,
      long anchors,
      long findings,
      long hidden) {

    /** Whether a node has still to end it. */
    public boolean open() {
      return state.equals("waiting") || state.equals("running");
    }

    /** How far it is, from 0 to 100. */
    public long percent() {
      if (state.equals("ended")) {
        return 100;
      }
      return expected == 0 ? 0 : Math.min(100, events * 100 / expected);
    }

    /** Whether it has ended and found nothing. */
    public boolean holds() {
      return state.equals("ended") && findings == 0 && hidden == 0;
    }
  }
}
