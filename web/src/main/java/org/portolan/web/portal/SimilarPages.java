package org.portolan.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.SearchPages;
import org.portolan.i18n.Language;

/**
 * Pages that may answer a question that somebody asks a person. They are offered before a person's
 * answer, never in its place, and nothing of the question is kept.
 */
@ApplicationScoped
public class SimilarPages {

  private static final int MOST = 3;

  @Inject private SearchPages search;

  /**
   * A page to read.
   *
   * @param address in the reader's language
   */
  public record Similar(String address, String title, Language language) {}

  /** The most similar ones, at most three; none where nothing is like the question. */
  public List<Similar> to(String question, Language reader) {
    SearchPages.Similar found = search.similar(question, reader);
    return found.pages().stream()
        .map(slug -> found.published().page(reader, slug))
        .flatMap(Optional::stream)
        .limit(MOST)
        .map(page -> new Similar(Links.to(reader, page), page.title(), page.language()))
        .toList();
  }
}
