package org.portolan.cases.portal.entry.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which rules of one destination a single answer leaves open, looked up instead of worked out: each
 * answer is a set of rules, and answers together are their intersection. Rules are numbered in the
 * order they were given.
 */
final class RuleIndex {

  private final List<RuleContent> rules;
  private final Map<Aspect, BitSet> free = new EnumMap<>(Aspect.class);
  private final NavigableMap<LocalDate, BitSet> byDay = new TreeMap<>();
  private final Countries nationalities;
  private final Countries residences;
  private final Countries origins;
  private final Map<String, NavigableMap<Integer, BitSet>> byStay = new HashMap<>();
  private final Map<Purpose, BitSet> byPurpose;
  private final NavigableMap<Integer, BitSet> byAge = new TreeMap<>();
  private final Map<Item, BitSet> byPaper;
  private final Map<Item, BitSet> byVaccination;
  private final NavigableMap<Integer, BitSet> byTestAge;

  RuleIndex(List<RuleContent> rules) {
    this.rules = rules;
    for (Aspect aspect : Aspect.values()) {
      free.put(aspect, where(rule -> !rule.conditions().aspects().contains(aspect)));
    }
    days().forEach(day -> byDay.put(day, where(rule -> rule.isValidOn(day))));
    nationalities = new Countries(Conditions::nationality);
    residences = new Countries(Conditions::residence);
    origins = new Countries(Conditions::origin);
    for (String country : all(rule -> rule.conditions().stayedIn())) {
      byStay.put(
          country, byAge(rule -> rule.stayedIn().contains(country), Conditions::stayedWithinDays));
    }
    byPurpose = byMember(Purpose.class, Purpose.values(), (c, one) -> c.purposes().contains(one));
    ages().forEach(age -> byAge.put(age, where(rule -> isOfAge(rule.conditions(), age))));
    byPaper = byMember(Item.class, Item.values(), (c, one) -> c.papers().contains(one));
    byVaccination = byMember(Item.class, Item.values(), (c, one) -> c.vaccinations().contains(one));
    byTestAge = byAge(rule -> rule.testWithinDays() > 0, Conditions::testWithinDays);
  }

  /** Rules that say nothing about an aspect. */
  BitSet free(Aspect aspect) {
    return free.get(aspect);
  }

  /** Rules that hold on a day. */
  BitSet on(LocalDate arrival) {
    Entry<LocalDate, BitSet> entry = byDay.floorEntry(arrival);
    return entry == null ? new BitSet() : entry.getValue();
  }

  /** Rules that are left when an aspect is known. */
  BitSet fitting(Aspect aspect, Facts facts) {
    return switch (aspect) {
      case NATIONALITY -> nationalities.of(facts.nationality());
      case RESIDENCE -> residences.of(facts.residence());
      case ORIGIN -> origins.of(facts.origin());
      case STAYS -> stays(facts);
      case PURPOSE -> byPurpose.get(facts.purpose());
      case AGE -> byAge.floorEntry(Math.max(0, facts.age())).getValue();
      case PAPERS -> anyOf(aspect, byPaper, facts.papers());
      case VACCINATIONS -> anyOf(aspect, byVaccination, facts.vaccinations());
      case TEST -> tests(facts);
    };
  }

  private BitSet stays(Facts facts) {
    BitSet fit = (BitSet) free(Aspect.STAYS).clone();
    facts
        .stays()
        .forEach(
            (country, last) -> {
              int days = daysBefore(facts, last);
              orCeiling(fit, byStay.get(country), days);
            });
    return fit;
  }

  private BitSet tests(Facts facts) {
    BitSet fit = (BitSet) free(Aspect.TEST).clone();
    facts.tests().stream()
        .filter(day -> !day.isAfter(facts.arrival()))
        .forEach(day -> orCeiling(fit, byTestAge, daysBefore(facts, day)));
    return fit;
  }

  private static int daysBefore(Facts facts, LocalDate day) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(day, facts.arrival()));
  }

  private static void orCeiling(BitSet fit, NavigableMap<Integer, BitSet> byAge, int days) {
    Entry<Integer, BitSet> entry = byAge == null ? null : byAge.ceilingEntry(days);
    if (entry != null) {
      fit.or(entry.getValue());
    }
  }

  private BitSet anyOf(Aspect aspect, Map<Item, BitSet> byItem, Set<Item> held) {
    BitSet fit = (BitSet) free(aspect).clone();
    held.forEach(item -> fit.or(byItem.get(item)));
    return fit;
  }

  private BitSet where(Predicate<RuleContent> fits) {
    BitSet set = new BitSet(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      if (fits.test(rules.get(i))) {
        set.set(i);
      }
    }
    return set;
  }

  private <T> Set<T> all(Function<RuleContent, Collection<T>> of) {
    Set<T> all = new TreeSet<>();
    rules.forEach(rule -> all.addAll(of.apply(rule)));
    return all;
  }

  /** Days on which a rule begins to hold, or no longer does. */
  private Set<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>();
    for (RuleContent rule : rules) {
      days.add(rule.validFrom());
      rule.validUntil().map(last -> last.plusDays(1)).ifPresent(days::add);
    }
    return days;
  }

  private Set<Integer> ages() {
    Set<Integer> ages = new TreeSet<>(Set.of(0));
    for (RuleContent rule : rules) {
      ages.add(rule.conditions().minAge());
      ages.add(rule.conditions().maxAge() + 1);
    }
    return ages;
  }

  private static boolean isOfAge(Conditions conditions, int age) {
    return age >= conditions.minAge()
        && (age <= conditions.maxAge() || conditions.maxAge() == Conditions.OLDEST);
  }

  /** For each limit the rules with that one or a wider one. */
  private NavigableMap<Integer, BitSet> byAge(
      Predicate<Conditions> asks, Function<Conditions, Integer> limit) {
    NavigableMap<Integer, BitSet> sets = new TreeMap<>();
    for (RuleContent rule : rules) {
      if (asks.test(rule.conditions())) {
        int days = limit.apply(rule.conditions());
        sets.computeIfAbsent(
            days,
            unused ->
                where(
                    other ->
                        asks.test(other.conditions()) && limit.apply(other.conditions()) >= days));
      }
    }
    return sets;
  }

  private <E extends Enum<E>> Map<E, BitSet> byMember(
      Class<E> type, E[] members, BiPredicate<Conditions, E> names) {
    Map<E, BitSet> sets = new EnumMap<>(type);
    for (E one : members) {
      BitSet set = where(rule -> names.test(rule.conditions(), one));
      if (one instanceof Purpose) {
        set.or(free(Aspect.PURPOSE));
      }
      sets.put(one, set);
    }
    return sets;
  }

  /** By one of the sets of countries. */
  private final class Countries {

    private final Map<String, BitSet> named = new HashMap<>();
    private final BitSet others;

    Countries(Function<Conditions, CountrySet> of) {
      for (String code : all(rule -> of.apply(rule.conditions()).codes())) {
        named.put(code, where(rule -> of.apply(rule.conditions()).contains(code)));
      }
      others = where(rule -> of.apply(rule.conditions()).except());
    }

    BitSet of(String code) {
      return named.getOrDefault(code, others);
    }
  }
}
