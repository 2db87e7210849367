package org.portolan.i18n.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.i18n.search.Terms.Span;

/**
 * What somebody looks for: words as they typed them, and what these may stand for. It is personal
 * until proven otherwise: it lives as long as the request, and {@code toString} does not tell it.
 */
public final class SearchQuery {

  /** Characters that are read; who writes more is told so. */
  public static final int LONGEST = 200;

  /** Words that are looked for. */
  static final int MOST_WORDS = 12;

  /** Characters of a question to a person by which similar pages are found. */
  private static final int LONGEST_QUESTION = 1_000;

  private static final int MOST_WORDS_OF_QUESTION = 32;

  /** Shared by nobody: each use takes a clone. */
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  /**
   * A word.
   *
   * @param written in small letters, as it was typed
   * @param text folded
   * @param unspaced whether its script writes no spaces between words
   * @param stems what remains of it without prefix or ending
   * @param terms of the list that it belongs to
   * @param nearTerms of which it is one error away, where it belongs to none
   */
  record Word(
      String written,
      String text,
      boolean unspaced,
      List<WordStems.Stem> stems,
      Set<Integer> terms,
      Set<Integer> nearTerms) {}

  private final String typed;
  private final boolean clipped;
  private final String phrase;
  private final List<Word> words;

  private SearchQuery(String typed, boolean clipped, String phrase, List<Word> words) {
    this.typed = typed;
    this.clipped = clipped;
    this.phrase = phrase;
    this.words = words;
  }

  /**
   * Reads what was typed.
   *
   * @param typed in any script, of any length; null is nothing
   */
  public static SearchQuery of(String typed) {
    return of(typed, LONGEST, MOST_WORDS);
  }

  /**
   * Reads what somebody asks a person, in sentences: more of it than of a search.
   *
   * @param typed in any script, of any length; null is nothing
   */
  public static SearchQuery ofQuestion(String typed) {
    return of(typed, LONGEST_QUESTION, MOST_WORDS_OF_QUESTION);
  }

  private static SearchQuery of(String typed, int longest, int mostWords) {
    String text = typed == null ? "" : typed.strip();
    boolean tooLong = text.length() > longest;
    String read = tooLong ? text.substring(0, letterBefore(text, longest)) : text;
    FoldedText folded = SearchFolding.of(read);
    List<Piece> pieces = Piece.of(folded.text());
    Map<String, Word> words = new LinkedHashMap<>();
    List<Span> spans = Terms.product().inQuery(folded.text(), pieces);
    for (Piece piece : pieces) {
      for (Piece word : piece.unspaced() ? cut(folded.text(), piece) : List.of(piece)) {
        Word found = word(folded, word, spans);
        words.putIfAbsent(found.text(), found);
      }
    }
    List<Word> wanted = withoutSingleLetters(List.copyOf(words.values()));
    boolean tooMany = wanted.size() > mostWords;
    return new SearchQuery(
        read,
        tooLong || tooMany,
        folded.text().strip(),
        tooMany ? wanted.subList(0, mostWords) : wanted);
  }

  private static int letterBefore(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  /** The words in writing without spaces, by the dictionaries of ICU. */
  private static List<Piece> cut(String folded, Piece run) {
    BreakIterator breaks = WORDS.clone();
    breaks.setText(folded.substring(run.start(), run.end()));
    List<Piece> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      words.add(new Piece(run.start() + start, run.start() + end, true));
      start = end;
    }
    return words;
  }

  private static Word word(FoldedText folded, Piece piece, List<Span> spans) {
    String text = folded.text().substring(piece.start(), piece.end());
    Set<Integer> terms = new TreeSet<>();
    for (Span span : spans) {
      if (span.start() < piece.end() && piece.start() < span.end()) {
        terms.add(span.term());
      }
    }
    if (piece.unspaced()) {
      return new Word(text, text, true, List.of(), terms, Set.of());
    }
    String undone = LookAlikes.undone(text);
    Set<Integer> near = terms.isEmpty() ? Terms.product().near(undone) : Set.of();
    return new Word(written(folded, piece), undone, false, WordStems.of(undone), terms, near);
  }

  /** How words are told apart when folding has made them alike. */
  static String written(FoldedText folded, Piece piece) {
    return folded.written(piece.start(), piece.end()).toLowerCase(Locale.ROOT);
  }

  /** L'entrée is looked for as entrée. */
  private static List<Word> withoutSingleLetters(List<Word> words) {
    List<Word> longer =
        words.stream().filter(word -> word.unspaced() || word.text().length() > 1).toList();
    return longer.isEmpty() ? words : longer;
  }

  /** What was read of what was typed. */
  public String typed() {
    return typed;
  }

  /** Whether only a part of what was typed is looked for. */
  public boolean clipped() {
    return clipped;
  }

  /** Whether there is nothing in it to look for. */
  public boolean empty() {
    return words.isEmpty();
  }

  String phrase() {
    return phrase;
  }

  List<Word> words() {
    return words;
  }

  @Override
  public String toString() {
    return "SearchQuery of " + words.size() + " words";
  }
}
