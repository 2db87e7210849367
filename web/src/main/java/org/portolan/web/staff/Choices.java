package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.i18n.calendars.Reckoning;

/** What forms about people let one choose from. */
@Named
@RequestScoped
public class Choices {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;

  private List<String> countries;

  /** The calendars in which a birth date can be given. */
  public List<String> getCalendars() {
    return Stream.of(Reckoning.values()).map(Reckoning::key).toList();
  }

  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  /** Countries in the reader's order, then those without one, and organisations. */
  public List<String> getCountries() {
    if (countries == null) {
      countries =
          Stream.concat(Countries.sorted(staff.getLanguage()).stream(), Countries.FURTHER.stream())
              .toList();
    }
    return countries;
  }

  /** Countries alone, in the reader's order. */
  public List<String> getStates() {
    return Countries.sorted(staff.getLanguage());
  }

  /** Where numbers belong, ISO 3166-1 alpha-2 with their names, in the order of those. */
  public List<Map.Entry<String, String>> getRegions() {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> Map.entry(code, texts.country(code)))
        .sorted(Map.Entry.comparingByValue())
        .toList();
  }

  /** The name of a country or issuer; its code where it has none. */
  public String country(String code) {
    String key = "staff.country." + code;
    return Countries.name(code, staff.getLanguage())
        .orElseGet(() -> Texts.product().has(key) ? texts.of(key) : code);
  }

  /** Time zones named after places. */
  public List<String> getZones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
        .sorted()
        .toList();
  }
}
