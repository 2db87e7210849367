package org.portolan.i18n.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.search.SearchIndex.Indexed;

/**
 * One search in one or more indexes: what fits best first, the reader's language before those they
 * may read instead, and these before all others.
 */
final class Search {

  /** Of several words, those that say most must be there; this much of what they say. */
  private static final double ENOUGH = 0.6;

  private static final float PHRASE_IN_TITLE = 1.5f;

  private final SearchQuery query;
  private final List<SearchIndex> indexes;
  private final List<float[]> totals = new ArrayList<>();
  private final List<float[]> covered = new ArrayList<>();
  private final List<float[]> guessed = new ArrayList<>();
  private final List<Language> chain;
  private float said;

  Search(SearchQuery query, Language reader, List<SearchIndex> indexes) {
    this.query = query;
    this.indexes = indexes;
    this.chain = Languages.fallbacks(reader);
    for (SearchIndex index : indexes) {
      totals.add(new float[index.size()]);
      covered.add(new float[index.size()]);
      guessed.add(new float[index.size()]);
    }
  }

  /**
   * What was found.
   *
   * @param wanted which documents of an index count at all
   */
  List<SearchHit> hits(BiPredicate<SearchIndex, SearchDocument> wanted) {
    query.words().forEach(this::addWord);
    float most = 0;
    for (float[] each : covered) {
      for (float cover : each) {
        most = Math.max(most, cover);
      }
    }
    float enough = (float) (most * ENOUGH);
    List<SearchHit> hits = new ArrayList<>();
    for (int layer = 0; layer < indexes.size() && most > 0; layer++) {
      SearchIndex index = indexes.get(layer);
      for (int number = 0; number < index.size(); number++) {
        if (covered.get(layer)[number] >= enough
            && wanted.test(index, index.document(number).document())) {
          hits.add(hit(layer, number, index.document(number)));
        }
      }
    }
    hits.sort(SearchHit::bestFirst);
    return hits;
  }

  private SearchHit hit(int layer, int number, Indexed found) {
    int place = chain.indexOf(found.document().language());
    float cover = covered.get(layer)[number];
    float score = totals.get(layer)[number] * cover / said;
    boolean phrase = query.words().size() > 1 && phraseInTitle(found);
    return new SearchHit(
        found.document(),
        phrase ? score * PHRASE_IN_TITLE : score,
        place < 0 ? chain.size() : place,
        guessed.get(layer)[number] > cover / 2);
  }

  private boolean phraseInTitle(Indexed found) {
    return found.text().substring(0, found.titleEnd()).contains(query.phrase());
  }

  private void addWord(SearchQuery.Word word) {
    List<WordMatches> matches =
        indexes.stream().map(index -> new WordMatches(index, word)).toList();
    matches.forEach(WordMatches::direct);
    matches.forEach(WordMatches::throughTerms);
    if (matches.stream().noneMatch(one -> one.certainIn(chain))) {
      matches.forEach(WordMatches::guessed);
    }
    int found = matches.stream().mapToInt(WordMatches::count).sum();
    int all = indexes.stream().mapToInt(SearchIndex::size).sum();
    float says = (float) Math.log(1 + (double) all / (1 + found));
    said += says;
    for (int layer = 0; layer < matches.size(); layer++) {
      float[] best = matches.get(layer).best();
      for (int number = 0; number < best.length; number++) {
        if (best[number] > 0) {
          totals.get(layer)[number] += best[number] * says;
          covered.get(layer)[number] += says;
          guessed.get(layer)[number] += matches.get(layer).isGuess(number) ? says : 0;
        }
      }
    }
  }
}
