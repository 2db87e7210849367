package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  private final Texts texts = Texts.product();

  @Test
  void a_question_numbers_its_options_in_the_digits_of_the_language() {
    String question =
        texts.question(
            Language.of("ar"), "question.mood", List.of("option.well", "option.unwell"), false);
    assertThat(question).isEqualTo("كيف حالك اليوم؟\n١ بخير\n٢ لست بخير\nأجب بالرقم.");
  }

  @Test
  void a_question_with_one_way_out_says_itself_how_it_is_answered() {
    String question =
        texts.question(
            Language.ENGLISH, "question.temperature", List.of("option.no-thermometer"), false);
    assertThat(question).isEqualTo("What is your temperature? For example: 37.2\n1 No thermometer");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "en, Food and Medicine",
    "fr, Nourriture et Médicaments",
    "ar, طعام ودواء",
    "zh-Hans, 食物和药品"
  })
  void needs_are_listed_as_the_language_lists(String tag, String list) {
    assertThat(
            texts.text(
                Language.of(tag),
                "reply.needs-noted",
                Map.of("needs", List.of("food", "option.medicine"))))
        .contains(list);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Tuesday 08:30",
        "fr | mardi 08:30",
        "ar | الثلاثاء ٠٨:٣٠",
        "fa | سه‌شنبه ۸:۳۰",
        "am | ማክሰኞ 08:30 (በ24 ሰዓት",
        "ti | 08:30 (ብ24 ሰዓት",
        "sw | Jumanne 08:30 (saa za mfumo wa saa 24)",
        "bn | মঙ্গলবার ০৮:৩০"
      })
  void a_time_is_a_weekday_and_the_24_hour_clock(String tag, String when) {
    for (Object time : List.of("2026-11-24T08:30", LocalDateTime.of(2026, 11, 24, 8, 30))) {
      assertThat(
              texts
                  .text(
                      Language.of(tag),
                      "reply.help-off-duty",
                      Map.of("when", time, "emergency", "112"))
                  .replace(",", "")
                  .replace("،", ""))
          .contains(when);
    }
  }

  @Test
  void a_time_of_no_place_says_that_it_is_utc() {
    for (Language language : Languages.travellers()) {
      Map<String, String> arguments = Map.of("when", "2026-11-24T08:30Z", "emergency", "112");
      assertThat(texts.text(language, "reply.help-off-duty", arguments)).contains(" UTC");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "2026-13-01", "0000-00-00", "2026-02-30T08:00", "2026-11-24T25:00Z"})
  void what_only_looks_like_a_day_or_time_stays_as_it_was_given(String given) {
    for (Language language : Languages.travellers()) {
      Map<String, String> arguments = Map.of("when", given, "emergency", "112");
      assertThat(texts.text(language, "reply.help-off-duty", arguments)).contains(given);
    }
  }

  @Test
  void what_a_language_lacks_is_read_in_the_next_of_its_chain() {
    Texts few =
        new Texts(
            Map.of(
                "am", Map.of("both", "አማርኛ"),
                "en", Map.of("both", "English", "one", "only English")));
    assertThat(few.text(Language.of("ti"), "both")).isEqualTo("አማርኛ");
    assertThat(few.text(Language.of("ti"), "one")).isEqualTo("only English");
  }

  @Test
  void an_unknown_key_or_a_missing_argument_is_a_fault() {
    assertThatThrownBy(() -> texts.text(Language.ENGLISH, "no.such.text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.text");
    assertThatThrownBy(() -> texts.text(Language.ENGLISH, "reply.thanks-unwell"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("emergency");
  }

  @Test
  void an_argument_is_text_not_a_pattern() {
    assertThat(
            texts.text(
                Language.ENGLISH,
                "reply.enquiry",
                Map.of("reference", "E-7K3M-9QX4", "page", "{0} '{' {need, select,")))
        .endsWith("{0} '{' {need, select,");
  }

  @Test
  void many_threads_share_the_texts() {
    Map<String, Object> arguments = Map.of("reference", "Q-7K3M-9QX4", "minutes", 5);
    String once = texts.text(Language.of("ar"), "duty.alert", arguments);
    assertThat(once).contains("٥ دقائق");
    assertThat(IntStream.range(0, 5_000).parallel())
        .allSatisfy(
            i ->
                assertThat(texts.text(Language.of("ar"), "duty.alert", arguments)).isEqualTo(once));
  }
}
