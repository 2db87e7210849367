package org.portolan.cases.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;

/**
 * Who a person is, as far as it can be corrected.
 *
 * @param name in their own script
 * @param latinName as in their passport, if known
 * @param nationalities ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3 such as {@code XXA}
 * @param zone of the place where they are
 * @param quiet when they are not to be woken; empty for the hours that hold for everybody
 */
public record PersonDetails(
    String name,
    Optional<String> latinName,
    Optional<BirthDate> born,
    Language language,
    List<String> nationalities,
    ZoneId zone,
    Optional<QuietTime> quiet) {

  public PersonDetails {
    if (!NewPerson.isName(name) || !latinName.map(NewPerson::isName).orElse(true)) {
      throw new IllegalArgumentException("A name has 1 to 500 characters.");
    }
    nationalities = List.copyOf(nationalities);
    if (!nationalities.stream().allMatch(Countries::has)) {
      throw new IllegalArgumentException("Not a nationality's code.");
    }
  }

  @Override
  public String toString() {
    return "PersonDetails[" + language + "]";
  }
}
