package org.portolan.i18n.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.Highlights.Part;

class SearchTest {

  private static final Language ARABIC = Language.of("ar");
  private static final Language TIGRINYA = Language.of("ti");
  private static final Language AMHARIC = Language.of("am");

  private static SearchDocument page(String page, Language language, String title, String body) {
    return new SearchDocument(page, language, "1", title, "", List.of(), body);
  }

  private static SearchDocument english(String page, String title, String body) {
    return page(page, Language.ENGLISH, title, body);
  }

  private static List<String> found(PublishedIndex index, String typed, Language reader) {
    return index.search(SearchQuery.of(typed), reader).stream()
        .map(each -> each.document().page() + " " + each.document().language())
        .toList();
  }

  private static List<String> found(String typed, SearchDocument... pages) {
    return found(PublishedIndex.empty().of(List.of(pages)), typed, Language.ENGLISH);
  }

  private static String marked(List<Part> parts) {
    return parts.stream()
        .map(part -> part.found() ? "[" + part.text() + "]" : part.text())
        .collect(Collectors.joining());
  }

  @Test
  void a_title_comes_before_a_summary_a_heading_and_the_body() {
    SearchDocument heading =
        new SearchDocument("heading", Language.ENGLISH, "1", "x", "", List.of("Ferry"), "text");
    SearchDocument summary =
        new SearchDocument("summary", Language.ENGLISH, "1", "x", "A ferry", List.of(), "text");

    assertThat(
            found(
                "ferry",
                english("body", "x", "by ferry, ferry, ferry and ferry"),
                heading,
                summary,
                english("title", "Ferry", "text")))
        .containsExactly("title en", "summary en", "heading en", "body en");
  }

  @Test
  void what_is_written_alike_comes_before_what_is_only_alike() {
    assertThat(
            found(
                "résumé",
                english("inside", "presumed", ""),
                english("folded", "Resume", ""),
                english("written", "Résumé", "")))
        .containsExactly("written en", "folded en", "inside en");
  }

  @Test
  void an_error_is_forgiven_only_where_nothing_fits_and_never_in_short_words() {
    SearchDocument border = english("border", "At the border", "");
    assertThat(found("boarder", border)).containsExactly("border en");
    assertThat(found("boarder", border, english("boarder", "A boarder", "")))
        .containsExactly("boarder en");
    assertThat(found("bus", english("bug", "Bug", ""))).isEmpty();
    assertThat(found("2027", english("year", "Rules of 2026", ""))).isEmpty();
  }

  @Test
  void the_readers_language_comes_first_then_what_they_read_instead_and_a_page_comes_once() {
    PublishedIndex index =
        PublishedIndex.empty()
            .of(
                List.of(
                    english("visa", "Visa", ""),
                    page("visa", AMHARIC, "ቪዛ", ""),
                    english("only", "Visa fees", ""),
                    page("also", AMHARIC, "የቪዛ ክፍያ", ""),
                    page("also", TIGRINYA, "ናይ ቪዛ ክፍሊት", "")));

    assertThat(found(index, "ቪዛ", TIGRINYA)).containsExactly("also ti", "visa am", "only en");
    assertThat(index.search(SearchQuery.of("visa"), TIGRINYA).get(1).also())
        .containsExactly(Language.ENGLISH);
  }

  @Test
  void words_that_say_little_may_be_missing_and_words_that_say_much_may_not() {
    List<SearchDocument> pages = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pages.add(english("other-" + i, "How do I get there", "about number " + i));
    }
    pages.add(english("ferry", "The ferry", "how it sails"));
    PublishedIndex index = PublishedIndex.empty().of(pages);

