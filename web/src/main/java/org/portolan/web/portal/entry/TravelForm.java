package org.portolan.web.portal.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.model.Aspect;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.traveller.Digits;
import org.portolan.i18n.TravelCountries;

/**
 * What somebody has answered so far, as it travels in the form: read from its fields and written
 * into hidden ones. What cannot be read counts as not answered, and the field is named.
 */
final class TravelForm {

  static final String TO = "to";
  static final String ON = "on";
  private static final String EDITION = "edition";
  private static final String STAY = "stay.";
  private static final String HELD = "held.";
  private static final String ASKED = "asked";

  /** Nobody plans further ahead, and rules are not known so long before. */
  private static final int YEARS_AHEAD = 2;

  private final Map<String, String> fields;
  private final LocalDate today;
  private final Map<String, String> wrong = new LinkedHashMap<>();
  private final Facts facts;

  private TravelForm(Map<String, String> fields, String edition, LocalDate today) {
    this.fields = fields;
    this.today = today;
    this.facts = read(edition);
  }

  /**
   * Reads a form.
   *
   * @param edition of the rules now; answers to what an earlier one asked are asked for again
   * @param today the earliest day of arrival but one
   */
  static TravelForm of(Map<String, String> fields, String edition, LocalDate today) {
    return new TravelForm(fields, edition, today);
  }

  /** What is known; null while the journey itself is not. */
  Facts facts() {
    return facts;
  }

  /** Keys of texts that say what is wrong, by field. */
  Map<String, String> wrong() {
    return wrong;
  }

  /** A field as it was typed. */
  String typed(String field) {
    return fields.getOrDefault(field, "").strip();
  }

  /** Whether a field came along. */
  boolean has(String field) {
    return fields.containsKey(field);
  }

  private Facts read(String edition) {
    String destination = typed(TO);
    if (!TravelCountries.isCountry(destination)) {
      wrong.put(TO, "travel.wrong.choose");
    }
    LocalDate arrival = day(ON);
    boolean tooFar =
        arrival != null
            && (arrival.isBefore(today.minusDays(1))
                || arrival.isAfter(today.plusYears(YEARS_AHEAD)));
    if (arrival == null || tooFar) {
      wrong.put(ON, "travel.wrong.day");
    }
    if (!wrong.isEmpty()) {
      return null;
    }
    boolean same = edition.equals(typed(EDITION));
    return new Facts(
        destination,
        arrival,
        nationality(),
        country(Aspect.RESIDENCE),
        country(Aspect.ORIGIN),
        same ? stays() : null,
        purpose(),
        age(),
        same ? held(Aspect.PAPERS, Item.Kind.PAPER) : null,
        same ? held(Aspect.VACCINATIONS, Item.Kind.VACCINE) : null,
        same ? tests() : null);
  }

  private String nationality() {
    String code = typed(Aspect.NATIONALITY.key());
    boolean asked = fields.containsKey(Aspect.NATIONALITY.key());
    if (asked && !TravelCountries.isNationality(code) && former().isEmpty()) {
      wrong.put(Aspect.NATIONALITY.key(), "travel.wrong.choose");
    }
    return TravelCountries.isNationality(code) ? code : null;
  }

  /** A country that no longer exists, if that was chosen. */
  Optional<String> former() {
    String code = typed(Aspect.NATIONALITY.key());
    return TravelCountries.successors(code).isEmpty() ? Optional.empty() : Optional.of(code);
  }

  private String country(Aspect aspect) {
    String code = typed(aspect.key());
    boolean known = TravelCountries.isCountry(code);
    if (fields.containsKey(aspect.key()) && !known) {
      wrong.put(aspect.key(), "travel.wrong.choose");
    }
    return known ? code : null;
  }

  private Purpose purpose() {
    Optional<Purpose> purpose = Purpose.ofKey(typed(Aspect.PURPOSE.key()));
    if (fields.containsKey(Aspect.PURPOSE.key() + "." + ASKED) && purpose.isEmpty()) {
      wrong.put(Aspect.PURPOSE.key(), "travel.wrong.choose");
    }
    return purpose.orElse(null);
  }

