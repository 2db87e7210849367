package org.portolan.cases.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.journal.Anchor.Head;
import org.portolan.cases.journal.StoredJournals.Counted;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.JournalChain;

/**
 * Verifies journals: every entry against the chain, every chain against the case's memory of its
 * newest entry, and every anchor outside the database against the entries. Reads a slice of cases
 * in a transaction and never more rows than fit a fetch, however many there are.
 */
public class VerifyJournals {

  /** It reads every journal, and opens none: what is sealed stays sealed. */
  private static final Actor ACTOR = Actor.system("journal-verification", Compartment.values());

  private static final int CASES_AT_ONCE = 2_000;
  private static final int HEADS_AT_ONCE = 1_000;
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  private final CaseStore store;
  private final JournalChain chain;
  private final AnchorFile anchors;
  private final int casesAtOnce;

  /** Verifies this store against the anchors where the operator keeps them. */
  public VerifyJournals(CaseStore store, Keys keys, Settings settings) {
    this(store, JournalChain.of(keys), AnchorFile.of(settings, keys), CASES_AT_ONCE);
  }

  VerifyJournals(CaseStore store, JournalChain chain, AnchorFile anchors, int casesAtOnce) {
    this.store = store;
    this.chain = chain;
    this.anchors = anchors;
    this.casesAtOnce = casesAtOnce;
  }

  /** How many entries all journals say they have. */
  public long size() {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery("SELECT coalesce(sum(journal_seq), 0) FROM case_file")
                .mapTo(Long.class)
                .one());
  }

  /** The case with a reference, whoever's it is. */
  public Optional<UUID> find(String reference) {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery("SELECT id FROM case_file WHERE reference = :reference")
                .bind("reference", reference)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Verifies every journal. */
  public Verdict all(Progress progress) {
    Run run = new Run(progress);
    UUID from = FIRST;
    boolean more = true;
    while (more) {
      UUID begin = from;
      UUID end =
          store.call(
              ACTOR,
              tx -> {
                UUID to = StoredJournals.endOfSlice(tx, begin, casesAtOnce).orElse(LAST);
                run.add(StoredJournals.check(tx, chain, begin, to, run::finish));
                return to;
              });
      run.tell();
      more = !end.equals(LAST);
      from = StoredJournals.after(end);
    }
    return run.anchors(null).verdict();
  }

  /** Verifies the journal of one case, and the anchors as far as they name it. */
  public Verdict of(UUID caseId) {
    Run run = new Run(events -> {});
    store.run(ACTOR, tx -> run.add(StoredJournals.check(tx, chain, caseId, caseId, run::finish)));
    return run.anchors(caseId).verdict();
  }

  /** Is told, every now and then, how many entries have been read. */
  @FunctionalInterface
  public interface Progress {
    void read(long events);
  }

  /** One verification. */
  private final class Run {

    private final Progress progress;
    private final Findings findings = new Findings();
    private final AnchorCheck anchorCheck = new AnchorCheck(findings);
    private long cases;
    private long events;

    Run(Progress progress) {
      this.progress = progress;
    }

    void add(Counted counted) {
      cases += counted.cases();
      events += counted.events();
    }

    void tell() {
      progress.read(events);
    }

    void finish(CaseCheck check) {
      check.end(!findings.full()).ifPresent(findings::add);
    }

    /**
     * Reads the anchors after the entries, so that an anchor's entries were there to be read.
     *
     * @param only the case to look for; null for every
     */
    Run anchors(UUID only) {
      store.run(ACTOR, anchorCheck::begin);
      anchors.read(
          0,
          block ->
              anchorCheck
                  .next(block)
                  .ifPresent(
                      anchor ->
                          compare(
                              anchor.heads().stream()
                                  .filter(head -> only == null || head.caseId().equals(only))
                                  .toList())));
      anchorCheck.end();
      return this;
    }

    private void compare(List<Head> heads) {
      for (int from = 0; from < heads.size(); from += HEADS_AT_ONCE) {
        List<Head> some = heads.subList(from, Math.min(heads.size(), from + HEADS_AT_ONCE));
        store.run(ACTOR, tx -> anchorCheck.compare(tx, some));
        tell();
      }
    }

    Verdict verdict() {
      return new Verdict(cases, events, anchorCheck.read(), findings.list(), findings.notKept());
    }
  }
}
