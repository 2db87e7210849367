package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchQuery;

/** What people ask a person, and which of the product's own pages are about it. */
class SimilarPagesTest {

  private static final String NOTHING = "-";

  private final PublishedIndex index = OwnPages.index();

  private List<String> similar(String question, String reader) {
    return index.similar(SearchQuery.ofQuestion(question), Language.of(reader));
  }

  @ParameterizedTest(name = "{0}: {1} is about {2}")
  @CsvFileSource(resources = "similar.csv", delimiter = '|', quoteCharacter = '~')
  void the_page_is_among_the_first_that_are_offered(String reader, String question, String page) {
    List<String> similar = similar(question, reader);
    if (page.equals(NOTHING)) {
      assertThat(similar).isEmpty();
    } else {
      assertThat(similar).isNotEmpty();
      assertThat(similar.subList(0, Math.min(3, similar.size()))).contains(page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "\uD800", "12345", "a b c"})
  void what_says_nothing_is_about_nothing(String question) {
    assertThat(similar(question, "en")).isEmpty();
  }

  @Test
  void a_long_story_is_read_as_far_as_it_costs_little() {
    String story = "we went on and on and then further, ".repeat(100);
    assertThat(similar("My quarantine: when does it end? " + story, "en")).contains("quarantine");
    assertThat(similar(story.repeat(1_000), "en")).isEmpty();
  }
}
