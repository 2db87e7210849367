package org.portolan.cases.portal.entry.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.review.ReviewState;

/**
 * A journey of which nothing is known but the rules that decided on it and the day of arrival. That
 * is enough to say whether another rule may be for who makes it: they fit all rules that decided,
 * so that a rule which nobody can fit together with one of those is not for them.
 */
public final class FollowedJourney {

  private final LocalDate arrival;
  private final Map<Integer, List<RuleVersion>> rules;

  /**
   * @param versions of the rules that decided: all that were ever public, for which of them it was
   *     is not kept
   */
  public FollowedJourney(LocalDate arrival, Collection<RuleVersion> versions) {
    this.arrival = arrival;
    this.rules = versions.stream().collect(Collectors.groupingBy(RuleVersion::rule));
  }

  /**
   * What changes for who makes the journey.
   *
   * @param ofTheirs whether the rule is one of those that decided; else it may be for them or not
   * @param before what they were told; empty when nothing was said
   * @param after what they would be told now; empty when nothing is said any more
   */
  public record Change(boolean ofTheirs, Optional<Effect> before, Optional<Effect> after) {}

  /**
   * What a change of a rule is to who makes the journey.
   *
   * @param was what was public before; empty for a new rule
   * @param now what is public in its place; empty when it was withdrawn
   * @return empty when it changes nothing for them
   */
  public Optional<Change> of(int rule, Optional<RuleContent> was, Optional<RuleContent> now) {
    return rules.containsKey(rule) ? ofTheirs(was, now) : ofAnother(was, now);
  }

  /**
   * What a change of a rule is to somebody for whom none was known: any of the country's that holds
   * when they arrive may be for them.
   */
  public static Optional<Change> withoutRules(
      LocalDate arrival, Optional<RuleContent> was, Optional<RuleContent> now) {
    Optional<Effect> before = was.filter(rule -> rule.isValidOn(arrival)).map(RuleContent::effect);
    Optional<RuleContent> after = now.filter(rule -> rule.isValidOn(arrival));
    boolean same =
        after.isEmpty() || was.filter(rule -> saysTheSame(rule, after.get())).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(new Change(false, before, after.map(RuleContent::effect)));
  }

  private Optional<Change> ofTheirs(Optional<RuleContent> was, Optional<RuleContent> now) {
    Optional<RuleContent> before = was.filter(rule -> rule.isValidOn(arrival));
    Optional<RuleContent> after = now.filter(rule -> rule.isValidOn(arrival));
    boolean same =
        before.isEmpty()
            ? after.isEmpty()
            : after.filter(rule -> saysTheSame(before.get(), rule)).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(
            new Change(true, before.map(RuleContent::effect), after.map(RuleContent::effect)));
  }

  private static boolean saysTheSame(RuleContent one, RuleContent other) {
    return one.effect().equals(other.effect())
        && one.conditions().equals(other.conditions())
        && one.rank() == other.rank();
  }

  private Optional<Change> ofAnother(Optional<RuleContent> was, Optional<RuleContent> now) {
    Optional<Effect> before = together(was.filter(this::mayBeForThem));
    Optional<Effect> after = together(now.filter(this::mayBeForThem));
    return before.equals(after) ? Optional.empty() : Optional.of(new Change(false, before, after));
  }

  private boolean mayBeForThem(RuleContent other) {
    return other.isValidOn(arrival)
        && !rules.isEmpty()
        && rules.values().stream()
            .allMatch(
                versions ->
                    versions.stream()
                        .map(RuleVersion::content)
                        .anyMatch(
                            own ->
                                own.destination().equals(other.destination())
                                    && own.conditions().meet(other.conditions())));
  }

  /** What the rules that decided say now, and another with them as its rank has it. */
  private Optional<Effect> together(Optional<RuleContent> another) {
    List<RuleContent> theirs =
        rules.values().stream()
            .flatMap(List::stream)
            .filter(version -> version.state() == ReviewState.PUBLISHED)
            .map(RuleVersion::content)
            .filter(rule -> rule.isValidOn(arrival))
            .toList();
    int rank = theirs.stream().mapToInt(RuleContent::rank).max().orElse(-1);
    Optional<Effect> effect =
        theirs.stream()
            .filter(rule -> rule.rank() == rank)
            .map(RuleContent::effect)
            .reduce(Effect::and);
    if (another.isEmpty() || another.get().rank() < rank) {
      return effect;
    }
    Effect added = another.get().effect();
    boolean alone = another.get().rank() > rank || effect.filter(added::contradicts).isPresent();
    return alone ? Optional.of(added) : effect.map(one -> one.and(added));
  }
}
