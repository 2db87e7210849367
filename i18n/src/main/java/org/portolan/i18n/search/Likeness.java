package org.portolan.i18n.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * How much pages are about what somebody asks in sentences. A word says the more, the fewer pages
 * have it; one that all pages have says nothing, unless it is one of the terms. Unlike in a {@link
 * Search}, no word must be there.
 */
final class Likeness {

  /** Where a word stands once in a title, it says half of what it can say. */
  private static final float HALF = 8f;

  /** Below, what a page shares with a question is by chance. */
  private static final double ENOUGH = 0.35;

  /** A word of the domain says more than any other that is as rare. */
  private static final double OF_A_TERM = 1.3;

  /** Beside the most similar page, one with less than this part of its likeness helps nobody. */
  private static final double BESIDE_THE_BEST = 0.45;

  private final SearchQuery question;
  private final List<SearchIndex> indexes;
  private final BiPredicate<SearchIndex, SearchDocument> current;
  private final List<Language> chain;

  /**
   * Compares with what is in some indexes.
   *
   * @param current which documents of an index count at all
   */
  Likeness(
      SearchQuery question,
      Language reader,
      List<SearchIndex> indexes,
      BiPredicate<SearchIndex, SearchDocument> current) {
    this.question = question;
    this.indexes = indexes;
    this.current = current;
    this.chain = Languages.fallbacks(reader);
  }

  /** The pages that are about it, the most similar first. */
  List<String> pages() {
    int all = all();
    Map<String, Double> likeness = new HashMap<>();
    for (SearchQuery.Word word : question.words()) {
      Map<String, Float> found = strengths(word);
      double says = found.isEmpty() ? 0 : says(word, all, found.values());
      found.forEach(
          (page, strength) ->
              likeness.merge(page, says * strength / (strength + HALF), Double::sum));
    }
    double best = likeness.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double enough = Math.max(ENOUGH, best * BESIDE_THE_BEST);
    return likeness.entrySet().stream()
        .filter(page -> page.getValue() >= enough)
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * How much a word says. One of the list of terms is what a page is about, and may well be
   * mentioned on all others: these count as far as it stands there as strongly.
   */
  private static double says(SearchQuery.Word word, int all, Collection<Float> strengths) {
    if (word.terms().isEmpty() && word.nearTerms().isEmpty()) {
      return Math.log((double) all / strengths.size());
    }
    double sum = strengths.stream().mapToDouble(Float::doubleValue).sum();
    double most = strengths.stream().mapToDouble(Float::doubleValue).max().orElseThrow();
    return OF_A_TERM * Math.log(all * most / sum);
  }

  private int all() {
    Set<String> pages = new HashSet<>();
    for (SearchIndex index : indexes) {
      for (int number = 0; number < index.size(); number++) {
        SearchDocument document = index.document(number).document();
        if (current.test(index, document)) {
          pages.add(document.page());
        }
      }
    }
    return pages.size();
  }

  /**
   * How strongly a word stands in pages: in languages that the reader reads, if it does in any,
   * else in all others. Only where nothing has it, what may have been meant counts.
   */
  private Map<String, Float> strengths(SearchQuery.Word word) {
    List<WordMatches> matches =
        indexes.stream().map(index -> new WordMatches(index, word)).toList();
    matches.forEach(WordMatches::direct);
    matches.forEach(WordMatches::throughTerms);
    boolean readable = matches.stream().anyMatch(one -> one.certainIn(chain));
    Map<String, Float> certain = collected(matches, readable, true);
    if (!certain.isEmpty() || word.nearTerms().isEmpty()) {
      return certain;
    }
    matches.forEach(WordMatches::guessed);
    return collected(matches, false, false);
  }

  private Map<String, Float> collected(
      List<WordMatches> matches, boolean readable, boolean certain) {
    Map<String, Float> strengths = new HashMap<>();
    for (int layer = 0; layer < matches.size(); layer++) {
      SearchIndex index = indexes.get(layer);
      WordMatches found = matches.get(layer);
      for (int number = 0; number < index.size(); number++) {
        SearchDocument document = index.document(number).document();
        if ((certain ? found.isCertain(number) : found.best()[number] > 0)
            && (!readable || chain.contains(document.language()))
            && current.test(index, document)) {
          strengths.merge(document.page(), found.best()[number], Math::max);
        }
      }
    }
    return strengths;
  }
}
