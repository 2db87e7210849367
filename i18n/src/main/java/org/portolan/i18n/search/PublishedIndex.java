package org.portolan.i18n.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchDocument.Place;

/**
 * All published documents. A change makes a new one that shares what did not change: the large
 * index stays, a small one has what is newer, and what it replaces is left out of the large one.
 * When the small one grows, both become one. Read by any number of threads.
 */
public final class PublishedIndex {

  /** So many are indexed in a blink. */
  private static final int FEW = 200;

  private static final PublishedIndex EMPTY =
      new PublishedIndex(SearchIndex.of(List.of()), Map.of(), SearchIndex.of(List.of()), Set.of());

  private final SearchIndex large;
  private final Map<Place, String> versionsInLarge;
  private final SearchIndex small;
  private final Set<Place> replaced;

  private PublishedIndex(
      SearchIndex large,
      Map<Place, String> versionsInLarge,
      SearchIndex small,
      Set<Place> replaced) {
    this.large = large;
    this.versionsInLarge = versionsInLarge;
    this.small = small;
    this.replaced = replaced;
  }

  /** Nothing is published. */
  public static PublishedIndex empty() {
    return EMPTY;
  }

  /** Of these, and no others; what is here already in the same version is not read again. */
  public PublishedIndex of(Collection<SearchDocument> published) {
    List<SearchDocument> newer = new ArrayList<>();
    Set<Place> outdated = new HashSet<>(versionsInLarge.keySet());
    for (SearchDocument document : published) {
      if (document.version().equals(versionsInLarge.get(document.place()))) {
        outdated.remove(document.place());
      } else {
        newer.add(document);
      }
    }
    if (newer.size() + outdated.size() > FEW) {
      return anew(published);
    }
    return new PublishedIndex(large, versionsInLarge, SearchIndex.of(newer), Set.copyOf(outdated));
  }

  private static PublishedIndex anew(Collection<SearchDocument> published) {
    Map<Place, String> versions = new HashMap<>();
    published.forEach(document -> versions.put(document.place(), document.version()));
    return new PublishedIndex(
        SearchIndex.of(published), Map.copyOf(versions), SearchIndex.of(List.of()), Set.of());
  }

  /** Documents that can be found. */
  public int size() {
    return large.size() - replaced.size() + small.size();
  }

  /**
   * What is found, best first: in the reader's language, then in those they may read instead, then
   * in all others. A page that was found in several languages comes once.
   *
   * @param reader their language
   */
  public List<FoundPage> search(SearchQuery query, Language reader) {
    Map<String, FoundPage> pages = new LinkedHashMap<>();
    for (SearchHit hit : hits(query, reader)) {
      pages.merge(hit.document().page(), FoundPage.of(hit), FoundPage::with);
    }
    return List.copyOf(pages.values());
  }

  /** Every document that is found, in the same order. */
  List<SearchHit> hits(SearchQuery query, Language reader) {
    return new Search(query, reader, List.of(large, small)).hits(this::isCurrent);
  }

  /**
   * Pages that are about what somebody asks, the most similar first; none where nothing is.
   *
   * @param question read by {@link SearchQuery#ofQuestion}
   * @param reader the language in which they would read the pages
   */
  public List<String> similar(SearchQuery question, Language reader) {
    return new Likeness(question, reader, List.of(large, small), this::isCurrent).pages();
  }

  private boolean isCurrent(SearchIndex index, SearchDocument document) {
    return index == small || !replaced.contains(document.place());
  }
}
