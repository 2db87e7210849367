package org.portolan.i18n;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Time zones of countries, as CLDR has them. */
public final class Zones {

  private Zones() {}

  /**
   * The zone of a country that has one only; empty for others, where a clock would be a guess.
   *
   * @param country ISO 3166-1 alpha-2; anything else is of no zone
   */
  public static Optional<ZoneId> ofCountry(String country) {
    if (country == null || !country.matches("[A-Z]{2}")) {
      return Optional.empty();
    }
    Set<String> zones =
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
    return zones.size() == 1
        ? zones.stream().filter(ZoneId.getAvailableZoneIds()::contains).findFirst().map(ZoneId::of)
        : Optional.empty();
  }
}
