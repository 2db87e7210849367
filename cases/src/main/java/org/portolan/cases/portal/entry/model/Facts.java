package org.portolan.cases.portal.entry.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a traveller and a journey. What is null has not been asked; what is empty was
 * asked and is not there. Kept nowhere.
 *
 * @param arrival the day of arrival at the destination, in its time zone
 * @param stays the last day in each country that was asked about
 * @param age full years on the day of arrival
 * @param tests the days of negative tests
 */
public record Facts(
    String destination,
    LocalDate arrival,
    String nationality,
    String residence,
    String origin,
    Map<String, LocalDate> stays,
    Purpose purpose,
    Integer age,
    Set<Item> papers,
    Set<Item> vaccinations,
    Set<LocalDate> tests) {

  /** Of somebody of whom only the journey is known. */
  public static Facts of(String destination, LocalDate arrival) {
    return new Facts(destination, arrival, null, null, null, null, null, null, null, null, null);
  }

  /** Whether an aspect has been answered. */
  public boolean knows(Aspect aspect) {
    return get(aspect) != null;
  }

  private Object get(Aspect aspect) {
    return switch (aspect) {
      case NATIONALITY -> nationality;
      case RESIDENCE -> residence;
      case ORIGIN -> origin;
      case STAYS -> stays;
      case PURPOSE -> purpose;
      case AGE -> age;
      case PAPERS -> papers;
      case VACCINATIONS -> vaccinations;
      case TEST -> tests;
    };
  }

  /** This, and of an aspect what another knows. */
  public Facts with(Aspect aspect, Facts other) {
    return new Facts(
        destination,
        arrival,
        aspect == Aspect.NATIONALITY ? other.nationality : nationality,
        aspect == Aspect.RESIDENCE ? other.residence : residence,
        aspect == Aspect.ORIGIN ? other.origin : origin,
        aspect == Aspect.STAYS ? other.stays : stays,
        aspect == Aspect.PURPOSE ? other.purpose : purpose,
        aspect == Aspect.AGE ? other.age : age,
        aspect == Aspect.PAPERS ? other.papers : papers,
        aspect == Aspect.VACCINATIONS ? other.vaccinations : vaccinations,
        aspect == Aspect.TEST ? other.tests : tests);
  }

  @Override
  public String toString() {
    return "Facts";
  }
}
