package org.portolan.i18n.search;

import java.util.Comparator;

/**
 * A document that was found.
 *
 * @param score comparable within one search
 * @param tier 0 in the reader's own language, then their fallbacks in turn, then all others
 * @param guess whether it was found only by what may have been meant
 */
record SearchHit(SearchDocument document, float score, int tier, boolean guess) {

  static final Comparator<SearchHit> BEST_FIRST =
      Comparator.comparing(SearchHit::guess)
          .thenComparingInt(SearchHit::tier)
          .thenComparing(SearchHit::score, Comparator.reverseOrder());
}
