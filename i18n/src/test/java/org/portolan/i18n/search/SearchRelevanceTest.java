package org.portolan.i18n.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What comes first, for what travellers type: the cases stand in a file, by language. */
class SearchRelevanceTest {

  private static PublishedIndex index;

  @BeforeAll
  static void publish() {
    index =
        PublishedIndex.empty()
            .of(lines("relevance-pages.csv").stream().map(SearchRelevanceTest::page).toList());
  }

  private static SearchDocument page(String line) {
    String[] fields = line.split("\\|");
    return new SearchDocument(
        fields[1], Language.of(fields[0]), "1", fields[2], fields[3], List.of(), "");
  }

  private static List<String> lines(String name) {
    try (InputStream file = SearchRelevanceTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}: {1} finds {2}: {4}")
  @CsvFileSource(resources = "relevance.csv", delimiter = '|', quoteCharacter = '~')
  void comes_first(String reader, String typed, String page, String language, String why) {
    List<FoundPage> found = index.search(SearchQuery.of(typed), Language.of(reader));

    assertThat(found).as(why).isNotEmpty();
    assertThat(found.get(0).document().page() + " " + found.get(0).document().language())
        .as("%s, of %s", why, found.stream().map(each -> each.document().page()).toList())
        .isEqualTo(page + " " + language);
  }

  @Test
  void every_language_has_cases() {
    Set<String> tags =
        lines("relevance.csv").stream()
            .map(line -> line.split("\\|")[0])
            .collect(Collectors.toSet());
    assertThat(tags).containsAll(Languages.travellers().stream().map(Language::tag).toList());
  }
}
