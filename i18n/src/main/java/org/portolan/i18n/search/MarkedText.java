package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.Highlights.Part;
import org.portolan.i18n.search.Terms.Span;

/** A text with what was found in it; places are those of the folded text. */
final class MarkedText {

  /** Inside other words, fewer letters are everywhere. */
  private static final int SHORTEST_INSIDE = 4;

  /** Where consonants alone, or whole syllables, are letters. */
  private static final int SHORTEST_DENSE = 2;

  /**
   * Something found.
   *
   * @param word the number of the word that was typed
   */
  record Mark(int start, int end, int word) {}

  private final FoldedText folded;
  private final List<Piece> pieces;
  private List<Mark> marks = new ArrayList<>();

  MarkedText(String text) {
    folded = SearchFolding.of(text);
    pieces = Piece.of(folded.text());
  }

  /** The word itself, in whatever form; how often. */
  int direct(SearchQuery.Word word, int number) {
    int before = marks.size();
    if (word.unspaced()) {
      int at = folded.text().indexOf(word.text());
      while (at >= 0) {
        marks.add(new Mark(at, at + word.text().length(), number));
        at = folded.text().indexOf(word.text(), at + word.text().length());
      }
      return marks.size() - before;
    }
    for (Piece piece : pieces) {
      if (!piece.unspaced() && fits(word, piece)) {
        marks.add(new Mark(piece.start(), piece.end(), number));
      }
    }
    return marks.size() - before;
  }

  private boolean fits(SearchQuery.Word word, Piece piece) {
    String text = text(piece);
    int shortest = alphabetic(word.text()) ? SHORTEST_INSIDE : SHORTEST_DENSE;
    if (word.text().length() < shortest) {
      return text.equals(word.text());
    }
    return WordMatches.fits(word, SearchQuery.written(folded, piece), text);
  }

  private static boolean alphabetic(String word) {
    return switch (SearchIndex.script(word)) {
      case UScript.LATIN, UScript.CYRILLIC, UScript.GREEK, UScript.COMMON -> true;
      default -> false;
    };
  }

  /** Words with an error; how often. */
  int guessed(SearchQuery.Word word, int number) {
    return add(word, number, text -> OneError.between(word.text(), text));
  }

  /** Words of another script that sound like it. */
  void sounding(SearchQuery.Word word, int number) {
    add(word, number, text -> Sounds.alike(word.text(), text));
  }

  private int add(SearchQuery.Word word, int number, Predicate<String> fits) {
    int before = marks.size();
    for (Piece piece : pieces) {
      if (!word.unspaced() && !piece.unspaced() && fits.test(text(piece))) {
        marks.add(new Mark(piece.start(), piece.end(), number));
      }
    }
    return marks.size() - before;
  }

  /** Other words for the same. */
  void throughTerms(SearchQuery.Word word, int number, Language language) {
    for (Span span : Terms.product().inPage(language, folded.text(), pieces)) {
      if (word.terms().contains(span.term()) || word.nearTerms().contains(span.term())) {
        marks.add(new Mark(span.start(), span.end(), number));
      }
    }
  }

  private String text(Piece piece) {
    return LookAlikes.undone(folded.text().substring(piece.start(), piece.end()));
  }

  /** In the order of the text, none over another. */
  void order() {
    marks.sort(
        Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
    List<Mark> apart = new ArrayList<>();
    int end = 0;
    for (Mark mark : marks) {
      if (mark.start() >= end) {
        apart.add(mark);
        end = mark.end();
      }
    }
    marks = apart;
  }

  List<Mark> marks() {
    return marks;
  }

  int length() {
    return folded.text().length();
  }

  /** So many letters of this text as are as wide as these of Latin. */
  int columns(int letters) {
    return length() > 0 && Piece.isWide(folded.text().codePointAt(0)) ? letters / 2 : letters;
  }

  /** The beginning of a word near a place. */
  int wordAfter(int place, int within) {
    for (int at = place; at < Math.min(length(), place + within); at++) {
      if (Character.isWhitespace(folded.text().charAt(at))) {
        return at + 1;
      }
    }
    return place;
  }

  /** The end of a word near a place. */
  int wordBefore(int place, int within) {
    for (int at = place; at > Math.max(0, place - within); at--) {
      if (Character.isWhitespace(folded.text().charAt(at))) {
        return at;
      }
    }
    return place;
  }

  /** What was written between two places, cut where something was found begins and ends. */
  List<Part> parts(int start, int end) {
    List<Part> parts = new ArrayList<>();
    int at = folded.from()[start];
    int last = end == length() ? folded.source().length() : folded.from()[end];
    for (Mark mark : marks) {
      int from = folded.from()[mark.start()];
      int to = folded.sourceEnd(mark.end());
      if (from >= at && to <= last) {
        add(parts, at, from, false);
        add(parts, from, to, true);
        at = to;
      }
    }
    add(parts, at, last, false);
    return parts;
  }

  private void add(List<Part> parts, int from, int to, boolean found) {
    if (to > from) {
      parts.add(new Part(folded.source().substring(from, to), found));
    }
  }
}
