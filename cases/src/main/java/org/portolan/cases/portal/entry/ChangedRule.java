package org.portolan.cases.portal.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.model.FollowedJourney;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.Followers.Follower;

/** A change of a rule, with what it said before and says now. */
record ChangedRule(int rule, Optional<RuleContent> was, Optional<RuleContent> now) {

  /** To whose travellers it may matter. */
  Set<String> countries() {
    return Stream.of(was, now)
        .flatMap(Optional::stream)
        .map(RuleContent::destination)
        .collect(Collectors.toSet());
  }

  /**
   * What it is to somebody; empty when nothing.
   *
   * @param versions of rules, all that were ever public, by their numbers
   */
  Optional<FollowedJourney.Change> to(Follower follower, Map<Integer, List<RuleVersion>> versions) {
    if (follower.destination().isPresent()) {
      return FollowedJourney.withoutRules(follower.until(), was, now);
    }
    List<RuleVersion> theirs =
        follower.rules().stream()
            .flatMap(rule -> versions.getOrDefault(rule, List.of()).stream())
            .toList();
    return new FollowedJourney(follower.until(), theirs).of(rule, was, now);
  }
}
