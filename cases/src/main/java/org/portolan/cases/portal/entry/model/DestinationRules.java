package org.portolan.cases.portal.entry.model;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rules of one destination, compiled. Of the rules that fit somebody, those of the highest rank
 * decide, all together. A question is asked only while what is not known can still change the
 * answer, and the one that tells most of those rules apart comes first.
 */
final class DestinationRules {

  private final List<PublishedRule> rules;
  private final RuleIndex index;
  private final String edition;

  DestinationRules(Collection<PublishedRule> rules) {
    this.rules =
        rules.stream()
            .sorted(
                Comparator.comparingInt((PublishedRule rule) -> -rule.content().rank())
                    .thenComparingInt(PublishedRule::number))
            .toList();
    this.index = new RuleIndex(this.rules.stream().map(PublishedRule::content).toList());
    this.edition = edition(this.rules);
  }

  private static String edition(List<PublishedRule> rules) {
    String versions =
        rules.stream()
            .map(rule -> rule.number() + "." + rule.version())
            .sorted()
            .collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes(versions.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Tells these rules, in these versions, from any others. */
  String edition() {
    return edition;
  }

  /** In the order in which they decide. */
  List<PublishedRule> rules() {
    return rules;
  }

  Step next(Facts facts) {
    BitSet possible = (BitSet) index.on(facts.arrival()).clone();
    BitSet sure = new BitSet();
    EnumSet<Aspect> unknown = EnumSet.noneOf(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      if (facts.knows(aspect)) {
        possible.and(index.fitting(aspect, facts));
      } else {
        unknown.add(aspect);
      }
    }
    sure.or(possible);
    unknown.forEach(aspect -> sure.and(index.free(aspect)));
    BitSet top = topRank(sure);
    Decision now = decision(top);
    BitSet open = (BitSet) possible.clone();
    open.andNot(sure);
    keepWhatMatters(open, top, now);
    return open.isEmpty() ? new Step.Decided(now) : ask(open, possible, unknown);
  }

  /** Of some rules those of the highest rank, which stand first. */
  private BitSet topRank(BitSet some) {
    BitSet top = new BitSet();
    int first = some.nextSetBit(0);
    for (int i = first; i >= 0 && rank(i) == rank(first); i = some.nextSetBit(i + 1)) {
      top.set(i);
    }
    return top;
  }

  private int rank(int rule) {
    return rules.get(rule).content().rank();
  }

  private Effect effect(int rule) {
    return rules.get(rule).content().effect();
  }

  private Decision decision(BitSet top) {
    Effect all = null;
    List<PublishedRule> deciding = top.stream().mapToObj(rules::get).toList();
    for (PublishedRule rule : deciding) {
      Effect effect = rule.content().effect();
      if (deciding.stream().anyMatch(one -> one.content().effect().contradicts(effect))) {
        return new Decision(Optional.empty(), deciding);
      }
      all = all == null ? effect : all.and(effect);
    }
    return new Decision(Optional.ofNullable(all), deciding);
  }

  /** Takes out of the open rules those that cannot change what is decided now. */
  private void keepWhatMatters(BitSet open, BitSet top, Decision now) {
    int first = top.nextSetBit(0);
    if (first < 0) {
      return;
    }
    int lower = open.nextSetBit(0);
    while (lower >= 0 && rank(lower) >= rank(first)) {
      lower = open.nextSetBit(lower + 1);
    }
    if (lower >= 0) {
      open.clear(lower, rules.size());
    }
    IntStream.of(
            open.stream()
                .filter(rule -> rank(rule) == rank(first) && addsNothing(rule, now))
                .toArray())
        .forEach(open::clear);
    if (now.effect().isPresent()
        && open.stream().allMatch(rule -> effect(rule).equals(now.effect().get()))) {
      open.clear();
    }
  }

  /** Of the same rank as what decides now: whether it would say no more. */
  private boolean addsNothing(int rule, Decision now) {
    return now.effect()
        .map(effect -> !effect.contradicts(effect(rule)) && effect.and(effect(rule)).equals(effect))
        .orElse(true);
  }

  private Step ask(BitSet open, BitSet possible, Set<Aspect> unknown) {
    Aspect best = null;
    int most = 0;
    for (Aspect aspect : unknown) {
      BitSet told = (BitSet) open.clone();
      told.andNot(index.free(aspect));
      if (told.cardinality() > most) {
        most = told.cardinality();
        best = aspect;
      }
    }
    return asked(best, possible);
  }

  /** With what is chosen from: whatever a rule that is still possible asks about. */
  private Step.Ask asked(Aspect aspect, BitSet possible) {
    Set<String> countries = new TreeSet<>();
    Set<Item> items = EnumSet.noneOf(Item.class);
    int days = 0;
    for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
      Conditions conditions = rules.get(i).content().conditions();
      switch (aspect) {
        case STAYS -> {
          countries.addAll(conditions.stayedIn());
          days = Math.max(days, conditions.stayedWithinDays());
        }
        case PAPERS -> items.addAll(conditions.papers());
        case VACCINATIONS -> items.addAll(conditions.vaccinations());
        case TEST -> days = Math.max(days, conditions.testWithinDays());
        default -> {}
      }
    }
    return new Step.Ask(aspect, countries, days, items);
  }
}
