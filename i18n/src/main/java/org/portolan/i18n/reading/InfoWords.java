package org.portolan.i18n.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.Item.Kind;

/** The words such as INFO in every language, and those that people put around them. */
final class InfoWords {

  /** Written as part of the word: the quarantine, about quarantine. */
  private static final Map<String, String> ARTICLES = Map.of("ar", "ال", "am", "ስለ");

  private final Map<List<String>, Set<Language>> languages = new HashMap<>();
  private final Phrases polite = new Phrases();
  private final Phrases small = new Phrases();
  private int longest;

  InfoWords() {
    for (Language language : Languages.travellers()) {
      WordList words = WordList.of(language.tag());
      words.ofMeaning("help-exact").forEach(phrase -> add(language, phrase));
      for (String phrase : words.ofMeaning("polite")) {
        polite.add(phrase, Item.of(Kind.SMALL));
        small.add(phrase, Item.of(Kind.SMALL));
      }
      words.ofMeaning("info-about").forEach(phrase -> small.add(phrase, Item.of(Kind.SMALL)));
      words.of(Kind.SMALL).forEach(phrase -> small.add(phrase, Item.of(Kind.SMALL)));
    }
  }

  private void add(Language language, String phrase) {
    List<String> words = Tokens.wordsOf(phrase);
    languages.computeIfAbsent(words, unused -> new LinkedHashSet<>()).add(language);
    longest = Math.max(longest, words.size());
  }

  /**
   * A word such as INFO at the beginning or the end of a text.
   *
   * @param rest the words after or before it
   */
  record Found(Set<Language> languages, boolean latin, List<String> rest) {}

  Optional<Found> in(List<String> words) {
    for (int length = Math.min(longest, words.size()); length > 0; length--) {
      int end = words.size() - length;
      List<String> first = words.subList(0, length);
      List<String> last = words.subList(end, words.size());
      if (languages.containsKey(first)) {
        return Optional.of(found(first, words.subList(length, words.size())));
      }
      if (languages.containsKey(last)) {
        return Optional.of(found(last, words.subList(0, end)));
      }
    }
    return Optional.empty();
  }

  private Found found(List<String> info, List<String> rest) {
    return new Found(languages.get(info), isLatin(String.join("", info)), rest);
  }

  /** The words without politeness; with a word such as INFO also without what leads to it. */
  List<String> without(List<String> words) {
    List<String> fewest = without(words, small);
    return in(fewest).isPresent() ? fewest : without(words, polite);
  }

  private static List<String> without(List<String> words, Phrases what) {
    List<Token> tokens = words.stream().map(word -> new Token(Token.Kind.WORD, word)).toList();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      int length = what.longest(tokens, i).map(Phrases.Found::length).orElse(0);
      if (length == 0) {
        left.add(words.get(i));
      }
      i += Math.max(1, length);
    }
    return left;
  }

  /** What a language puts before a word without a space. */
  static Optional<String> article(Language language) {
    return Optional.ofNullable(ARTICLES.get(language.tag()));
  }

  static boolean isLatin(String word) {
    return word.codePoints().allMatch(c -> c < 0x80);
  }
}
