package org.portolan.cases.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.referral.Referrals;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/**
 * What a support worker does to a case, all of it in the case's journal. Whoever acts on a page
 * that a colleague has overtaken changes nothing and is told.
 */
@Dependent
public class WorkOnSupportCase {

  /** The longest note, in UTF-16 units: several pages. */
  public static final int LONGEST = 4_000;

  /** Further ahead than this nobody plans a contact, in days; a later day is a typing error. */
  public static final int FURTHEST = 366;

  private final Timeline timeline;

  @Inject
  public WorkOnSupportCase(Timeline timeline) {
    this.timeline = timeline;
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** A colleague did something to it meanwhile; nothing was changed. */
    OVERTAKEN,
    /** A colleague has it. */
    NOT_YOURS,
    /** It is not done where the case stands. */
    NOT_NOW,
    /** Nothing was written, or nothing chosen. */
    EMPTY,
    /** It is longer than {@link #LONGEST}. */
    TOO_LONG,
    /** The day is over, or too far ahead. */
    BAD_DAY,
    /** The actor has no such case. */
    NOT_FOUND;

    /** The end of the key of its text: {@code not-yours}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Writes a note.
   *
   * @param text what somebody wrote
   */
  public Outcome note(Tx tx, UUID caseId, String text) {
    Outcome wrong = wrong(text);
    if (wrong != null) {
      return wrong;
    }
    return SupportCases.lock(tx, caseId)
        .map(
            found -> {
              timeline.note(tx, caseId, text.strip());
              return Outcome.DONE;
            })
        .orElse(Outcome.NOT_FOUND);
  }

  /** Takes it, also from a colleague. */
  public Outcome take(Tx tx, Seen seen) {
    return act(
        tx,
        seen,
        SupportAct.TAKE,
        now -> {
          tx.record(seen.caseId(), "support.taken", Map.of());
          return new Change(Optional.of(seen.worker()), now.nextContact(), now.outcome());
        });
  }

  /** Puts it back, for a colleague to take. */
  public Outcome putBack(Tx tx, Seen seen) {
    return act(
        tx,
        seen,
        SupportAct.PUT_BACK,
        now -> {
          tx.record(seen.caseId(), "support.put-back", Map.of());
          return new Change(Optional.empty(), now.nextContact(), now.outcome());
        });
  }

  /**
   * Says by when the person is contacted next.
   *
   * @param day null when none was given
   */
  public Outcome plan(Tx tx, Seen seen, LocalDate day) {
    LocalDate today = today(tx);
    if (day == null || day.isBefore(today) || day.isAfter(today.plusDays(FURTHEST))) {
      return Outcome.BAD_DAY;
    }
    return act(
        tx,
        seen,
        SupportAct.PLAN,
        now -> {
          tx.record(seen.caseId(), "support.planned", Map.of("day", day.toString()));
          return new Change(now.worker(), Optional.of(day), now.outcome());
        });
  }

  /** Closes it, with every referral of it that is open. */
  public Outcome close(Tx tx, Seen seen, Optional<SupportOutcome> outcome) {
    if (outcome.isEmpty()) {
      return Outcome.EMPTY;
    }
    return act(
        tx,
        seen,
        SupportAct.CLOSE,
        now -> {
          tx.record(seen.caseId(), "support.closed", Map.of("outcome", outcome.get().key()));
          // whoever refers it holds its file: only then can all that is referred be seen
          closed(tx, seen.caseId(), tx.now());
          Referrals.endAll(tx, seen.caseId());
          return new Change(now.worker(), Optional.empty(), outcome);
        });
  }

  /**
   * Goes on with a closed one, to be contacted today.
   *
   * @param why stands among its notes
   */
  public Outcome reopen(Tx tx, Seen seen, String why) {
    Outcome wrong = wrong(why);
    if (wrong != null) {
      return wrong;
    }
    return act(
        tx,
        seen,
        SupportAct.REOPEN,
        now -> {
          tx.record(seen.caseId(), "support.reopened", Map.of());
          timeline.note(tx, seen.caseId(), why.strip());
          closed(tx, seen.caseId(), null);
          return new Change(Optional.of(seen.worker()), Optional.of(today(tx)), Optional.empty());
        });
  }

  private static Outcome wrong(String text) {
    if (text == null || text.isBlank()) {
      return Outcome.EMPTY;
    }
    return text.strip().length() > LONGEST ? Outcome.TOO_LONG : null;
  }

  private static LocalDate today(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
  }

  private static Outcome act(Tx tx, Seen seen, SupportAct act, Function<SupportCase, Change> work) {
    SupportCase now = SupportCases.lock(tx, seen.caseId()).orElse(null);
    if (now == null) {
      return Outcome.NOT_FOUND;
    }
    if (now.version() != seen.version()) {
      return Outcome.OVERTAKEN;
    }
    Optional<SupportState> next = act.from(now.state());
    if (next.isEmpty()) {
      return Outcome.NOT_NOW;
    }
    if (act.isOfItsWorker() && !now.worker().equals(Optional.of(seen.worker()))) {
      return Outcome.NOT_YOURS;
    }
    store(tx, seen.caseId(), next.get(), work.apply(now));
    return Outcome.DONE;
  }

  private static void store(Tx tx, UUID caseId, SupportState state, Change change) {
    tx.sql()
        .createUpdate(
            """
            UPDATE support_case SET version = version + 1, state = :state,
              worker = CAST(:worker AS uuid), next_contact_on = CAST(:next AS date),
              outcome = CAST(:outcome AS text)
            WHERE case_id = :case
            """)
        .bind("case", caseId)
        .bind("state", state.key())
        .bind("worker", change.worker.orElse(null))
        .bind("next", change.nextContact.orElse(null))
        .bind("outcome", change.outcome.map(SupportOutcome::key).orElse(null))
        .execute();
  }

  private static void closed(Tx tx, UUID caseId, Instant at) {
    tx.sql()
        .createUpdate("UPDATE case_file SET closed_at = CAST(:at AS timestamptz) WHERE id = :case")
        .bind("at", at)
        .bind("case", caseId)
        .execute();
  }

  private record Change(
      Optional<UUID> worker, Optional<LocalDate> nextContact, Optional<SupportOutcome> outcome) {}

  /**
   * Who acts on a case, as they saw it.
   *
   * @param worker the account of the signed-in support worker
   * @param version of the case on their page
   */
  public record Seen(UUID worker, UUID caseId, long version) {}
}
