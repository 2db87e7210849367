package org.portolan.i18n;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Countries and whatever else issues papers: ISO 3166-1 alpha-3, and the further codes of ICAO Doc
 * 9303 part 3, section 5, for people without a country and for organisations.
 */
public final class Countries {

  /** Not countries: stateless, refugees, not stated; organisations; forms of being British. */
  public static final List<String> FURTHER =
      List.of(
          "XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "EUE", "XOM", "XPO", "XBA", "XIM", "XCC",
          "XCE", "XCO", "XEC", "XMP", "RKS", "GBD", "GBN", "GBO", "GBP", "GBS");

  private static final Map<String, String> ALPHA_2 = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      ALPHA_2.put(ULocale.getISO3Country("und_" + code), code);
    }
    ALPHA_2.remove("");
  }

  private Countries() {}

  /** Whether a code is one of these. */
  public static boolean has(String code) {
    return ALPHA_2.containsKey(code) || FURTHER.contains(code);
  }

  /** The name of a country; empty for a code that is none, such as {@code XXA}. */
  public static Optional<String> name(String code, Language language) {
    return Optional.ofNullable(ALPHA_2.get(code))
        .map(alpha2 -> new ULocale("und_" + alpha2).getDisplayCountry(language.locale()));
  }

  /** ISO 3166-1 alpha-2 of a country; empty for a code that is none. */
  public static Optional<String> alpha2(String code) {
    return Optional.ofNullable(ALPHA_2.get(code));
  }

  /** The name of a country by its ISO 3166-1 alpha-2 code; the code itself when it has none. */
  public static String named(String alpha2, Language language) {
    return new ULocale("und_" + alpha2).getDisplayCountry(language.locale());
  }

  /** All countries, as the reader of a language looks for them. */
  public static List<String> sorted(Language language) {
    Collator order = Collator.getInstance(language.locale());
    List<String> codes = new ArrayList<>(ALPHA_2.keySet());
    codes.sort(Comparator.comparing(code -> name(code, language).orElse(code), order::compare));
    return codes;
  }
}
