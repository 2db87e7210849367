package org.portolan.i18n;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which languages there are, for whom, and what is read instead where a text is missing: data from
 * {@code languages.json}.
 */
public final class Languages {

  /** One line of the data file. */
  record Facts(
      String tag,
      String ownName,
      String direction,
      String digits,
      boolean staff,
      boolean reviewed,
      List<String> fallbacks,
      List<String> countries) {}

  private static final Map<String, Facts> FACTS = new LinkedHashMap<>();
  private static final Map<String, Language> BY_LOWER_CASE_TAG = new LinkedHashMap<>();
  private static final Map<String, Language> BY_COUNTRY = new LinkedHashMap<>();
  private static final Map<Language, List<Language>> FALLBACKS = new LinkedHashMap<>();
  private static final Map<Language, ULocale> LOCALES = new LinkedHashMap<>();
  private static final Map<Language, String> DIGITS = new LinkedHashMap<>();

  static {
    for (Facts facts : read()) {
      Language language = new Language(facts.tag());
      FACTS.put(facts.tag(), facts);
      BY_LOWER_CASE_TAG.put(facts.tag().toLowerCase(Locale.ROOT), language);
      facts.countries().forEach(country -> BY_COUNTRY.put(country, language));
      LOCALES.put(
          language,
          ULocale.forLanguageTag(facts.tag() + "-u-ca-gregory-hc-h23-nu-" + facts.digits()));
    }
    LOCALES.forEach(
        (language, locale) ->
            DIGITS.put(language, NumberingSystem.getInstance(locale).getDescription()));
    FACTS.values().forEach(facts -> FALLBACKS.put(new Language(facts.tag()), chain(facts)));
  }

  private Languages() {}

  /** The languages travellers can be written to in, most common first. */
  public static List<Language> travellers() {
    return List.copyOf(FALLBACKS.keySet());
  }

  /** The languages of the staff workspace. */
  public static List<Language> staff() {
    return FALLBACKS.keySet().stream().filter(language -> facts(language).staff()).toList();
  }

  /**
   * Where to look for a text, in this order: the language itself first, English last. A reader of
   * Tigrinya is given Amharic before English.
   */
  public static List<Language> fallbacks(Language language) {
    facts(language);
    return FALLBACKS.get(language);
  }

  /** Whether a native reader has approved the product's texts in this language. */
  public static boolean reviewed(Language language) {
    return facts(language).reviewed();
  }

  /**
   * The language to try first with somebody of whom only a phone number is known.
   *
   * @param iso2 country of the number, ISO 3166: {@code ET}; anything else, also null, is English
   */
  public static Language ofCountry(String iso2) {
    return iso2 == null
        ? Language.ENGLISH
        : BY_COUNTRY.getOrDefault(iso2.toUpperCase(Locale.ROOT), Language.ENGLISH);
  }

  static Optional<Language> find(String tag) {
    return tag == null
        ? Optional.empty()
        : Optional.ofNullable(
            BY_LOWER_CASE_TAG.get(tag.replace('_', '-').toLowerCase(Locale.ROOT)));
  }

  static Facts facts(Language language) {
    Facts facts = FACTS.get(language.tag());
    if (facts == null) {
      throw new IllegalArgumentException("There is no language " + language.tag());
    }
    return facts;
  }

  static ULocale locale(Language language) {
    facts(language);
    return LOCALES.get(language);
  }

  /** Zero to nine. */
  static String digits(Language language) {
    facts(language);
    return DIGITS.get(language);
  }

  private static List<Language> chain(Facts facts) {
    List<Language> chain = new ArrayList<>();
    chain.add(new Language(facts.tag()));
    for (String fallback : facts.fallbacks()) {
      chain.add(
          find(fallback)
              .orElseThrow(
                  () -> new IllegalStateException(facts.tag() + " falls back to " + fallback)));
    }
    return List.copyOf(chain);
  }

  private static Facts[] read() {
    try (InputStream data = Languages.class.getResourceAsStream("languages.json")) {
      return JsonMapper.builder().build().readValue(data, Facts[].class);
    } catch (IOException e) {
      throw new UncheckedIOException("languages.json cannot be read", e);
    }
  }
}
