package org.portolan.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The product's texts as they stand in the UTF-8 properties files, patterns not yet parsed. */
final class Bundles {

  private Bundles() {}

  /**
   * By language tag and key; travellers' messages, what calls say, public pages and staff texts.
   */
  static Map<String, Map<String, String>> product() {
    Map<String, Map<String, String>> byTag = new HashMap<>();
    for (Language language : Languages.travellers()) {
      byTag.computeIfAbsent(language.tag(), tag -> new TreeMap<>()).putAll(traveller(language));
      byTag.get(language.tag()).putAll(publicPages(language));
      byTag.get(language.tag()).putAll(voice(language));
      byTag.get(language.tag()).putAll(travel(language));
      byTag.get(language.tag()).putAll(visa(language));
      byTag.get(language.tag()).putAll(apply(language));
      byTag.get(language.tag()).putAll(chat(language));
    }
    for (Language language : Languages.staff()) {
      byTag.computeIfAbsent(language.tag(), tag -> new TreeMap<>()).putAll(staff(language));
      byTag.get(language.tag()).putAll(rules(language));
      byTag.get(language.tag()).putAll(types(language));
    }
    return byTag;
  }

  static Map<String, String> traveller(Language language) {
    return read("texts/traveller/" + language.tag() + ".properties");
  }

  static Map<String, String> voice(Language language) {
    return read("texts/voice/" + language.tag() + ".properties");
  }

  /** The checker of entry rules, on pages and as text messages. */
  static Map<String, String> travel(Language language) {
    return read("texts/travel/" + language.tag() + ".properties");
  }

  /** What is asked of whoever applies for a visa, and what becomes of it. */
  static Map<String, String> visa(Language language) {
    return read("texts/visa/" + language.tag() + ".properties");
  }

  /** The pages on which people apply for visas. */
  static Map<String, String> apply(Language language) {
    return read("texts/apply/" + language.tag() + ".properties");
  }

  /** The page on which people chat with a person, and what is said there again and again. */
  static Map<String, String> chat(Language language) {
    return read("texts/chat/" + language.tag() + ".properties");
  }

  /** The pages on which staff keep entry rules. */
  static Map<String, String> rules(Language language) {
    return read("texts/rules/" + language.tag() + ".properties");
  }

  /** The pages on which staff write kinds of visas. */
  static Map<String, String> types(Language language) {
    return read("texts/types/" + language.tag() + ".properties");
  }

  static Map<String, String> publicPages(Language language) {
    return read("texts/public/" + language.tag() + ".properties");
  }

  static Map<String, String> staff(Language language) {
    return read("texts/staff/" + language.tag() + ".properties");
  }

  private static Map<String, String> read(String name) {
    Properties properties = new Properties();
    try (InputStream file = Bundles.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + name);
      }
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }
}
