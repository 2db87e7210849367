package org.portolan.i18n.reading;

import org.portolan.i18n.Languages;

/**
 * Finds the phrases of one meaning: in any language, anywhere in a text of any length, denied or
 * not. Such phrases are for what nobody must miss for the sake of the right language.
 */
final class Anywhere {

  /** Danger to somebody's life or freedom. */
  static final Anywhere CRISIS = new Anywhere("crisis");

  /** The question whether a text is really ours. */
  static final Anywhere YOURS = new Anywhere("yours");

  private final String meaning;
  private final Phrases phrases = new Phrases();

  private Anywhere(String meaning) {
    this.meaning = meaning;
    Languages.travellers().stream()
        .flatMap(language -> WordList.of(language.tag()).ofMeaning(meaning).stream())
        .forEach(phrase -> phrases.add(phrase, Item.says(meaning)));
  }

  boolean isIn(String folded) {
    return Lexicon.items(Tokens.of(folded, phrases::knows), phrases).stream()
        .anyMatch(item -> item.means(meaning));
  }
}
