package org.portolan.i18n.search;

import java.util.List;
import java.util.stream.Stream;
import org.portolan.i18n.Language;

/**
 * A page that was found.
 *
 * @param document the version that this reader can read best
 * @param tier 0 when it is in the reader's own language, then their fallbacks in turn, then others
 * @param also further languages in which it was found
 */
public record FoundPage(SearchDocument document, int tier, List<Language> also) {

  static FoundPage of(SearchHit hit) {
    return new FoundPage(hit.document(), hit.tier(), List.of());
  }

  /** With another version of the same page. */
  FoundPage with(FoundPage other) {
    boolean otherIsBetter = other.tier() < tier;
    FoundPage best = otherIsBetter ? other : this;
    FoundPage rest = otherIsBetter ? this : other;
    return new FoundPage(
        best.document(),
        best.tier(),
        Stream.concat(also.stream(), Stream.of(rest.document().language())).toList());
  }
}
