package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.FoundPage;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchQuery;

/** The product's own pages, by what travellers of each language type. */
class OwnPagesAreFoundTest {

  private final PublishedIndex index = OwnPages.index();

  @ParameterizedTest(name = "{0}: {1} finds {2}")
  @CsvFileSource(resources = "searches.csv", delimiter = '|', quoteCharacter = '~')
  void is_found_in_the_readers_language(String reader, String typed, String page, int place) {
    List<FoundPage> found = index.search(SearchQuery.of(typed), Language.of(reader));
    List<FoundPage> first = found.subList(0, Math.min(place, found.size()));

    assertThat(first).extracting(each -> each.document().page()).contains(page);
    assertThat(first)
        .extracting(each -> each.document().language())
        .containsOnly(Language.of(reader));
  }
}
