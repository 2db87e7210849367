package org.portolan.cases.portal.entry;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.review.ReviewState.Event;
import org.portolan.cases.store.Tx;

/**
 * Moves a version of a rule on: its author submits it, a second person approves it from a time on
 * or gives it back, and what is published may be withdrawn. Nothing that contradicts another rule
 * is submitted, approved or published.
 */
@Dependent
public class DecideOnRule {

  private final EntryRules rules = new EntryRules();
  private final Edition edition = new Edition();

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** Another rule tells some of the same people the opposite. */
    CONTRADICTS,
    /** Whoever wrote at it does not approve it. */
    OWN,
    /** The day to look at it again is more than three months away, or has passed. */
    REVIEW_TOO_LATE,
    /** A colleague was faster, or it went on by itself. */
    MOVED_MEANWHILE,
    /** There is none such. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Its author is done.
   *
   * @param read what they have read
   */
  public Outcome submit(Tx tx, SeenRule read) {
    return isRewritten(tx, read)
        ? Outcome.MOVED_MEANWHILE
        : decide(tx, read.rule(), read.version(), Event.SUBMIT);
  }

  /**
   * A second person has looked at it.
   *
   * @param read what they have read
   * @param publishAt from when it is published; at once when empty
   */
  public Outcome approve(Tx tx, SeenRule read, Optional<Instant> publishAt) {
    Optional<RuleVersion> found = rules.lock(tx, read.rule(), read.version());
    if (found.isPresent() && isOwn(tx, found.get())) {
      return Outcome.OWN;
    }
    if (found.isPresent() && !read.is(found.get())) {
      return Outcome.MOVED_MEANWHILE;
    }
    Outcome outcome = decide(tx, read.rule(), read.version(), Event.APPROVE);
    if (outcome == Outcome.DONE) {
      rules.approved(tx, found.orElseThrow(), tx.actor().id(), publishAt.orElse(null));
      publishDue(tx);
    }
    return outcome;
  }

  /** It is to be written anew. */
  public Outcome giveBack(Tx tx, int rule, int version) {
    Outcome outcome = decide(tx, rule, version, Event.GIVE_BACK);
    if (outcome == Outcome.DONE) {
      rules.approved(tx, rules.find(tx, rule, version).orElseThrow(), null, null);
    }
    return outcome;
  }

  /**
   * It is taken back. When travellers were told it, they are told nothing in its place: the next
   * version that waits for its time is a draft again.
   */
  public Outcome withdraw(Tx tx, int rule, int version) {
    List<RuleVersion> all = rules.lockAll(tx, rule);
    boolean published =
        all.stream().filter(one -> one.version() == version).anyMatch(DecideOnRule::isPublished);
    Outcome outcome = decide(tx, rule, version, Event.WITHDRAW);
    if (outcome == Outcome.DONE && published) {
      all.stream()
          .filter(one -> one.state() == ReviewState.APPROVED)
          .forEach(waiting -> giveBack(tx, rule, waiting.version()));
      edition.changed(tx, rule, version, null);
    }
    return outcome;
  }

  /** Whether an actor wrote at a version, and so cannot approve it. */
  public boolean isOwn(Tx tx, RuleVersion version) {
    return rules.authors(tx, version).contains(tx.actor().id());
  }

  private boolean isRewritten(Tx tx, SeenRule read) {
    return rules.lock(tx, read.rule(), read.version()).filter(found -> !read.is(found)).isPresent();
  }

  private static boolean isPublished(RuleVersion version) {
    return version.state() == ReviewState.PUBLISHED;
  }

  private Outcome decide(Tx tx, int rule, int version, Event event) {
    Optional<RuleVersion> found = rules.lock(tx, rule, version);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Optional<ReviewState> next = found.get().state().after(event);
    if (next.isEmpty()) {
      return Outcome.MOVED_MEANWHILE;
    }
    if (event == Event.SUBMIT || event == Event.APPROVE) {
      if (isReviewedTooLate(found.get().content(), LocalDate.ofInstant(tx.now(), utc()))) {
        return Outcome.REVIEW_TOO_LATE;
      }
      lockEdition(tx);
      if (!contradicting(tx, rule, found.get().content()).isEmpty()) {
        return Outcome.CONTRADICTS;
      }
    }
    rules.move(tx, found.get(), next.get());
    return Outcome.DONE;
  }

  private static java.time.ZoneOffset utc() {
    return java.time.ZoneOffset.UTC;
  }

  private static boolean isReviewedTooLate(RuleContent content, LocalDate today) {
    LocalDate latest = content.reviewedOn().plusMonths(RuleContent.REVIEWED_WITHIN_MONTHS);
    return content.reviewBy().isAfter(latest)
        || content.reviewBy().isBefore(today)
        || content.reviewedOn().isAfter(today.plusDays(1));
  }

  /** Two rules that contradict each other are not approved at the same moment. */
  private static void lockEdition(Tx tx) {
    tx.sql()
        .createQuery("SELECT edition FROM entry_rules_edition WHERE id = 1 FOR UPDATE")
        .mapTo(Long.class)
        .one();
  }

  /** Rules, published or about to be, that would tell somebody the opposite. */
  public List<RuleVersion> contradicting(Tx tx, int rule, RuleContent content) {
    return Stream.of(ReviewState.PUBLISHED, ReviewState.APPROVED)
        .flatMap(state -> rules.in(tx, state).stream())
        .filter(other -> other.rule() != rule)
        .filter(other -> other.content().contradicts(content))
        .toList();
  }

  /**
   * Publishes what was approved and whose time has come, in the place of the version before.
   *
   * @return how many
   */
  public int publishDue(Tx tx) {
    List<RuleVersion> due = rules.due(tx);
    for (RuleVersion version : due) {
      Optional<RuleVersion> before =
          rules.versions(tx, version.rule()).stream().filter(DecideOnRule::isPublished).findFirst();
      before.ifPresent(one -> rules.move(tx, one, ReviewState.SUPERSEDED));
      rules.move(tx, version, ReviewState.PUBLISHED);
      edition.changed(
          tx, version.rule(), before.map(RuleVersion::version).orElse(null), version.version());
    }
    return due.size();
  }
}
