package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.search.Terms.Span;
import org.portolan.i18n.search.Terms.Term;

/** The words of all terms in one language, and where they stand in a text, in whatever form. */
final class TermPhrases {

  /** Words of pages whose phrases are remembered; then the memory begins anew. */
  private static final int REMEMBERED = 100_000;

  /** What Arabic and Persian write in front of a word, and behind it, without a space. */
  private static final Set<String> ARABIC_BEFORE =
      Set.of(
          "", "ال", "و", "ب", "ل", "ف", "ك", "وال", "بال", "كال", "فال", "لل", "ولل", "ول", "وب");

  private static final Set<String> ARABIC_BEHIND =
      Set.of(
          "", "ه", "ي", "ا", "ت", "ها", "هاي", "هايي", "ات", "ان", "ين", "ون", "هم", "نا", "كم",
          "ته", "تها", "تهم", "تي", "تك", "تنا", "ك", "ش", "م", "يه");

  private static final int GROWN = -1;

  private static final int MOST_BEFORE = 2;
  private static final int MOST_BEHIND = 3;

  private record Word(String text, String core, List<WordStems.Stem> stems) {

    static Word of(String text) {
      String core = text.startsWith("ال") && text.length() > 4 ? text.substring(2) : text;
      List<WordStems.Stem> stems = new ArrayList<>(WordStems.of(text));
      stems.addAll(WordStems.whole(text));
      return new Word(text, core, stems);
    }

    /**
     * Whether a word of a text is a form of this one.
     *
     * @param bare what remains of it without prefixes and endings
     */
    boolean fits(String word, List<WordStems.Stem> bare) {
      if (word.equals(text)) {
        return true;
      }
      if (!grows(text)) {
        return begins(word);
      }
      int at = word.indexOf(core);
      boolean grown =
          at >= 0
              && (UScript.getScript(text.codePointAt(0)) == UScript.ARABIC
                  ? arabic(word.substring(0, at), word.substring(at + core.length()))
                  : ethiopic(at, word.length() - at - core.length()));
      return grown || is(bare);
    }

    private boolean is(List<WordStems.Stem> bare) {
      for (WordStems.Stem stem : bare) {
        if (stem.text().equals(text)) {
          return true;
        }
      }
      return false;
    }

    private boolean begins(String word) {
      for (WordStems.Stem stem : stems) {
        if (stem.fits(word)) {
          return true;
        }
      }
      return false;
    }

    private static boolean arabic(String before, String behind) {
      return ARABIC_BEFORE.contains(before) && ARABIC_BEHIND.contains(behind);
    }

    /** Nearly every letter can be a prefix; the shorter the word, the fewer are believed. */
    private boolean ethiopic(int before, int behind) {
      int most = core.length() - 1;
      return before <= Math.min(MOST_BEFORE, most) && behind <= Math.min(MOST_BEHIND, most);
    }
  }

  private record Phrase(int term, String text, List<Word> words) {}

  private final List<Phrase> spaced = new ArrayList<>();

  /** Numbers of phrases; under one key those before whose first word something may grow. */
  private final Map<Integer, List<Integer>> byFirstLetter = new HashMap<>();

  private final List<Phrase> unspaced = new ArrayList<>();
  private final Map<String, int[]> beginning = new ConcurrentHashMap<>();

  TermPhrases(List<Term> terms, String tag) {
    for (int i = 0; i < terms.size(); i++) {
      for (String words : terms.get(i).words().getOrDefault(tag, List.of())) {
        add(i, SearchFolding.fold(words));
      }
    }
  }

  private void add(int term, String folded) {
    List<Piece> pieces = Piece.of(folded);
    if (pieces.stream().anyMatch(Piece::unspaced)) {
      unspaced.add(new Phrase(term, folded, List.of()));
    } else {
      List<Word> words =
          pieces.stream()
              .map(piece -> Word.of(folded.substring(piece.start(), piece.end())))
              .toList();
      int letter = grows(folded) ? GROWN : folded.codePointAt(0);
      byFirstLetter.computeIfAbsent(letter, unused -> new ArrayList<>()).add(spaced.size());
      spaced.add(new Phrase(term, folded, words));
    }
  }

  /** For pages: what a word begins is remembered. */
  List<Span> known(String folded, List<Piece> pieces) {
    if (beginning.size() > REMEMBERED) {
      beginning.clear();
    }
    return find(folded, pieces, true);
  }

  /** For what people type: nothing of it is kept. */
  List<Span> in(String folded, List<Piece> pieces) {
    return find(folded, pieces, false);
  }

  private List<Span> find(String folded, List<Piece> pieces, boolean remember) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < pieces.size() && !spaced.isEmpty(); i++) {
      String word = word(folded, pieces.get(i));
      int[] begun = remember ? beginning.computeIfAbsent(word, this::begunBy) : begunBy(word);
      for (int phrase : begun) {
        goesOn(folded, pieces, i, spaced.get(phrase), spans);
      }
    }
    for (Phrase phrase : unspaced) {
      int at = folded.indexOf(phrase.text());
      for (; at >= 0; at = folded.indexOf(phrase.text(), at + phrase.text().length())) {
        spans.add(new Span(phrase.term(), at, at + phrase.text().length()));
      }
    }
    return spans;
  }

  private int[] begunBy(String word) {
    List<WordStems.Stem> bare = bare(word);
    List<Integer> candidates =
        grows(word)
            ? byFirstLetter.getOrDefault(GROWN, List.of())
            : byFirstLetter.getOrDefault(word.codePointAt(0), List.of());
    return candidates.stream()
        .filter(phrase -> spaced.get(phrase).words().get(0).fits(word, bare))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether words of its script have something grown in front of them. */
  private static boolean grows(String word) {
    int script = UScript.getScript(word.codePointAt(0));
    return script == UScript.ARABIC || script == UScript.ETHIOPIC;
  }

  private static List<WordStems.Stem> bare(String word) {
    return grows(word) ? WordStems.of(word) : List.of();
  }

  private static void goesOn(
      String folded, List<Piece> pieces, int first, Phrase phrase, List<Span> spans) {
    int last = first + phrase.words().size() - 1;
    if (last >= pieces.size()) {
      return;
    }
    for (int i = first + 1; i <= last; i++) {
      String word = word(folded, pieces.get(i));
      if (!phrase.words().get(i - first).fits(word, bare(word))) {
        return;
      }
    }
    spans.add(new Span(phrase.term(), pieces.get(first).start(), pieces.get(last).end()));
  }

  /** Terms of one word that is one error away. */
  Set<Integer> near(String word) {
    Set<Integer> near = new TreeSet<>();
    for (Phrase phrase : spaced) {
      if (phrase.words().size() == 1 && OneError.between(word, phrase.text())) {
        near.add(phrase.term());
      }
    }
    return near;
  }

  private static String word(String folded, Piece piece) {
    return LookAlikes.undone(folded.substring(piece.start(), piece.end()));
  }
}
