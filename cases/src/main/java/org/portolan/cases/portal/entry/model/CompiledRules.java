package org.portolan.cases.portal.entry.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All published rules, compiled once for each version of the whole; a pure function of facts. */
public final class CompiledRules {

  private final String version;
  private final Map<String, DestinationRules> byDestination = new HashMap<>();
  private final Map<Integer, PublishedRule> byNumber = new HashMap<>();

  /**
   * Compiles rules.
   *
   * @param version of the whole, which changes when any rule does
   */
  public CompiledRules(String version, Collection<PublishedRule> rules) {
    this.version = version;
    rules.stream()
        .collect(Collectors.groupingBy(rule -> rule.content().destination()))
        .forEach((code, some) -> byDestination.put(code, new DestinationRules(some)));
    rules.forEach(rule -> byNumber.put(rule.number(), rule));
  }

  /** The version of the whole. */
  public String version() {
    return version;
  }

  /** The version of what a destination's rules are: no other country's rules change it. */
  public String edition(String destination) {
    DestinationRules known = byDestination.get(destination);
    return known == null ? "" : known.edition();
  }

  /** The countries that have rules. */
  public Set<String> destinations() {
    return new TreeSet<>(byDestination.keySet());
  }

  /** The rules of a destination, those that decide before others first. */
  public List<PublishedRule> of(String destination) {
    DestinationRules known = byDestination.get(destination);
    return known == null ? List.of() : known.rules();
  }

  /** A rule by its number, if it is published. */
  public Optional<PublishedRule> find(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** All of them. */
  public Collection<PublishedRule> all() {
    return List.copyOf(byNumber.values());
  }

  /** The next question, or the answer when no further one can change it. */
  public Step next(Facts facts) {
    DestinationRules known = byDestination.get(facts.destination());
    return known == null
        ? new Step.Decided(new Decision(Optional.empty(), List.of()))
        : known.next(facts);
  }

  /**
   * What the rules say to somebody of whom everything is known.
   *
   * @throws IllegalArgumentException when something is missing that matters
   */
  public Decision decide(Facts facts) {
    return next(facts)
        .fold(
            ask -> {
              throw new IllegalArgumentException("Not known: " + ask.aspect());
            },
            Step.Decided::decision);
  }

  /** These with one rule in the place of the one with its number: what a draft would change. */
  public CompiledRules with(PublishedRule rule) {
    Map<Integer, PublishedRule> others = new HashMap<>(byNumber);
    others.put(rule.number(), rule);
    return new CompiledRules(version + " and a draft", others.values());
  }

  /** These without one. */
  public CompiledRules without(int number) {
    Map<Integer, PublishedRule> others = new HashMap<>(byNumber);
    others.remove(number);
    return new CompiledRules(version + " without one", others.values());
  }
}
