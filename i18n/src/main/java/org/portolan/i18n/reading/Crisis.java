package org.portolan.i18n.reading;

import org.portolan.i18n.Languages;

/**
 * Finds words that may tell of danger to somebody's life or freedom: in any language, anywhere in a
 * text of any length, denied or not. It misses nobody for the sake of a short list; what it finds
 * is for a person to read, and decides nothing by itself.
 */
final class Crisis {

  private static final String MEANING = "crisis";
  private static final Phrases PHRASES = phrases();

  private Crisis() {}

  static boolean isIn(String folded) {
    return Lexicon.items(Tokens.of(folded, PHRASES::knows), PHRASES).stream()
        .anyMatch(item -> item.means(MEANING));
  }

  private static Phrases phrases() {
    Phrases phrases = new Phrases();
    Languages.travellers().stream()
        .flatMap(language -> WordList.of(language.tag()).ofMeaning(MEANING).stream())
        .forEach(phrase -> phrases.add(phrase, Item.says(MEANING)));
    return phrases;
  }
}
