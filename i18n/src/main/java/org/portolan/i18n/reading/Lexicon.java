package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.Item.Kind;

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
          "wrong-person",
          "no-keyword",
          "crisis",
          "yours");

  private static final Map<Language, Lexicon> LEXICONS = new ConcurrentHashMap<>();
  private static final WordList COMMON = WordList.of("common");

  private final Phrases phrases = new Phrases();
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
    WordList own = WordList.of(language.tag());
    forms = new WordForms(own, phrases::knows);
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
    return items(forms.resolve(Tokens.of(foldedText, phrases::knows)), phrases);
  }

  /** Tokens as what they mean, the longest phrase first. */
  static List<Item> items(List<Token> tokens, Phrases phrases) {
    List<Item> items = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      Token token = tokens.get(i);
      int length = 1;
      if (token.kind() == Token.Kind.WORD) {
        Phrases.Found found =
            phrases.longest(tokens, i).orElse(new Phrases.Found(Item.of(Kind.UNKNOWN), 1));
        items.add(found.item());
        length = found.length();
      } else if (token.kind() == Token.Kind.NUMBER) {
        items.add(Item.number(token.number()));
      } else {
        items.add(Item.of(Kind.valueOf(token.kind().name())));
      }
      i += length;
    }
    return items;
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
