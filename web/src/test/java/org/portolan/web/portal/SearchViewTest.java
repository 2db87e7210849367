package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchDocument;
import org.portolan.i18n.search.SearchQuery;

class SearchViewTest {

  private static final Language ENGLISH = Language.ENGLISH;
  private static final Language ARABIC = Language.of("ar");
  private static final String HOSTILE = "</title><script>x</script>\" onfocus=\"ferry";

  private final List<PublishedPage> pages =
      IntStream.rangeClosed(1, 25)
          .mapToObj(i -> page("ferry-" + i, ENGLISH, "The <b>ferry</b> " + i))
          .toList();

  static List<Language> languages() {
    return Languages.travellers();
  }

  private static PublishedPage page(String slug, Language language, String title) {
    return new PublishedPage(
        UUID.randomUUID(),
        language,
        1,
        "sea",
        slug,
        PageKind.INFORMATION,
        ENGLISH,
        "",
        List.of(),
        LocalDate.of(2026, 11, 27),
        LocalDate.of(2027, 2, 27),
        title,
        "A summary",
        false,
        true,
        false,
        Instant.EPOCH);
  }

  private static Published published(List<PublishedPage> pages) {
    return new Published(1, List.of(new Topic("sea", Map.of("en", "At sea"))), pages, List.of());
  }

  private static String results(
      Language reader, String typed, List<PublishedPage> pages, int number) {
    SearchQuery query = SearchQuery.of(typed);
    PublishedIndex index =
        PublishedIndex.empty()
            .of(
                pages.stream()
                    .map(
                        page ->
                            new SearchDocument(
                                page.slug(),
                                page.language(),
                                "1",
                                page.title(),
                                page.summary(),
                                List.of(),
                                ""))
                    .toList());
    Found found = new Found(published(pages), index.search(query, reader));
    return view(pages).results(reader, query, found, number);
  }

  private static SearchView view(List<PublishedPage> pages) {
    return new SearchView(
        Settings.of(Map.of("PORTOLAN_EMERGENCY_NUMBER", "117")), published(pages));
  }

  @Test
  void what_was_typed_is_in_the_field_alone_and_nothing_is_markup() {
    String html = results(ENGLISH, HOSTILE, pages, 1);
    assertThat(html)
        .contains("<title>Search – Portolan</title>")
        .contains(
            "value=\"&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;&quot; onfocus=&quot;ferry\"")
        .contains("The &lt;b&gt;<mark>ferry</mark>&lt;/b&gt; 1</a>")
        .doesNotContain("<script", "<b>", "?q=");
  }

  @Test
  void ten_come_at_once_and_the_rest_by_buttons() {
    String first = results(ENGLISH, "ferry", pages, 1);
    assertThat(first)
        .contains("<ol class=\"found\" start=\"1\">", "name=\"page\" value=\"2\"")
        .doesNotContain("value=\"0\"");
    assertThat(first.split("<li><a href=\"/en/sea/ferry-")).hasSize(11);
    assertThat(results(ENGLISH, "ferry", pages, 3))
        .contains("start=\"21\"", "name=\"page\" value=\"2\"")
        .doesNotContain("value=\"4\"");
    assertThat(results(ENGLISH, "ferry", pages, 999)).contains("start=\"21\"");
  }

  @Test
  void a_page_in_another_language_says_in_which_and_leads_to_it() {
    List<PublishedPage> other = List.of(page("visa", ARABIC, "التأشيرة"));
    String html = results(ENGLISH, "visa", other, 1);
    assertThat(html)
        .contains("<a href=\"/ar/sea/visa\" lang=\"ar\" dir=\"rtl\">")
        .contains("<bdi lang=\"ar\">العربية</bdi>");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nothing_found_says_what_to_do_in_every_language(Language reader) {
    assertThat(results(reader, "xqzxqz", pages, 1))
        .contains("<html lang=\"" + reader.tag() + "\"")
        .contains("role=\"status\"", "href=\"#help\"", "id=\"help\"", "tel:117", "/sea/\">")
        .doesNotContain("class=\"found\"");
  }

  @Test
  void what_is_too_long_or_empty_is_said() {
    assertThat(results(ENGLISH, "ferry ".repeat(100), pages, 1))
        .contains("We looked only for the beginning")
        .contains("class=\"found\"");
    assertThat(view(pages).nothingTyped(ENGLISH, SearchQuery.of("?")))
        .contains("aria-invalid=\"true\"", "id=\"q-error\"", "value=\"?\"");
    assertThat(view(pages).tooLong(ENGLISH)).contains("role=\"alert\"");
  }
}
