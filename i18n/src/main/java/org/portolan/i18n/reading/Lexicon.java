package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.Item.Kind;
import org.portolan.i18n.reading.Phrases.Found;

/**
 * The words of a language, of the languages it falls back to, and of English, as needed to read
 * answers. Where two lists disagree about a word, the language's own wins.
 */
final class Lexicon {

  /** Meanings that only {@link Keywords} reads. */
  static final Set<String> KEYWORD_MEANINGS =
      Set.of(
          "stop",
          "stop-alone",
          "stop-exact",
          "start",
          "start-alone",
          "help",
          "help-alone",
          "help-exact",
          "info-about",
          "wrong-person",
          "no-keyword",
          "crisis",
          "yours",
          "status",
          "status-about");

  private static final Map<Language, Lexicon> LEXICONS = new ConcurrentHashMap<>();
  private static final WordList COMMON = WordList.of("common");

  private final Phrases phrases = new Phrases();
  private final List<NumberWords> numbers = new ArrayList<>();
  private final WordForms forms;
  private final boolean deniesAfterwards;

  private Lexicon(Language language) {
    List<Language> chain = new ArrayList<>(Languages.fallbacks(language));
    Collections.reverse(chain);
    if (!chain.contains(Language.ENGLISH)) {
      chain.add(0, Language.ENGLISH);
    }
    add(COMMON);
    phrases.addWord(WordForms.AND, Item.of(Kind.AND));
    phrases.addWord(WordForms.NOT, Item.of(Kind.NOT));
    phrases.addWord(WordForms.NOT_AFTER, new Item(Kind.NOT_AFTER, WordForms.NOT_AFTER, null));
    chain.forEach(each -> add(WordList.of(each.tag())));
    Collections.reverse(chain);
    chain.forEach(each -> numbers.add(NumberWords.of(each)));
    WordList own = WordList.of(language.tag());
    forms = new WordForms(own, this::knows);
    deniesAfterwards = !own.of(Kind.NOT_AFTER).isEmpty();
  }

  static Lexicon of(Language language) {
    return LEXICONS.computeIfAbsent(language, Lexicon::new);
  }

  /** Whether this language denies with a word that comes after what it denies. */
  boolean deniesAfterwards() {
    return deniesAfterwards;
  }

  /** A folded text as what its words mean. */
  List<Item> read(String foldedText) {
    return items(forms.resolve(Tokens.of(foldedText, phrases::knows)), phrases, numbers);
  }

  /** Tokens as what they mean, the longest phrase first. */
  static List<Item> items(List<Token> tokens, Phrases phrases) {
    return items(tokens, phrases, List.of());
  }

  /** The same; of a phrase and what others find, the longest, and the phrase of two as long. */
  static List<Item> items(List<Token> tokens, Phrases phrases, List<? extends Finder> others) {
    List<Item> items = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      Found found = phrases.longest(tokens, i).orElseGet(single(tokens.get(i)));
      for (Finder finder : others) {
        Found other = finder.at(tokens, i).orElse(found);
        boolean longer = other.length() > found.length();
        found = longer || found.item().is(Kind.UNKNOWN) ? other : found;
      }
      items.add(found.item());
      i += found.length();
    }
    return items;
  }

  private static Supplier<Found> single(Token token) {
    return () ->
        new Found(
            switch (token.kind()) {
              case WORD -> Item.of(Kind.UNKNOWN);
              case NUMBER -> Item.number(token.number());
              default -> Item.of(Kind.valueOf(token.kind().name()));
            },
            1);
  }

  private boolean knows(String word) {
    return phrases.knows(word) || numbers.stream().anyMatch(words -> words.knows(word));
  }

  private void add(WordList words) {
    words
        .phrases()
        .forEach(
            (meaning, list) -> {
              if (!KEYWORD_MEANINGS.contains(meaning) && !WordForms.MEANINGS.contains(meaning)) {
                list.forEach(phrase -> phrases.add(phrase, item(meaning)));
              }
            });
  }

  static Item item(String meaning) {
    if (meaning.equals("polite")) {
      return Item.of(Kind.SMALL);
    }
    if (meaning.length() == 1 && Character.isDigit(meaning.charAt(0))) {
      return Item.number(new BigDecimal(meaning));
    }
    for (Kind kind : Kind.values()) {
      boolean same = kind.name().replace('_', '-').equalsIgnoreCase(meaning);
      if (same && kind != Kind.SAYS && kind != Kind.UNKNOWN) {
        return Item.of(kind);
      }
    }
    return Item.says(meaning);
  }
}
