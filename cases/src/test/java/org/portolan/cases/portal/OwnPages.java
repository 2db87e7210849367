package org.portolan.cases.portal;

import java.util.List;
import org.portolan.i18n.Languages;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchDocument;

/** The pages that the product brings along, in all languages, ready to be found. */
final class OwnPages {

  private static final PublishedIndex INDEX = PublishedIndex.empty().of(documents());

  private OwnPages() {}

  static PublishedIndex index() {
    return INDEX;
  }

  private static List<SearchDocument> documents() {
    ContentFiles files = ContentFiles.ofProduct();
    return files.content().pages().stream()
        .flatMap(
            page ->
                Languages.travellers().stream()
                    .flatMap(
                        language ->
                            files.text(page.slug(), language).stream()
                                .map(
                                    text ->
                                        SearchPages.document(page.slug(), language, "1", text))))
        .toList();
  }
}
