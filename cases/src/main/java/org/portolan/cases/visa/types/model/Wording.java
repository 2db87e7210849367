package org.portolan.cases.visa.types.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.i18n.Language;

/**
 * A text that staff wrote for a kind of visa.
 *
 * @param text in the language that it was written in first
 * @param translations by the tag of their language
 */
public record Wording(String text, Map<String, Translated> translations) {

  public Wording {
    translations =
        translations == null
            ? Map.of()
            : Collections.unmodifiableSortedMap(new TreeMap<>(translations));
  }

  /**
   * A translation.
   *
   * @param of the text that it says; when that is another by now, the translation is outdated
   */
  public record Translated(String text, String of) {}

  /** As it was first written, and in no other language. */
  public static Wording of(String text) {
    return new Wording(text, Map.of());
  }

  /** The same translations of a text that was written anew: they are to be looked at again. */
  public Wording rewritten(String anew) {
    return new Wording(anew, translations);
  }

  /** The same with another translation; without one when it is blank. */
  Wording translated(Language into, String anew) {
    Map<String, Translated> all = new TreeMap<>(translations);
    if (anew.isBlank()) {
      all.remove(into.tag());
    } else {
      all.put(into.tag(), new Translated(anew.strip(), text));
    }
    return new Wording(text, all);
  }

  /** What there is in a language, whether or not it says the same. */
  public Optional<String> in(Language language) {
    return Optional.ofNullable(translations.get(language.tag())).map(Translated::text);
  }

  /** How it stands in a language that it is translated into. */
  public TranslationState state(Language language) {
    Translated found = translations.get(language.tag());
    return TranslationState.of(
        found != null, false, false, found != null && !found.of.equals(text), true);
  }
}
