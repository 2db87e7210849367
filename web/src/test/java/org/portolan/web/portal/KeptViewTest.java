package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Moments;
import org.portolan.web.portal.KeptFiles.KeptFile;
import org.portolan.web.start.Answer;

class KeptViewTest {

  private static final Instant NOW = Instant.parse("2026-11-27T23:30:00Z");
  private static final Language ARABIC = Language.of("ar");

  private final KeptView view =
      new KeptView(Settings.of(Map.of("PORTOLAN_EMERGENCY_NUMBER", "117")));
  private final Published published =
      new Published(
          1,
          List.of(new Topic("health", Map.of("en", "Health"))),
          List.of(
              aPage("quarantine", PageKind.INFORMATION),
              aPage("distress", PageKind.CRISIS),
              aPage("children", PageKind.SUPPORT)),
          List.of());

  static List<Language> languages() {
    return Languages.travellers();
  }

  private static PublishedPage aPage(String slug, PageKind kind) {
    LocalDate day = LocalDate.of(2026, 11, 27);
    return new PublishedPage(
        UUID.randomUUID(),
        Language.ENGLISH,
        1,
        "health",
        slug,
        kind,
        Language.ENGLISH,
        "",
        List.of(),
        day,
        day,
        "<" + slug + ">",
        slug,
        false,
        false,
        false,
        NOW);
  }

  private static Answer answer(String path) {
    return Answer.of(200, "text/html", "", path);
  }

  private static String text(Answer answer) {
    return new String(answer.plain(), StandardCharsets.UTF_8);
  }

  @Test
  void keeps_public_pages_and_what_they_need_and_nothing_else() {
    assertThat(KeptFiles.of(published, ARABIC, "First"))
        .map(KeptFile::at)
        .containsExactly(
            "/ar/",
            "/ar/keep",
            "/ar/offline",
            "/style/public.css",
            "/style/portal.js",
            "/style/icon.svg",
            "/ar/health/",
            "/ar/health/quarantine",
            "/ar/health/distress",
            "/ar/health/children");
  }

  @Test
  void keeps_pages_for_people_in_danger_or_distress_only_when_that_was_chosen() {
    assertThat(KeptFiles.of(published, ARABIC, "First"))
        .filteredOn(KeptFile::closer)
        .map(KeptFile::at)
        .containsExactly("/ar/health/distress", "/ar/health/children");
    assertThat(text(view.keep(published, ARABIC, KeptViewTest::answer)))
        .contains("type=\"checkbox\" id=\"also\"", "lang=\"en\" dir=\"ltr\">&lt;distress&gt;</a>");
  }

  @Test
  void tells_the_state_of_each_file_and_the_days_on_which_it_may_be_read() {
    String list = text(view.list(published, ARABIC, NOW, KeptViewTest::answer));

    assertThat(list)
        .contains("\"moment\":\"2026-11-27T23:30:00Z\"", "<bdi>{day}</bdi>")
        .contains(
            Arrays.stream(new String[] {"2026-11-26", "2026-11-27", "2026-11-28"})
                .map(
                    day ->
                        "\"%s\":\"%s\"".formatted(day, Moments.day(ARABIC, LocalDate.parse(day))))
                .toList())
        .contains(
            "\"at\":\"/ar/health/\",\"tag\":" + quoted(answer("/ar/health/").tag()),
            "\"line\":\"\",\"closer\":false}",
            "&lt;quarantine&gt;</a></li>")
        .containsOnlyOnce("\"at\":\"/ar/health/distress\"");
  }

  private static String quoted(String tag) {
    return "\"" + tag.replace("\"", "\\\"") + "\"";
  }

  @ParameterizedTest
  @MethodSource("languages")
  void says_in_every_language_what_is_kept_and_whom_to_call(Language language) {
    String home = "/" + language.tag() + "/";
    String keep = text(view.keep(published, language, KeptViewTest::answer));
    String offline = text(view.offline(language));

    assertThat(List.of(keep, offline))
        .allSatisfy(
            page ->
                assertThat(page)
                    .contains("<link rel=\"manifest\" href=\"" + home + "app.webmanifest\">")
                    .contains("<a href=\"tel:117\">")
                    .doesNotContain("\u0000", "{"));
    assertThat(keep).contains("<bdi id=\"day\"></bdi>");
    assertThat(offline).contains("<!-- kept -->");
    assertThat(text(view.manifest(language)))
        .contains("\"start_url\":\"" + home + "\"", "\"lang\":\"" + language.tag() + "\"")
        .contains("\"dir\":\"" + (language.rightToLeft() ? "rtl" : "ltr") + "\"");
  }

  @Test
  void what_script_shows_is_not_shown_without_it() {
    assertThat(view.link(ARABIC)).startsWith("<p class=\"keep\" hidden");
    assertThat(view.aloud(ARABIC)).contains("role=\"group\"", "hidden data-read=");
    assertThat(text(view.keep(published, ARABIC, KeptViewTest::answer)))
        .contains("<form id=\"keep\" hidden>", "id=\"away\" hidden>", "<noscript>");
  }
}
