package org.portolan.cases.visa.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * One application for a visa. It is begun as a draft, which its applicant comes back to until it is
 * handed in; then it belongs to the post, where one officer at a time has it, until it is decided.
 * Everything that is done to it is an {@link Act}: the table of its {@link LifeCycle} says whether
 * it may be done, and this says what changes by it. Each act makes a new version, so that of two
 * people who act on what they saw the second is told what the first has changed.
 */
public final class Application {

  /** Only who has it does this; the rest is done by any officer of the post. */
  private static final Set<Act> OF_WHO_HAS_IT =
      Set.of(
          Act.PUT_BACK,
          Act.JUDGE,
          Act.SETTLE,
          Act.ZONE,
          Act.ASK,
          Act.EXTEND,
          Act.GO_ON,
          Act.INVITE,
          Act.CALL,
          Act.HEAR,
          Act.GRANT,
          Act.REFUSE,
          Act.PROPOSE_GRANT,
          Act.PROPOSE_REFUSAL);

  /** What applicants write; they are not kept from sending or withdrawing what is there. */
  private static final Set<Act> WRITING =
      Set.of(Act.ANSWER, Act.ADD_CHILD, Act.HAND_IN, Act.ZONE, Act.NEEDS, Act.PAPERS);

  /** More acts than the largest family needs: whoever goes on fills the journal on purpose. */
  private static final long MOST_VERSIONS = 5_000;

  private final Origin origin;
  private State state;
  private long version;
  private Instant savedAt;
  private Instant submittedAt;
  private Instant dueAt;
  private UUID assignedTo;
  private String decidedBy;
  private Instant decidedAt;

  private Application(Origin origin, Standing standing) {
    this.origin = origin;
    this.state = standing.state;
    this.version = standing.version;
    this.savedAt = standing.savedAt;
    this.submittedAt = standing.submittedAt;
    this.dueAt = standing.dueAt;
    this.assignedTo = standing.assignedTo;
    this.decidedBy = standing.decidedBy;
    this.decidedAt = standing.decidedAt;
  }

  /**
   * What never changes of it.
   *
   * @param scope of the post that it was made to
   * @param person who began it
   * @param contactPoint where they are told that there is news
   * @param type in the version that it was begun with
   */
  public record Origin(
      UUID caseId,
      String scope,
      UUID person,
      UUID contactPoint,
      VisaType type,
      Language language,
      ZoneId zone,
      Instant begunAt) {}

  /**
   * What changes of it, as it is stored.
   *
   * @param savedAt when the applicant last did something
   * @param dueAt when it should be decided; null for a draft
   * @param assignedTo the account of the officer who has it, or null
   * @param decidedBy the actor who decided, or who proposed what a second person decides on
   */
  public record Standing(
      State state,
      long version,
      Instant savedAt,
      Instant submittedAt,
      Instant dueAt,
      UUID assignedTo,
      String decidedBy,
      Instant decidedAt) {}

  /** A draft in which nothing stands. */
  public static Application begun(Origin origin) {
    return new Application(
        origin, new Standing(State.DRAFT, 1, origin.begunAt, null, null, null, null, null));
  }

  /** As it was stored. */
  public static Application restored(Origin origin, Standing standing) {
    return new Application(origin, standing);
  }

  /** Why an officer or a supervisor may not do this now; empty when they may. */
  public Optional<Refusal> refusal(Act act, Party by, UUID account) {
    Optional<Refusal> refusal = refusal(act, by);
    if (refusal.isPresent() || by != Party.OFFICER) {
      return refusal;
    }
    boolean needsIt = OF_WHO_HAS_IT.contains(act) || act == Act.RECUSE && state == State.IN_REVIEW;
    return needsIt && !account.equals(assignedTo)
        ? Optional.of(Refusal.NOT_ASSIGNED)
        : Optional.empty();
  }

  /** Why a party may not do this now; empty when it may. */
  public Optional<Refusal> refusal(Act act, Party by) {
    if (LifeCycle.after(state, act, by).isPresent()) {
      boolean tooMany = by == Party.APPLICANT && WRITING.contains(act) && version >= MOST_VERSIONS;
      return tooMany ? Optional.of(Refusal.TOO_MANY) : Optional.empty();
    }
    return Optional.of(LifeCycle.allows(state, act) ? Refusal.NOT_YOURS : Refusal.NOT_NOW);
  }

  /**
   * Something is done to it.
   *
   * @throws IllegalStateException when it may not be done; ask {@link #refusal} first
   */
  public void done(Act act, Party by, Instant now) {
    state =
        LifeCycle.after(state, act, by)
            .orElseThrow(() -> new IllegalStateException(act + " is not for now"));
    version++;
    if (by == Party.APPLICANT) {
      savedAt = now;
    }
    switch (act) {
      case SUBMIT -> {
        submittedAt = now;
        dueAt = now.plus(Duration.ofDays(origin.type.serviceDays()));
      }
      case PUT_BACK -> assignedTo = null;
      case REOPEN -> {
        assignedTo = null;
        decidedBy = null;
        decidedAt = null;
        dueAt = now.plus(Duration.ofDays(origin.type.serviceDays()));
      }
      case SEND_BACK -> decidedBy = null;
      case GRANT, REFUSE, CONFIRM, REVOKE -> decidedAt = now;
      default -> {
        // changes nothing but where it stands
      }
    }
  }

  /** An officer has it from now on. */
  public void assign(UUID account) {
    assignedTo = account;
  }

  /** An officer does not have it any more, if they had it. */
  public void giveUp(UUID account) {
    if (account.equals(assignedTo)) {
      assignedTo = null;
    }
  }

  /** Who decided, or proposed what a second person decides on. */
  public void decidedBy(String actor) {
    decidedBy = actor;
  }

  /** The last day on which a decision can be appealed, where the applicant is. */
  public Optional<LocalDate> lastDayOfAppeal() {
    return decidedAt().map(at -> day(at).plusDays(origin.type.appealDays()));
  }

  /** The last day on which somebody can go on with a draft, where the applicant is. */
  public LocalDate lastDayOfDraft() {
    return day(savedAt).plusDays(origin.type.draftDays());
  }

  /** When a draft lapses that nobody goes on with: its last day is over. */
  public Instant lapsesAt() {
    return lastDayOfDraft().plusDays(1).atStartOfDay(origin.zone).toInstant();
  }

  /** The day it is where the applicant is. */
  public LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, origin.zone);
  }

  public Origin origin() {
    return origin;
  }

  public UUID caseId() {
    return origin.caseId;
  }

  public VisaType type() {
    return origin.type;
  }

  public State state() {
    return state;
  }

  public long version() {
    return version;
  }

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  /** When it should be decided. */
  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /** The account of the officer who has it. */
  public Optional<UUID> assignedTo() {
    return Optional.ofNullable(assignedTo);
  }

  /** The actor who decided, or who proposed what a second person decides on. */
  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  /** As it is stored. */
  public Standing standing() {
    return new Standing(
        state, version, savedAt, submittedAt, dueAt, assignedTo, decidedBy, decidedAt);
  }

  @Override
  public String toString() {
    return "Application[" + origin.caseId + ", " + state + "]";
  }
}