  private Integer age() {
    String typed = Digits.western(typed(Aspect.AGE.key()));
    if (!fields.containsKey(Aspect.AGE.key())) {
      return null;
    }
    if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > Conditions.OLDEST) {
      wrong.put(Aspect.AGE.key(), "travel.wrong.age");
      return null;
    }
    return Integer.valueOf(typed);
  }

  private Map<String, LocalDate> stays() {
    if (!wasAsked(Aspect.STAYS)) {
      return null;
    }
    Map<String, LocalDate> stays = new HashMap<>();
    for (String field : fields.keySet()) {
      if (isStay(field) && !typed(field).isEmpty()) {
        LocalDate last = day(field);
        if (last == null) {
          wrong.put(field, "travel.wrong.day");
        } else {
          stays.put(field.substring(STAY.length()), last);
        }
      }
    }
    return wrong.keySet().stream().anyMatch(field -> field.startsWith(STAY)) ? null : stays;
  }

  /** Of a country, and nothing else that somebody put into the form. */
  private static boolean isStay(String field) {
    return field.startsWith(STAY) && TravelCountries.isCountry(field.substring(STAY.length()));
  }

  private Set<Item> held(Aspect aspect, Item.Kind kind) {
    return wasAsked(aspect)
        ? Item.of(kind).stream()
            .filter(item -> fields.containsKey(HELD + item.key()))
            .collect(Collectors.toSet())
        : null;
  }

  private Set<LocalDate> tests() {
    String field = Aspect.TEST.key();
    if (!wasAsked(Aspect.TEST)) {
      return null;
    }
    if (typed(field).isEmpty()) {
      return Set.of();
    }
    LocalDate day = day(field);
    if (day == null) {
      wrong.put(field, "travel.wrong.day");
      return null;
    }
    return Set.of(day);
  }

  private boolean wasAsked(Aspect aspect) {
    return fields.containsKey(aspect.key() + "." + ASKED);
  }

  /** A day, in the digits of any script; null when it cannot be read. */
  private LocalDate day(String field) {
    try {
      return LocalDate.parse(Digits.western(typed(field)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The name of a field by which an aspect counts as asked, and of what is chosen in it. */
  static String asked(Aspect aspect) {
    return aspect.key() + "." + ASKED;
  }

  static String stay(String country) {
    return STAY + country;
  }

  static String held(Item item) {
    return HELD + item.key();
  }

  /** Everything known as hidden fields. */
  static String hidden(Facts facts, String edition) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(TO, facts.destination());
    fields.put(ON, facts.arrival().toString());
    fields.put(EDITION, edition);
    put(fields, Aspect.NATIONALITY, facts.nationality());
    put(fields, Aspect.RESIDENCE, facts.residence());
    put(fields, Aspect.ORIGIN, facts.origin());
    put(fields, Aspect.PURPOSE, facts.purpose() == null ? null : facts.purpose().key());
    put(fields, Aspect.AGE, facts.age() == null ? null : facts.age().toString());
    if (facts.stays() != null) {
      fields.put(asked(Aspect.STAYS), "");
      facts.stays().forEach((country, last) -> fields.put(stay(country), last.toString()));
    }
    Set<Item> held = new HashSet<>();
    if (facts.papers() != null) {
      fields.put(asked(Aspect.PAPERS), "");
      held.addAll(facts.papers());
    }
    if (facts.vaccinations() != null) {
      fields.put(asked(Aspect.VACCINATIONS), "");
      held.addAll(facts.vaccinations());
    }
    held.forEach(item -> fields.put(held(item), ""));
    if (facts.tests() != null) {
      fields.put(asked(Aspect.TEST), "");
      facts.tests().forEach(day -> fields.put(Aspect.TEST.key(), day.toString()));
    }
    return fields.entrySet().stream()
        .map(
            field ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void put(Map<String, String> fields, Aspect aspect, String value) {
    if (value != null) {
      fields.put(aspect.key(), value);
    }
  }

  @Override
  public String toString() {
    return "TravelForm";
  }
}
