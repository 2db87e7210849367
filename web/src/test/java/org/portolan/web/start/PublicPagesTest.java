package org.portolan.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

class PublicPagesTest {

  private final PublicPages pages =
      new PublicPages(
          Settings.of(
              Map.of("PORTOLAN_EMERGENCY_NUMBER", "117", "PORTOLAN_TWILIO_FROM", "+251911000000")));

  static List<Language> languages() {
    return Languages.travellers();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void says_in_every_language_how_to_reach_help(Language language) {
    String page = pages.start(language);

    assertThat(page)
        .contains("<html lang=\"" + language.tag() + "\"")
        .contains("dir=\"" + (language.rightToLeft() ? "rtl" : "ltr") + "\">\n<head>")
        .contains("<a href=\"tel:117\"><bdi dir=\"ltr\">117</bdi></a>")
        .contains("<a href=\"tel:+251911000000\"><bdi dir=\"ltr\">+251911000000</bdi></a>")
        .contains("<a href=\"/" + language.tag() + "/really\">")
        .doesNotContain("\u0000", "{", "<script", "jsessionid");
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void help_is_a_telephone_a_text_and_a_person_who_answers_on_the_page(Language language) {
    for (String html :
        List.of(pages.help(language), pages.notFound(language), pages.failed(language))) {
      assertThat(html)
          .contains("id=\"help\"", "<a href=\"tel:117\">", "<a href=\"tel:+251911000000\">")
          .contains("<a href=\"/" + language.tag() + "/ask\">")
          .contains("<a href=\"/" + language.tag() + "/chat\">");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void leads_to_every_other_language_in_its_own_name(Language language) {
    assertThat(Languages.travellers())
        .allSatisfy(
            other ->
                assertThat(pages.start(language))
                    .contains("href=\"/" + other.tag() + "/?chosen\"")
                    .contains(">" + other.ownName() + "</a>"));
  }

  @Test
  void says_that_nobody_has_checked_a_translation() {
    assertThat(pages.start(Language.of("ti"))).contains("class=\"status\"");
    assertThat(pages.start(Language.ENGLISH)).doesNotContain("class=\"status\"");
  }

  @Test
  void names_no_number_that_there_is_not() {
    assertThat(new PublicPages(Settings.of(Map.of())).start(Language.ENGLISH))
        .doesNotContain("text message to")
        .contains("tel:112");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, zh-Hans",
    "zh, zh-Hans",
    "fa-AF, fa-AF",
    "fa-IR, fa",
    "pt-BR, pt",
    "ti-ER, ti",
    "de, ",
    "en-GB, en"
  })
  void finds_the_language_that_a_browser_asks_for(String wanted, String found) {
    assertThat(ReaderLanguage.accepted(List.of(Locale.forLanguageTag(wanted))).map(Language::tag))
        .isEqualTo(java.util.Optional.ofNullable(found));
  }

  @Test
  void takes_the_first_language_that_there_is() {
    assertThat(
            ReaderLanguage.accepted(
                List.of(Locale.GERMAN, Locale.forLanguageTag("uk"), Locale.ENGLISH)))
        .contains(Language.of("uk"));
  }

  @ParameterizedTest
  @CsvSource({"/ar/, ar", "/fa-AF/, fa-AF", "/ar, ar", "/, ", "/xx/, ", "/staff, "})
  void reads_the_language_of_an_address(String path, String tag) {
    assertThat(ReaderLanguage.addressed(path).map(Language::tag))
        .isEqualTo(java.util.Optional.ofNullable(tag));
  }
}
