package org.portolan.cases.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.FoundPage;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchDocument;
import org.portolan.i18n.search.SearchQuery;

/**
 * Finds what is published, by an index in this node's memory. Whoever searches first after a change
 * sets off that it is taken up, in the background, and waits a moment for it: a page or two take
 * milliseconds. Until thousands have been taken up, people go on with what there was before. What
 * somebody looks for is written down nowhere.
 */
public final class SearchPages {

  private static final Actor READER = new Actor("system:search", Set.of());

  /** Below the second within which a change must show, together with {@link PublishedContent}. */
  private static final long WAIT_MILLIS = 400;

  private final PublishedContent content;
  private final CaseStore store;
  private final Executor background;
  private final PublishedRows rows = new PublishedRows();

  private volatile Indexed indexed;
  private CompletableFuture<Indexed> underWay;

  /** A page in a language. */
  private record Place(UUID page, Language language) {}

  private record Indexed(
      Published published, Map<Place, SearchDocument> documents, PublishedIndex index) {}

  /**
   * What was found.
   *
   * @param published the state of the content in which it was found
   */
  public record Found(Published published, List<FoundPage> pages) {}

  /**
   * What is about a question.
   *
   * @param published the state of the content in which it was found
   * @param pages their short addresses
   */
  public record Similar(Published published, List<String> pages) {}

  /**
   * @param background where an index is built
   */
  public SearchPages(PublishedContent content, CaseStore store, Executor background) {
    this.content = content;
    this.store = store;
    this.background = background;
  }

  /** The pages that fit, best first; each once, in the language that the reader reads best. */
  public Found search(SearchQuery query, Language reader) {
    Indexed current = current();
    return new Found(current.published, current.index.search(query, reader));
  }

  /** The pages that are about what somebody asks, the most similar first. */
  public Similar similar(String question, Language reader) {
    Indexed current = current();
    return new Similar(
        current.published, current.index.similar(SearchQuery.ofQuestion(question), reader));
  }

  /**
   * The same for whoever is at work already, who neither asks for a connection beside their own nor
   * waits: from what was taken up last, which is nothing before somebody has searched.
   */
  public Similar similarAtOnce(Tx tx, String question, Language reader) {
    Published published = content.now(tx);
    if (indexed == null || indexed.published.version() < published.version()) {
      build(published);
    }
    Indexed known = indexed;
    return known == null
        ? new Similar(published, List.of())
        : new Similar(published, known.index.similar(SearchQuery.ofQuestion(question), reader));
  }

  private Indexed current() {
    Published published = content.now();
    Indexed before = indexed;
    if (before != null && before.published.version() >= published.version()) {
      return before;
    }
    CompletableFuture<Indexed> build = build(published);
    return before == null ? build.join() : waited(build).orElse(before);
  }

  private static Optional<Indexed> waited(CompletableFuture<Indexed> build) {
    try {
      return Optional.of(build.get(WAIT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private synchronized CompletableFuture<Indexed> build(Published published) {
    if (underWay == null || underWay.isDone()) {
      underWay = CompletableFuture.supplyAsync(() -> take(published), background);
    }
    return underWay;
  }

  private Indexed take(Published published) {
    Indexed before = indexed;
    Map<Place, SearchDocument> known = before == null ? Map.of() : before.documents;
    PublishedIndex index = before == null ? PublishedIndex.empty() : before.index;
    Map<Place, SearchDocument> documents = new HashMap<>();
    store.run(
        READER,
        tx -> {
          for (PublishedPage page : published.all()) {
            Place place = new Place(page.id(), page.language());
            SearchDocument document = known.get(place);
            if (document == null || !document.version().equals(version(page))) {
              Optional<PageText> text = rows.text(tx, page.id(), page.language());
              document =
                  text.map(found -> document(page.slug(), page.language(), version(page), found))
                      .orElse(null);
            }
            if (document != null) {
              documents.put(place, document);
            }
          }
        });
    indexed = new Indexed(published, documents, index.of(new ArrayList<>(documents.values())));
    return indexed;
  }

  private static String version(PublishedPage page) {
    return page.number() + " " + page.publishedAt();
  }

  static SearchDocument document(String slug, Language language, String version, PageText text) {
    PageWords words = PageWords.of(text.body());
    return new SearchDocument(
        slug, language, version, text.title(), text.summary(), words.headings(), words.body());
  }
}
