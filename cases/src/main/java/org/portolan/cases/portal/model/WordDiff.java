package org.portolan.cases.portal.model;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.portolan.i18n.Language;

/** What has changed between two texts: by lines first, and by words within lines that changed. */
public final class WordDiff {

  /** More comparisons than this are not made: what stands between is shown as changed. */
  private static final long MOST_COMPARISONS = 4_000_000;

  /** What became of words. */
  public enum Kind {
    SAME,
    GONE,
    NEW
  }

  /** Words that stand together. */
  public record Piece(Kind kind, String text) {}

  private final Language language;
  private final List<Piece> pieces = new ArrayList<>();

  private WordDiff(Language language) {
    this.language = language;
  }

  /** The pieces of which both texts consist, in their order. */
  public static List<Piece> between(Language language, String before, String after) {
    WordDiff diff = new WordDiff(language);
    diff.lines(lines(before), lines(after));
    return List.copyOf(diff.pieces);
  }

  private void lines(List<String> before, List<String> after) {
    List<String> gone = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Piece piece : compared(before, after)) {
      switch (piece.kind) {
        case GONE -> gone.add(piece.text);
        case NEW -> added.add(piece.text);
        case SAME -> {
          words(gone, added);
          add(piece);
        }
      }
    }
    words(gone, added);
  }

  private void words(List<String> gone, List<String> added) {
    compared(words(String.join("", gone)), words(String.join("", added))).forEach(this::add);
    gone.clear();
    added.clear();
  }

  private void add(Piece piece) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).kind == piece.kind) {
      pieces.set(last, new Piece(piece.kind, pieces.get(last).text + piece.text));
    } else {
      pieces.add(piece);
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end + 1));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** Also of languages that are written without spaces. */
  private List<String> words(String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(language.locale());
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int from = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      words.add(text.substring(from, end));
      from = end;
    }
    return words;
  }

  /** The longest common subsequence, apart from what both begin and end with. */
  private static List<Piece> compared(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Piece> pieces = new ArrayList<>();
    before.subList(0, start).forEach(one -> pieces.add(new Piece(Kind.SAME, one)));
    between(
        pieces,
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end));
    before
        .subList(before.size() - end, before.size())
        .forEach(one -> pieces.add(new Piece(Kind.SAME, one)));
    return pieces;
  }

  private static void between(List<Piece> pieces, List<String> before, List<String> after) {
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (common.length > 0
          && i < before.size()
          && j < after.size()
          && before.get(i).equals(after.get(j))) {
        pieces.add(new Piece(Kind.SAME, before.get(i++)));
        j++;
      } else if (i < before.size()
          && (j == after.size() || common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
        pieces.add(new Piece(Kind.GONE, before.get(i++)));
      } else {
        pieces.add(new Piece(Kind.NEW, after.get(j++)));
      }
    }
  }

  /** How much both have in common from each place on; nothing at all when that is too much work. */
  private static int[][] common(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MOST_COMPARISONS) {
      return new int[0][];
    }
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
