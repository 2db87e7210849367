package org.portolan.cases.portal.entry.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a rule is for: who fits all of these. Empty sets and zeros ask for nothing.
 *
 * @param stayedIn fits who was in one of these countries, passing through included
 * @param stayedWithinDays at most so many days before the day of arrival
 * @param minAge full years, from 0
 * @param maxAge full years, to {@link #OLDEST}
 * @param papers fits who holds one of these
 * @param vaccinations fits who has one of these
 * @param testWithinDays fits who has a negative test at most so many days old; 0 asks for none
 */
public record Conditions(
    CountrySet nationality,
    CountrySet residence,
    CountrySet origin,
    SortedSet<String> stayedIn,
    int stayedWithinDays,
    Set<Purpose> purposes,
    int minAge,
    int maxAge,
    Set<Item> papers,
    Set<Item> vaccinations,
    int testWithinDays) {

  /** Nobody is older. */
  public static final int OLDEST = 150;

  public Conditions {
    stayedIn = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(stayedIn));
    purposes = Set.copyOf(purposes);
    papers = Set.copyOf(papers);
    vaccinations = Set.copyOf(vaccinations);
  }

  /** Everybody. */
  public static Conditions none() {
    return new Conditions(
        CountrySet.any(),
        CountrySet.any(),
        CountrySet.any(),
        new TreeSet<>(),
        0,
        Set.of(),
        0,
        OLDEST,
        Set.of(),
        Set.of(),
        0);
  }

  /** These for people of some nationalities. */
  public Conditions ofNationality(CountrySet chosen) {
    return new Conditions(
        chosen,
        residence,
        origin,
        stayedIn,
        stayedWithinDays,
        purposes,
        minAge,
        maxAge,
        papers,
        vaccinations,
        testWithinDays);
  }

  /** These for who was in one of some countries in the last days. */
  public Conditions stayedIn(int days, String... countries) {
    return new Conditions(
        nationality,
        residence,
        origin,
        new TreeSet<>(List.of(countries)),
        days,
        purposes,
        minAge,
        maxAge,
        papers,
        vaccinations,
        testWithinDays);
  }

  /** These for who travels for a purpose. */
  public Conditions travellingFor(Purpose purpose) {
    return new Conditions(
        nationality,
        residence,
        origin,
        stayedIn,
        stayedWithinDays,
        Set.of(purpose),
        minAge,
        maxAge,
        papers,
        vaccinations,
        testWithinDays);
  }

  /** These for people of some ages, both included. */
  public Conditions ofAge(int from, int to) {
    return new Conditions(
        nationality,
        residence,
        origin,
        stayedIn,
        stayedWithinDays,
        purposes,
        from,
        to,
        papers,
        vaccinations,
        testWithinDays);
  }

  /** These for who holds one of some documents. */
  public Conditions holding(Item... some) {
    return new Conditions(
        nationality,
        residence,
        origin,
        stayedIn,
        stayedWithinDays,
        purposes,
        minAge,
        maxAge,
        Set.of(some),
        vaccinations,
        testWithinDays);
  }

  /** These for who has a negative test of the last days. */
  public Conditions testedWithin(int days) {
    return new Conditions(
        nationality,
        residence,
        origin,
        stayedIn,
        stayedWithinDays,
        purposes,
        minAge,
        maxAge,
        papers,
        vaccinations,
        days);
  }

  /** What has to be known of somebody to say whether these fit. */
  public Set<Aspect> aspects() {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    add(aspects, Aspect.NATIONALITY, !nationality.isAny());
    add(aspects, Aspect.RESIDENCE, !residence.isAny());
    add(aspects, Aspect.ORIGIN, !origin.isAny());
    add(aspects, Aspect.STAYS, !stayedIn.isEmpty());
    add(aspects, Aspect.PURPOSE, !purposes.isEmpty());
    add(aspects, Aspect.AGE, minAge > 0 || maxAge < OLDEST);
    add(aspects, Aspect.PAPERS, !papers.isEmpty());
    add(aspects, Aspect.VACCINATIONS, !vaccinations.isEmpty());
    add(aspects, Aspect.TEST, testWithinDays > 0);
    return aspects;
  }

  private static void add(Set<Aspect> aspects, Aspect aspect, boolean asked) {
    if (asked) {
      aspects.add(aspect);
    }
  }

  /**
   * Whether somebody can fit both. Who holds one thing may hold another, and who has been in one
   * country may have been in another, so that only the rest can keep two rules apart.
   */
  public boolean meet(Conditions other) {
    return nationality.meets(other.nationality)
        && residence.meets(other.residence)
        && origin.meets(other.origin)
        && (purposes.isEmpty()
            || other.purposes.isEmpty()
            || purposes.stream().anyMatch(other.purposes::contains))
        && minAge <= other.maxAge
        && other.minAge <= maxAge;
  }
}
