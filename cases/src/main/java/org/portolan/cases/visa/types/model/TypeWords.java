package org.portolan.cases.visa.types.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.i18n.Language;
import org.portolan.i18n.WrittenText;

/**
 * What staff wrote for a version of a kind of visa: only what the product has no words for. Of a
 * text that was public no word changes any more; it may be translated further.
 *
 * @param language the tag of the language that all of it was written in first
 * @param wordings by the keys of texts
 */
public record TypeWords(String language, Map<String, Wording> wordings) {

  public TypeWords {
    wordings =
        wordings == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(wordings));
  }

  /** Nothing, to be written in a language. */
  public static TypeWords none(Language language) {
    return new TypeWords(language.tag(), Map.of());
  }

  /** The language that all of it was written in first. */
  public Language original() {
    return Language.of(language);
  }

  /** Whether a text is among them. */
  public boolean has(String key) {
    return wordings.containsKey(key);
  }

  /** As people read it: an outdated translation is not read by anybody. */
  public Map<String, WrittenText> texts() {
    Map<String, WrittenText> texts = new HashMap<>();
    wordings.forEach((key, wording) -> texts.put(key, text(wording)));
    return texts;
  }

  private WrittenText text(Wording wording) {
    Map<Language, String> all = new HashMap<>();
    wording
        .translations()
        .forEach(
            (tag, translated) ->
                Language.find(tag)
                    .filter(into -> wording.state(into) == TranslationState.UP_TO_DATE)
                    .ifPresent(into -> all.put(into, translated.text())));
    all.put(original(), wording.text());
    return new WrittenText(original(), all);
  }

  /**
   * The same with some texts translated into a language; a blank one takes the translation away.
   */
  public TypeWords translated(Language into, Map<String, String> texts) {
    Map<String, Wording> all = new TreeMap<>(wordings);
    texts.forEach(
        (key, text) -> all.computeIfPresent(key, (same, was) -> was.translated(into, text)));
    return new TypeWords(language, all);
  }

  /** How many of them there are not, or not any more, in a language. */
  public long toTranslate(Language into) {
    return into.tag().equals(language)
        ? 0
        : wordings.values().stream().filter(one -> one.state(into).isWork()).count();
  }
}
