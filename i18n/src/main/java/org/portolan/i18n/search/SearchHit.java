package org.portolan.i18n.search;

/**
 * A document that was found.
 *
 * @param score comparable within one search
 * @param tier 0 in the reader's own language, then their fallbacks in turn, then all others
 * @param guess whether it was found only by what may have been meant
 */
record SearchHit(SearchDocument document, float score, int tier, boolean guess) {

  /** Without boxing: there can be thousands. */
  static int bestFirst(SearchHit one, SearchHit other) {
    if (one.guess != other.guess) {
      return one.guess ? 1 : -1;
    }
    return one.tier != other.tier ? one.tier - other.tier : Float.compare(other.score, one.score);
  }
}
