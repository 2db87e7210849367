package org.portolan.i18n;

import java.util.HashMap;
import java.util.Map;

/**
 * What staff wrote, in one language and perhaps in others: words as they are, never a pattern.
 *
 * @param original the language that it was written in first; it is among the texts
 */
public record WrittenText(Language original, Map<Language, String> texts) {

  public WrittenText {
    texts = Map.copyOf(texts);
    if (!texts.containsKey(original)) {
      throw new IllegalArgumentException("A text is missing in its own language");
    }
  }

  /** The language in which somebody reads it: theirs, else the next best, else the original. */
  public Language readBy(Language reader) {
    return Languages.fallbacks(reader).stream()
        .filter(texts::containsKey)
        .findFirst()
        .orElse(original);
  }

  /** The text that somebody reads. */
  public String text(Language reader) {
    return texts.get(readBy(reader));
  }

  /** The same in further languages; what is there already stays as it is. */
  WrittenText and(WrittenText other) {
    Map<Language, String> all = new HashMap<>(other.texts);
    all.putAll(texts);
    return new WrittenText(original, all);
  }
}
