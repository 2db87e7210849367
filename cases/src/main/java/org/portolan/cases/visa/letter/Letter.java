package org.portolan.cases.visa.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Wants;

/**
 * A letter to an applicant: what was decided, or what is wanted of them; or what an officer would
 * decide and looks at first.
 *
 * @param decision that it tells; null where something more is wanted
 * @param wants what more is wanted; null where something was decided
 * @param until the last day on which can be objected, or on which what is wanted may come; null for
 *     none
 * @param on the day that it bears, which is that of the decision
 */
public record Letter(
    Kind kind,
    ApplicationView application,
    Decision decision,
    Wants wants,
    LocalDate until,
    LocalDate on) {

  /** What it tells. */
  public enum Kind {
    GRANTED,
    REFUSED,
    REVOKED,
    MORE;

    /** As in the keys of its texts. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The letter about an application as it stands.
   *
   * @param now for what has no day of its own
   * @return empty while there is nothing to tell
   */
  public static Optional<Letter> of(ApplicationView view, Instant now) {
    return kind(view.state())
        .flatMap(
            kind ->
                kind == Kind.MORE
                    ? view.request()
                        .map(
                            request ->
                                more(
                                    view,
                                    request.wants(),
                                    lastDay(view, request),
                                    request.askedAt()))
                    : view.decision()
                        .map(
                            decision ->
                                decided(
                                    kind,
                                    view,
                                    decision,
                                    view.application().decidedAt().orElse(now))));
  }

  private static Optional<Kind> kind(State state) {
    return switch (state) {
      case GRANTED, ISSUED -> Optional.of(Kind.GRANTED);
      case REFUSED, REFUSAL_APPEALED -> Optional.of(Kind.REFUSED);
      case REVOKED, REVOCATION_APPEALED -> Optional.of(Kind.REVOKED);
      case INCOMPLETE -> Optional.of(Kind.MORE);
      case DRAFT,
          SUBMITTED,
          IN_REVIEW,
          INTERVIEW_WANTED,
          GRANT_PROPOSED,
          REFUSAL_PROPOSED,
          WITHDRAWN,
          LAPSED ->
          Optional.empty();
    };
  }

  /** The letter that an officer's decision would be. */
  public static Letter ifDecided(ApplicationView view, Decision decision, Instant now) {
    return decided(decision.granted() ? Kind.GRANTED : Kind.REFUSED, view, decision, now);
  }

  /** The letter that a revocation would be. */
  public static Letter ifRevoked(ApplicationView view, Decision decision, Instant now) {
    return decided(Kind.REVOKED, view, decision, now);
  }

  /** The letter by which something more is wanted. */
  public static Letter more(ApplicationView view, Wants wants, LocalDate until, Instant now) {
    return new Letter(Kind.MORE, view, null, wants, until, day(now));
  }

  private static Letter decided(Kind kind, ApplicationView view, Decision decision, Instant at) {
    LocalDate until =
        kind == Kind.GRANTED ? null : day(at.plus(Duration.ofDays(view.type().appealDays())));
    return new Letter(kind, view, decision, null, until, day(at));
  }

  /** The last day, where the applicant is, on which what is wanted comes in time. */
  private static LocalDate lastDay(ApplicationView view, Request request) {
    return LocalDate.ofInstant(request.until().minusNanos(1), view.application().origin().zone());
  }

  /** At Greenwich, as the applicant's own page has it. */
  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return "Letter[" + kind + "]";
  }
}
