package org.portolan.cases.portal.entry.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of an entry rule, as it is written and never changed once it was submitted.
 *
 * @param destination whose rule it is; ISO 3166-1 alpha-3
 * @param rank from 0 to {@link #HIGHEST_RANK}: of the rules that fit somebody those of the highest
 *     rank decide, and all together; an exception ranks above what it is an exception from
 * @param validFrom first day of arrival, in the destination's time zone
 * @param validUntil last day of arrival, if one is known
 * @param reviewedOn when it was last looked at whether the rule is still needed
 * @param reviewBy when it is to be looked at again: within three months (IHR 2005, article 43)
 */
public record RuleContent(
    String destination,
    int rank,
    Conditions conditions,
    Effect effect,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    RuleText text,
    LocalDate reviewedOn,
    LocalDate reviewBy) {

  /** The highest rank. */
  public static final int HIGHEST_RANK = 9;

  /** In how many months a rule is looked at again: IHR (2005), article 43, paragraph 6. */
  public static final int REVIEWED_WITHIN_MONTHS = 3;

  /** Whether it holds for who arrives on a day. */
  public boolean isValidOn(LocalDate arrival) {
    return !arrival.isBefore(validFrom)
        && validUntil.map(last -> !arrival.isAfter(last)).orElse(true);
  }

  /** Whether the time to look at it again has passed. */
  public boolean isUnderReview(LocalDate today) {
    return today.isAfter(reviewBy);
  }

  /** Whether somebody would be told one thing by this and the opposite by the other. */
  public boolean contradicts(RuleContent other) {
    return destination.equals(other.destination)
        && rank == other.rank
        && effect.contradicts(other.effect)
        && validUntil.map(last -> !last.isBefore(other.validFrom)).orElse(true)
        && other.validUntil.map(last -> !last.isBefore(validFrom)).orElse(true)
        && conditions.meet(other.conditions);
  }
}
