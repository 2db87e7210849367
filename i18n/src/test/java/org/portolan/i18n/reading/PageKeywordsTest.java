package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.PageAsked.ForPage;
import org.portolan.i18n.reading.PageAsked.ForTheList;
import org.portolan.i18n.reading.PageKeywords.Keyword;

class PageKeywordsTest {

  private static final PageKeywords KEYWORDS =
      new PageKeywords(
          Stream.of(
                  "quarantine en QUARANTINE, fr QUARANTAINE, es CUARENTENA, pt QUARENTENA, ar حجر,"
                      + " ru КАРАНТИН, uk КАРАНТИН, zh-Hans 隔离, fa قرنطینه, fa-AF قرنطین,"
                      + " am ኳራንቲን, ti ኳራንቲን, bn কোয়ারেন্টিন, sw KARANTINI",
                  "visa en VISA, fr VISA, es VISA, sw VISA, pt VISTO, ar تأشيرة, am ቪዛ, ti ቪዛ",
                  "children en CHILD, ar طفل, fa-AF طفل",
                  "nowhere en CHILL, fr ")
              .flatMap(PageKeywordsTest::keywords)
              .toList());

  private static Stream<Keyword> keywords(String page) {
    String slug = page.substring(0, page.indexOf(' '));
    return Stream.of(page.substring(slug.length() + 1).split(","))
        .map(one -> one.stripLeading().split(" ", 2))
        .map(one -> new Keyword(Language.of(one[0]), one[1], slug));
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(resources = "pages-asked.csv", delimiter = '|', quoteCharacter = '`')
  void finds_what_is_asked_for(String own, String text, String asked) {
    assertThat(described(KEYWORDS.read(text, Language.of(own)))).isEqualTo(asked);
  }

  @Test
  void a_word_that_two_pages_have_asks_for_neither() {
    PageKeywords both =
        new PageKeywords(
            List.of(
                new Keyword(Language.ENGLISH, "RULES", "one"),
                new Keyword(Language.ENGLISH, "rules", "other")));
    assertThat(described(both.read("INFO RULES", Language.ENGLISH))).isEqualTo("none");
  }

  @Test
  void where_no_page_has_a_keyword_nothing_is_asked_for() {
    assertThat(described(new PageKeywords(List.of()).read("INFO", Language.ENGLISH)))
        .isEqualTo("none");
  }

  private static String described(PageAsked asked) {
    if (asked instanceof ForTheList list) {
      return "list " + list.language().tag();
    }
    return asked instanceof ForPage page
        ? Stream.concat(
                Stream.of(page.slug(), page.language().tag()),
                Stream.of(PageAsked.Said.values()).filter(page.said()::contains).map(Enum::name))
            .collect(Collectors.joining(" "))
        : "none";
  }
}