    assertThat(found(index, "how do I get a ferry", Language.ENGLISH)).startsWith("ferry en");
  }

  @Test
  void what_is_published_withdrawn_or_written_anew_shows_at_once() {
    List<SearchDocument> many =
        IntStream.range(0, 500)
            .mapToObj(i -> english("page-" + i, "Harbour " + i, "ship"))
            .collect(Collectors.toCollection(ArrayList::new));
    PublishedIndex before = PublishedIndex.empty().of(many);
    many.remove(7);
    many.set(
        8, new SearchDocument("page-9", Language.ENGLISH, "2", "Lighthouse", "", List.of(), ""));
    many.add(english("new", "Lighthouse keeper", ""));
    PublishedIndex after = before.of(many);

    assertThat(found(after, "lighthouse", Language.ENGLISH)).containsExactly("page-9 en", "new en");
    assertThat(found(after, "harbour", Language.ENGLISH))
        .hasSize(498)
        .doesNotContain("page-7 en", "page-9 en");
    assertThat(after.size()).isEqualTo(500);
    assertThat(found(before, "lighthouse", Language.ENGLISH)).isEmpty();
    assertThat(found(after.of(List.of()), "harbour", Language.ENGLISH)).isEmpty();
  }

  @Test
  void what_was_found_is_marked_in_whole_words_and_with_its_own_letters() {
    SearchDocument page =
        english("p", "Visas & Café", "<b>Nothing</b>. ".repeat(30) + "The cafés are open. End.");
    Highlights highlights = Highlights.of(SearchQuery.of("CAFE visa"), page);

    assertThat(marked(highlights.title())).isEqualTo("[Visas] & [Café]");
    assertThat(marked(highlights.excerpt()))
        .startsWith("… ")
        .contains("The [cafés] are open. End.");
  }

  @Test
  void what_was_found_through_another_word_is_marked_too() {
    SearchDocument amharic = page("p", AMHARIC, "ባሉበት ሆነው ቪዛ ያመልክቱ", "");
    assertThat(marked(Highlights.of(SearchQuery.of("visa"), amharic).title()))
        .isEqualTo("ባሉበት ሆነው [ቪዛ] ያመልክቱ");
    SearchDocument arabic = page("p", ARABIC, "أثناء الحجر الصحي", "");
    assertThat(marked(Highlights.of(SearchQuery.of("quarentine"), arabic).title()))
        .isEqualTo("أثناء [الحجر الصحي]");
    SearchDocument chinese = page("p", Language.of("zh-Hans"), "如何申请签证", "");
    assertThat(marked(Highlights.of(SearchQuery.of("簽證"), chinese).title())).isEqualTo("如何申请[签证]");
  }

  @Test
  void excerpts_say_what_was_written_whatever_was_typed() {
    Random random = new Random(5);
    for (String tag : Declarations.TAGS) {
      for (SearchDocument page : Declarations.pages(tag, 3)) {
        int at = random.nextInt(page.body().length() - 9);
        Highlights highlights =
            Highlights.of(SearchQuery.of(page.body().substring(at, at + 9)), page);
        assertThat(highlights.title().stream().map(Part::text).collect(Collectors.joining()))
            .isEqualTo(page.title());
        String excerpt =
            highlights.excerpt().stream()
                .map(Part::text)
                .collect(Collectors.joining())
                .replaceAll("^… | …$", "");
        assertThat(page.summary() + "\n" + page.body()).contains(excerpt);
      }
    }
  }

  @Test
  void what_is_too_long_is_read_in_part_and_said_to_be() {
    assertThat(SearchQuery.of("visa ".repeat(200_000)).clipped()).isTrue();
    assertThat(SearchQuery.of("visa").clipped()).isFalse();
    assertThat(SearchQuery.of("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13").clipped()).isTrue();
    SearchQuery halfALetter = SearchQuery.of("x".repeat(SearchQuery.LONGEST - 1) + "😀");
    assertThat(halfALetter.typed()).isEqualTo("x".repeat(SearchQuery.LONGEST - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u202e\u2066\u200f",
        "?!…",
        "😀",
        "\ud800",
        "\u0000",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\u0301\u0301\u0301",
        "%",
        "(((((((((((((((((((((((((((((",
        "ﷺ",
        "𞤀𞤣𞤤𞤢𞤥",
        "aаaаaаaаaа"
      })
  void whatever_is_typed_there_is_an_answer(String typed) {
    SearchQuery query = SearchQuery.of(typed);
    SearchDocument page = english("p", "Visa " + typed, typed + " " + typed);

    assertThat(found(typed, page)).hasSize(query.empty() ? 0 : 1);
    Highlights.of(query, page);
    assertThat(query.toString()).doesNotContain("script");
  }

  @Test
  void nothing_typed_is_nothing() {
    assertThat(SearchQuery.of(null).empty()).isTrue();
    assertThat(SearchQuery.of("\u202e?").empty()).isTrue();
  }

  @Test
  void every_term_has_words_in_every_language_and_finds_itself() {
    for (Terms.Term term : Terms.product().all()) {
      assertThat(term.words().keySet())
          .as(term.id())
          .containsExactlyInAnyOrderElementsOf(
              org.portolan.i18n.Languages.travellers().stream().map(Language::tag).toList());
      term.words()
          .forEach(
              (tag, words) -> {
                SearchDocument page = page(term.id(), Language.of(tag), words.get(0), "");
                for (String word : words) {
                  assertThat(found(PublishedIndex.empty().of(List.of(page)), word, ARABIC))
                      .as("%s of %s", word, tag)
                      .isNotEmpty();
                }
              });
    }
  }
}
