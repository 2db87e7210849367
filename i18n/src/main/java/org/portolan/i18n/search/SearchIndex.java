package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.i18n.search.Terms.Span;

/**
 * Documents by what stands in them: words, pairs of neighbours where no spaces are written, and
 * terms of the list. Built once, then read by any number of threads.
 */
public final class SearchIndex {

  /** A word as it is written, and folded. */
  record Entry(String written, String text, Postings postings) {}

  /** A document, folded, with the ends of its fields. */
  record Indexed(SearchDocument document, String text, int titleEnd, int summaryEnd, int headEnd) {

    int field(int at) {
      if (at < titleEnd) {
        return Postings.TITLE;
      }
      if (at < summaryEnd) {
        return Postings.SUMMARY;
      }
      return at < headEnd ? Postings.HEADING : Postings.BODY;
    }
  }

  private static final Vocabulary NO_WORDS = new Vocabulary(List.of());

  private final List<Indexed> documents = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<Integer, Vocabulary> byScript = new HashMap<>();
  private final Map<Long, Postings> pairs = new HashMap<>();
  private final Map<Integer, Postings> terms = new HashMap<>();
  private final Sounds sounds = new Sounds();

  private SearchIndex() {}

  /** An index of documents. */
  public static SearchIndex of(Iterable<SearchDocument> documents) {
    SearchIndex index = new SearchIndex();
    documents.forEach(index::add);
    index.finish();
    return index;
  }

  private void add(SearchDocument document) {
    int number = documents.size();
    String title = document.title() + "\n";
    String summary = document.summary() + "\n";
    String headings = String.join("\n", document.headings()) + "\n";
    FoldedText folded = SearchFolding.of(title + summary + headings + document.body());
    int titleEnd = foldedPlace(folded, title.length());
    int summaryEnd = foldedPlace(folded, title.length() + summary.length());
    int headEnd = foldedPlace(folded, title.length() + summary.length() + headings.length());
    Indexed indexed = new Indexed(document, folded.text(), titleEnd, summaryEnd, headEnd);
    documents.add(indexed);
    List<Piece> pieces = Piece.of(folded.text());
    for (Piece piece : pieces) {
      if (piece.unspaced()) {
        addPairs(indexed, number, piece);
      } else {
        addWord(folded, piece, number, indexed.field(piece.start()));
      }
    }
    for (Span span : Terms.product().inPage(document.language(), folded.text(), pieces)) {
      terms
          .computeIfAbsent(span.term(), unused -> new Postings())
          .add(number, indexed.field(span.start()));
    }
  }

  private static int foldedPlace(FoldedText folded, int source) {
    int low = 0;
    int high = folded.from().length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (folded.from()[middle] < source) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void addWord(FoldedText folded, Piece piece, int number, int field) {
    String written = SearchQuery.written(folded, piece);
    Entry entry = entries.get(written);
    if (entry == null) {
      String text = LookAlikes.undone(folded.text().substring(piece.start(), piece.end()));
      entry = new Entry(text.equals(written) ? text : written, text, new Postings());
      entries.put(entry.written(), entry);
    }
    entry.postings().add(number, field);
  }

  private void addPairs(Indexed indexed, int number, Piece run) {
    String text = indexed.text();
    int before = 0;
    for (int at = run.start(); at < run.end(); ) {
      int c = text.codePointAt(at);
      int field = indexed.field(at);
      pairs.computeIfAbsent(pair(0, c), unused -> new Postings()).add(number, field);
      if (before != 0) {
        pairs.computeIfAbsent(pair(before, c), unused -> new Postings()).add(number, field);
      }
      before = c;
      at += Character.charCount(c);
    }
  }

  private static long pair(int one, int other) {
    return (long) one << 32 | other;
  }

  private void finish() {
    Map<Integer, List<Entry>> words = new HashMap<>();
    for (Entry entry : entries.values()) {
      entry.postings().trim();
      for (int script : scripts(entry.text())) {
        words.computeIfAbsent(script, unused -> new ArrayList<>()).add(entry);
      }
      if (entry.postings().somewhereAbove(Postings.BODY)) {
        sounds.add(entry);
      }
    }
    words.forEach((script, some) -> byScript.put(script, new Vocabulary(some)));
    entries.clear();
    pairs.values().forEach(Postings::trim);
    terms.values().forEach(Postings::trim);
  }

  /** The scripts of all letters in a word, those of digits and marks among them. */
  private static Set<Integer> scripts(String word) {
    Set<Integer> scripts = new TreeSet<>();
    word.codePoints().forEach(c -> scripts.add(UScript.getScript(c)));
    return scripts;
  }

  static int script(String word) {
    return UScript.getScript(word.codePointAt(0));
  }

  int size() {
    return documents.size();
  }

  Indexed document(int number) {
    return documents.get(number);
  }

  /** All words in which the first letter of this one may stand. */
  Vocabulary wordsLike(String word) {
    return byScript.getOrDefault(script(word), NO_WORDS);
  }

  /** The words of other scripts in titles, summaries and headings that sound alike. */
  List<Entry> soundingLike(String word) {
    return sounds.like(word);
  }

  Postings ofTerm(int term) {
    return terms.getOrDefault(term, new Postings());
  }

  /** Where one letter stands, in a script without spaces. */
  Postings ofLetter(int letter) {
    return pairs.getOrDefault(pair(0, letter), new Postings());
  }

  /** Where two letters stand side by side, in a script without spaces. */
  Postings ofPair(int one, int other) {
    return pairs.getOrDefault(pair(one, other), new Postings());
  }
}
