package org.portolan.i18n.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.Item.Kind;

/**
 * The words with which people ask where their own matter stands, and those that they put around
 * them. A text asks it when it has nothing else in it: whoever tells more is read by a person.
 */
final class StatusWords {

  /** Characters; whoever writes more has more to say. */
  private static final int LONGEST = 120;

  private static final String STATUS = "status";

  private static final Map<Language, Phrases> BY_LANGUAGE = byLanguage();

  private StatusWords() {}

  static boolean isAsked(String folded) {
    return folded.length() <= LONGEST
        && BY_LANGUAGE.values().stream().anyMatch(phrases -> isAsked(folded, phrases));
  }

  private static boolean isAsked(String folded, Phrases phrases) {
    List<Item> items = Lexicon.items(Tokens.of(folded, phrases::knows), phrases);
    return items.stream().anyMatch(item -> item.means(STATUS))
        && items.stream().allMatch(StatusWords::belongs);
  }

  private static boolean belongs(Item item) {
    return item.means(STATUS)
        || item.is(Kind.SMALL)
        || item.is(Kind.COMMA)
        || item.is(Kind.END)
        || item.is(Kind.QUESTION);
  }

  /** The words of English and of related languages stand in texts of every language. */
  private static Map<Language, Phrases> byLanguage() {
    Map<Language, Phrases> all = new LinkedHashMap<>();
    for (Language language : Languages.travellers()) {
      List<WordList> lists =
          Stream.concat(Languages.fallbacks(language).stream(), Stream.of(Language.ENGLISH))
              .map(one -> WordList.of(one.tag()))
              .toList();
      Phrases phrases = new Phrases();
      for (String around : List.of("status-about", "help-exact", "polite", "small")) {
        add(phrases, lists, around, Item.of(Kind.SMALL));
      }
      add(phrases, lists, STATUS, Item.says(STATUS));
      all.put(language, phrases);
    }
    return all;
  }

  private static void add(Phrases phrases, List<WordList> lists, String meaning, Item item) {
    lists.stream()
        .flatMap(words -> words.ofMeaning(meaning).stream())
        .forEach(phrase -> phrases.add(phrase, item));
  }
}
