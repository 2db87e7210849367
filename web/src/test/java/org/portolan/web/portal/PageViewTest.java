package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Source;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.portal.PageView.Asked;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicFrame;

class PageViewTest {

  private static final int BUDGET = 40_000;
  private static final int LONGEST = 18_000;
  private static final LocalDate BEFORE_REVIEW = LocalDate.of(2027, 2, 27);
  private static final Topic TOPIC = new Topic("t", Map.of("en", "T & co"));

  private final PageView view =
      new PageView(
          Settings.of(Map.of("PORTOLAN_EMERGENCY_NUMBER", "117")),
          new PublicAddress("https://portolan.example"));

  static List<Language> languages() {
    return Languages.travellers();
  }

  private static PublishedPage page(
      Language language, PageKind kind, boolean machine, boolean nativeRead, boolean outdated) {
    return new PublishedPage(
        UUID.randomUUID(),
        language,
        1,
        "t",
        "p",
        kind,
        Language.ENGLISH,
        "",
        List.of(new Source("<b>", "\"x\"", "https://e.example/?a=1&b=\"2\"")),
        LocalDate.of(2026, 11, 27),
        BEFORE_REVIEW,
        "<i>Title</i>",
        "A \"summary\"",
        machine,
        nativeRead,
        outdated,
        Instant.EPOCH);
  }

  private Answer answer(Language reader, PublishedPage shown, String body, LocalDate today) {
    PublishedPage original = page(Language.ENGLISH, shown.kind(), false, false, false);
    List<PublishedPage> pages = shown.original() ? List.of(shown) : List.of(original, shown);
    return view.page(
        new Asked(
            new Published(1, List.of(TOPIC), pages, List.of()),
            reader,
            shown,
            TOPIC,
            new PageText("<i>Title</i>", "S", "", body),
            Optional.empty(),
            today));
  }

  private String withOriginal(PublishedPage shown, String body, String original) {
    Asked asked =
        new Asked(
            new Published(1, List.of(TOPIC), List.of(shown), List.of()),
            shown.language(),
            shown,
            TOPIC,
            new PageText("T", "S", "", body),
            Optional.of(new PageText("<i>Danger</i>", "S", "", original)),
            BEFORE_REVIEW);
    return new String(view.page(asked).plain(), StandardCharsets.UTF_8);
  }

  @Test
  void about_danger_the_original_stands_below_what_no_native_speaker_has_read() {
    PublishedPage shown = page(Language.of("am"), PageKind.CRISIS, true, false, false);
    String html = withOriginal(shown, "Body", "Call **117** <script>.");
    assertThat(html)
        .containsPattern("(?s)</article>.*<section id=\"original\" lang=\"en\" dir=\"ltr\">")
        .contains("<h2>English: &lt;i&gt;Danger&lt;/i&gt;</h2>", "<strong>117</strong>")
        .doesNotContain("<script>");
    assertThat(html.substring(0, html.indexOf("<article"))).contains("tel:117");
    assertThat(withOriginal(shown, "a ".repeat(5_000), "b ".repeat(5_000)))
        .as("however long it was before pages about danger had to be short")
        .contains("id=\"original\"");
  }

  private Answer answer(Language reader, PublishedPage shown, String body) {
    return answer(reader, shown, body, BEFORE_REVIEW);
  }

  private String html(Language reader, PublishedPage shown) {
    return html(reader, shown, BEFORE_REVIEW);
  }

  private String html(Language reader, PublishedPage shown, LocalDate today) {
    return new String(
        answer(reader, shown, "Body [x](page:p) [y](page:gone) [z](portolan:ask)", today).plain(),
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_page_whose_day_of_review_has_passed_says_so_in_its_language(Language language) {
    PublishedPage shown = page(language, PageKind.INFORMATION, false, true, false);
    String said =
        Texts.product()
            .text(
                language,
                "portal.under-review",
                Map.of("day", Moments.day(language, BEFORE_REVIEW)));
    assertThat(html(language, shown)).doesNotContain(PublicFrame.escaped(said));
    assertThat(html(language, shown, BEFORE_REVIEW.plusDays(1)))
        .contains("<p class=\"status\">" + PublicFrame.escaped(said))
        .doesNotContain("{day}");
  }

  @Test
  void nothing_that_somebody_typed_is_markup() {
    assertThat(html(Language.ENGLISH, page(Language.ENGLISH, PageKind.CRISIS, false, false, false)))
        .contains("<h1>&lt;i&gt;Title&lt;/i&gt;</h1>", "T &amp; co", "&lt;b&gt;")
        .contains("href=\"https://e.example/?a=1&amp;b=&quot;2&quot;\"")
        .contains("<a href=\"/en/t/p\">x</a> y <a href=\"/en/ask\">z</a>")
        .doesNotContain("<i>", "<b>", "<script>", "style=", "\u0000");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_machines_translation_says_so_in_its_language_and_leads_to_the_original(Language language) {
    boolean original = language.equals(Language.ENGLISH);
    String html = html(language, page(language, PageKind.CRISIS, !original, false, false));
    assertThat(html.contains("class=\"status\"")).isEqualTo(!original);
    if (!original) {
      assertThat(html).containsPattern("(?s)class=\"status\">.*?href=\"/en/t/p\".*?<article>");
      // about danger: a number stands above the text as well
      assertThat(html.substring(0, html.indexOf("<article"))).contains("tel:117");
    }
    assertThat(html).contains("class=\"exit\"").contains("id=\"help\"");
  }

  @Test
  void what_a_native_speaker_has_read_says_nothing_of_a_machine_but_that_it_is_outdated() {
    Language arabic = Language.of("ar");
    assertThat(html(arabic, page(arabic, PageKind.INFORMATION, false, true, false)))
        .doesNotContain("class=\"status\"")
        .doesNotContain("class=\"exit\"");
    assertThat(html(arabic, page(arabic, PageKind.INFORMATION, false, true, true)))
        .contains("class=\"status\"");
  }

  @Test
  void a_page_in_another_language_is_marked_as_such_and_says_why_in_the_readers() {
    Language tigrinya = Language.of("ti");
    PublishedPage shown = page(Language.of("ar"), PageKind.INFORMATION, true, false, false);
    String html = html(tigrinya, shown);
    assertThat(html)
        .contains("<html lang=\"ti\" dir=\"ltr\">")
        .contains("<article lang=\"ar\" dir=\"rtl\">")
        .contains("<h1 lang=\"ar\" dir=\"rtl\">")
        .contains("<link rel=\"canonical\" href=\"https://portolan.example/ar/t/p\">");
    assertThat(html.split("class=\"status\"")).hasSize(3);
  }

  /** Letters in any order: nothing that means something is as hard to compress. */
  @ParameterizedTest
  @MethodSource("languages")
  void the_largest_page_there_may_be_stays_within_the_budget(Language language) {
    Random random = new Random(7);
    int first = language.tag().equals("zh-Hans") ? 0x4E00 : 0x1200;
    int letters = language.tag().equals("zh-Hans") ? 2_000 : 300;
    StringBuilder body = new StringBuilder();
    while (body.length() < LONGEST) {
      body.append(random.nextInt(6) == 0 ? ' ' : (char) (first + random.nextInt(letters)));
    }
    PublishedPage shown = page(language, PageKind.CRISIS, false, false, false);
    // the style sheet is counted with the page
    assertThat(answer(language, shown, body.toString()).gzip().length).isLessThan(BUDGET - 4_000);
  }
}
