package org.portolan.i18n;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where people travel from and to, and what their documents say they are: today's countries, people
 * without one, countries that no longer exist with those that took their place, and the imaginary
 * countries of samples. Codes are ISO 3166-1 alpha-3, of people without a country those of ICAO Doc
 * 9303, of samples such as ISO leaves to its users.
 */
public final class TravelCountries {

  /** Holders of documents for stateless people, refugees of the Convention, and other refugees. */
  public static final List<String> WITHOUT_COUNTRY = List.of("XXA", "XXB", "XXC");

  /** Imaginary countries. */
  public static final List<String> SAMPLES = List.of("QSA", "QSB");

  /** Countries that no longer exist, and whose papers their people have now. */
  private static final Map<String, List<String>> FORMER = new LinkedHashMap<>();

  private static final Map<Language, List<Named>> BY_LANGUAGE = new ConcurrentHashMap<>();
  private static final Map<Language, Map<String, String>> NAMES = new ConcurrentHashMap<>();

  static {
    FORMER.put(
        "SUN",
        List.of(
            "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LVA", "LTU", "MDA", "RUS", "TJK",
            "TKM", "UKR", "UZB"));
    FORMER.put("YUG", List.of("BIH", "HRV", "MKD", "MNE", "SRB", "SVN", "RKS"));
    FORMER.put("CSK", List.of("CZE", "SVK"));
    FORMER.put("SCG", List.of("MNE", "SRB", "RKS"));
    FORMER.put("DDR", List.of("DEU"));
    FORMER.put("ANT", List.of("NLD", "CUW", "SXM", "BES"));
  }

  private TravelCountries() {}

  /**
   * A country by name.
   *
   * @param code such as {@code ETH}
   */
  public record Named(String code, String name) {}

  /** Today's countries in the order of a language. */
  public static List<Named> sorted(Language language) {
    return BY_LANGUAGE.computeIfAbsent(language, TravelCountries::sort);
  }

  private static List<Named> sort(Language language) {
    Collator order = Collator.getInstance(language.locale());
    List<Named> named = new ArrayList<>();
    Stream.concat(Countries.sorted(language).stream(), Stream.of("RKS"))
        .forEach(code -> named.add(new Named(code, name(code, language))));
    named.sort(Comparator.comparing(Named::name, order::compare));
    return List.copyOf(named);
  }

  /** Codes of countries that no longer exist. */
  public static List<String> former() {
    return List.copyOf(FORMER.keySet());
  }

  /** Whose papers people of a country that no longer exists may have now; empty for others. */
  public static List<String> successors(String code) {
    return FORMER.getOrDefault(code, List.of());
  }

  /** Whatever a nationality can be. */
  public static List<String> nationalities() {
    return Stream.concat(
            sorted(Language.ENGLISH).stream().map(Named::code), WITHOUT_COUNTRY.stream())
        .toList();
  }

  /** Whether there is such a country today, a sample's included. */
  public static boolean isCountry(String code) {
    return code != null
        && (SAMPLES.contains(code)
            || "RKS".equals(code)
            || Countries.has(code) && !Countries.FURTHER.contains(code));
  }

  /** Whether a document can say so. */
  public static boolean isNationality(String code) {
    return isCountry(code) || WITHOUT_COUNTRY.contains(code);
  }

  /** The name of any of these codes; the code itself when it is none of them. */
  public static String name(String code, Language language) {
    if (!isNationality(code) && !FORMER.containsKey(code)) {
      return code;
    }
    // finding a name anew takes longer than deciding who may enter
    return NAMES
        .computeIfAbsent(language, unused -> new ConcurrentHashMap<>())
        .computeIfAbsent(code, one -> written(one, language));
  }

  private static String written(String code, Language language) {
    if ("RKS".equals(code)) {
      return Countries.named("XK", language);
    }
    return Countries.name(code, language)
        .orElseGet(() -> Texts.product().text(language, "travel.country." + code));
  }

  /** ISO 3166-1 alpha-2 of a country, if it has one. */
  public static Optional<String> alpha2(String code) {
    return Countries.alpha2(code);
  }
}
