package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody else may read what comes to a phone: what we begin names no visa, quarantine, health or
 * support matter, in no language. What answers the person's own words may; what answers who asks
 * where their matter stands does not, since others hold that phone too.
 */
class TextsWeBeginTest {

  private static final List<String> WE_BEGIN =
      List.of(
          "question.mood",
          "option.well",
          "option.unwell",
          "message.for",
          "doubt.yours",
          "doubt.not-ours",
          "welfare.on-its-way",
          "closing.last-day",
          "order.until",
          "order.changed",
          "traveller.code",
          "traveller.answered",
          "notice.received",
          "notice.more",
          "notice.reminder",
          "notice.news",
          "status.draft",
          "status.working",
          "status.open",
          "status.late",
          "status.wanted",
          "status.talk",
          "status.decided",
          "status.closed",
          "status.of",
          "status.none",
          "status.read",
          "broadcast.other-language",
          "broadcast.stop",
          "route.reply-to");

  private static final Map<String, List<String>> STEMS = stems();

  private static Map<String, List<String>> stems() {
    Map<String, List<String>> stems = new HashMap<>();
    try (BufferedReader lines = reader("matters.txt")) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(":", 2))
          .forEach(
              line ->
                  stems.put(
                      line[0],
                      Arrays.stream(line[1].split(",")).map(TextsWeBeginTest::plain).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }

  private static BufferedReader reader(String file) {
    InputStream stream = TextsWeBeginTest.class.getResourceAsStream(file);
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
  }

  private static String text(String kind, Language language, String key) {
    Properties texts = new Properties();
    try (BufferedReader file = reader("texts/" + kind + "/" + language.tag() + ".properties")) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts.getProperty(key);
  }

  private static List<String> named(Language language, String text) {
    return STEMS.get(language.tag()).stream()
        .filter(stem -> plain(text).contains(stem))
        .collect(Collectors.toList());
  }

  private static List<Language> languages() {
    return Languages.travellers();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_text_that_we_begin_names_a_matter(Language language) {
    for (String key : WE_BEGIN) {
      String text = text("traveller", language, key);
      assertThat(text).as(key).isNotNull();
      assertThat(named(language, text)).as(key + ": " + text).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_text_that_does_is_found(Language language) {
    for (String key : List.of("my.case.quarantine", "my.case.visa")) {
      String text = text("public", language, key);
      assertThat(named(language, text)).as(key + ": " + text).isNotEmpty();
    }
  }

  @Test
  void every_language_has_its_words() {
    assertThat(STEMS.keySet())
        .containsExactlyInAnyOrderElementsOf(languages().stream().map(Language::tag).toList());
  }
}
