package org.portolan.i18n.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.Item.Kind;

/**
 * Finds STOP, START, HELP and WRONG_PERSON. Some phrases mean it wherever they stand ({@code stop
 * texting}), some words only when there is nothing else but politeness ({@code -alone} in the word
 * lists), some only when they are the whole message ({@code -exact}); {@code *} stands for a few
 * words between ({@code do not want * messages}). A denied one ({@code do not stop}) is none.
 */
final class Keywords {

  private static final Map<Language, Keywords> KEYWORDS = new ConcurrentHashMap<>();

  /** A wrong person has more to say than STOP, and both stop the messages. */
  private static final List<Keyword> PRECEDENCE =
      List.of(Keyword.WRONG_PERSON, Keyword.STOP, Keyword.HELP, Keyword.START);

  /** In a longer story than this, a word alone is not a wish. */
  private static final int MOST_UNKNOWN_WORDS = 40;

  private final Phrases phrases = new Phrases();
  private final GappedPhrases gapped = new GappedPhrases();

  private Keywords(Language language) {
    if (!language.equals(Language.ENGLISH)) {
      add(WordList.of(Language.ENGLISH.tag()));
    }
    add(WordList.of(language.tag()));
  }

  static Optional<Keyword> read(String folded, Language language) {
    Optional<Keyword> own = readIn(folded, language, true);
    if (own.isPresent()) {
      return own;
    }
    Lexicon lexicon = Lexicon.of(language);
    boolean answer = lexicon.read(folded).stream().noneMatch(item -> item.is(Kind.UNKNOWN));
    return answer
        ? Optional.empty()
        : Languages.travellers().stream()
            .filter(other -> !other.equals(language))
            .map(other -> readIn(folded, other, false))
            .flatMap(Optional::stream)
            .findFirst();
  }

  /** Whether a text is nothing but a word such as {@code info}. */
  static boolean isInfo(String folded, Language language) {
    return isAll(items(folded, language), "help");
  }

  private static Optional<Keyword> readIn(String folded, Language language, boolean own) {
    List<Item> items = items(folded, language);
    long unknown = items.stream().filter(item -> item.is(Kind.UNKNOWN)).count();
    for (Keyword keyword : PRECEDENCE) {
      String name = name(keyword);
      boolean said = saidAnywhere(items, name) || saidAlone(items, name) || isAll(items, name);
      boolean calls = own && keyword == Keyword.HELP && saidFirst(items, name);
      if (unknown <= MOST_UNKNOWN_WORDS && (said || calls)) {
        return Optional.of(keyword);
      }
    }
    return Optional.empty();
  }

  private static boolean saidAnywhere(List<Item> items, String name) {
    boolean denied = false;
    boolean said = false;
    for (Item item : items) {
      switch (item.kind()) {
        case NOT, NO -> denied = true;
        case COMMA, END, BUT, QUESTION -> denied = false;
        case NOT_AFTER -> said = false;
        default -> said |= item.means(name) && !denied;
      }
    }
    return said;
  }

  private static boolean saidAlone(List<Item> items, String name) {
    String alone = name + "-alone";
    boolean said = items.stream().anyMatch(item -> item.means(alone));
    return said
        && items.stream()
            .allMatch(
                item ->
                    item.means(alone)
                        || item.means(name)
                        || item.is(Kind.SMALL)
                        || item.is(Kind.COMMA)
                        || item.is(Kind.END));
  }

  private static boolean isAll(List<Item> items, String name) {
    return items.stream().anyMatch(item -> item.means(name + "-exact"))
        && items.stream().allMatch(item -> item.means(name + "-exact") || item.is(Kind.END));
  }

  /** "Help, my son …": whoever begins so is not asked to say it otherwise. */
  private static boolean saidFirst(List<Item> items, String name) {
    boolean first =
        items.stream()
            .filter(item -> !item.is(Kind.SMALL))
            .findFirst()
            .filter(item -> item.means(name + "-alone"))
            .isPresent();
    return first && items.stream().noneMatch(item -> item.is(Kind.NOT_AFTER));
  }

  private static List<Item> items(String folded, Language language) {
    Keywords own = KEYWORDS.computeIfAbsent(language, Keywords::new);
    List<Token> tokens = Tokens.of(folded, own.phrases::knows);
    return Lexicon.items(tokens, own.phrases, List.of(own.gapped));
  }

  private void add(WordList words) {
    for (Kind kind : List.of(Kind.NOT, Kind.NO, Kind.NOT_AFTER, Kind.BUT)) {
      words.of(kind).forEach(phrase -> phrases.add(phrase, Item.of(kind)));
    }
    words.of(Kind.SMALL).forEach(phrase -> phrases.add(phrase, Item.of(Kind.SMALL)));
    words.ofMeaning("polite").forEach(phrase -> phrases.add(phrase, Item.of(Kind.SMALL)));
    for (Keyword keyword : PRECEDENCE) {
      for (String form : List.of("", "-alone", "-exact")) {
        String meaning = name(keyword) + form;
        words.ofMeaning(meaning).forEach(phrase -> add(phrase, Item.says(meaning)));
      }
    }
    words.ofMeaning("no-keyword").forEach(phrase -> add(phrase, Item.of(Kind.UNKNOWN)));
  }

  private void add(String phrase, Item item) {
    if (GappedPhrases.hasGap(phrase)) {
      gapped.add(phrase, item);
    } else {
      phrases.add(phrase, item);
    }
  }

  private static String name(Keyword keyword) {
    return keyword.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
