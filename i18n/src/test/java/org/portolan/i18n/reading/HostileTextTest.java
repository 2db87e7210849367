package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** Whatever a phone can send: read or unclear, never an exception, never slow. */
class HostileTextTest {

  private static final List<String> SYMPTOMS = List.of("cough", "breathing", "fever", "nothing");

  private final AnswerReader reader = new AnswerReader();

  static List<String> hostile() {
    return List.of(
        "",
        " ",
        "\u0000",
        "\u0000\u0001\u0002\u001b[31m",
        "\ud800",
        "\udc00\ud800",
        "\ud83d",
        "👍😀🤒",
        "👨‍👩‍👧‍👦",
        "\u200b\u200d\ufeff\u2066\u2069",
        "\u202e",
        "!!!???...,,,",
        "''''''''",
        "a'".repeat(800),
        "1'2'".repeat(800),
        "1,2,".repeat(800),
        "38,5".repeat(500),
        "9".repeat(100_000),
        "not ".repeat(20_000),
        "no fever ".repeat(20_000),
        "ﷺ".repeat(1_000),
        "e" + "\u0301".repeat(50_000),
        "و".repeat(10_000),
        "a".repeat(100_000),
        "字".repeat(10_000),
        "𠀀".repeat(10_000),
        "፲፩፻".repeat(2_000),
        "1⁄2½⅓Ⅷ㊿㉈\u2070",
        "{0} ${jndi:ldap://x} <script>alert(1)</script> '; drop table x; --");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothing_throws_and_nothing_is_made_up(String text) {
    for (Language language : Languages.travellers()) {
      assertThat(reader.choices(text, language, List.of("well", "unwell"), false))
          .isInstanceOf(ChoiceReading.Unclear.class);
      assertThatCode(
              () -> {
                reader.choices(text, language, SYMPTOMS, true);
                reader.choices(text, language, List.of(), false);
                reader.keyword(text, language);
                reader.temperature(text);
                reader.legible(text);
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void no_text_is_unclear() {
    assertThat(reader.choices(null, Language.ENGLISH, SYMPTOMS, true))
        .isInstanceOf(ChoiceReading.Unclear.class);
    assertThat(reader.keyword(null, Language.ENGLISH)).isEmpty();
    assertThat(reader.temperature(null)).isEmpty();
    assertThat(reader.legible(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"👍", "🤒🤧", " \n", "...", "\u200b\u202e", "\ud800", "❤️"})
  void emoji_and_signs_alone_cannot_be_read(String text) {
    assertThat(reader.legible(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "٣", "1️⃣", "نعم", "①", "👍 ok", "፫"})
  void letters_and_digits_can(String text) {
    assertThat(reader.legible(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u200fwell\u200f", "\u202awell\u202c", "we\u200bll", "w\u00adell", "\ufeffwell "})
  void invisible_marks_change_nothing(String text) {
    assertThat(reader.choices(text, Language.ENGLISH, List.of("well", "unwell"), false))
        .isEqualTo(well());
  }

  @Test
  void random_characters_never_throw() {
    Random random = new Random(42);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        text.append((char) random.nextInt(0x10000));
      }
      Language language = Languages.travellers().get(i % Languages.travellers().size());
      assertThatCode(
              () -> {
                reader.choices(text.toString(), language, SYMPTOMS, true);
                reader.keyword(text.toString(), language);
                reader.temperature(text.toString());
              })
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void the_longest_message_is_read_in_no_time() {
    String text = "no fever but cough and ".repeat(70);
    reader.choices(text, Language.ENGLISH, SYMPTOMS, true);
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      reader.choices(text, Language.ENGLISH, SYMPTOMS, true);
      reader.keyword(text, Language.ENGLISH);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static ChoiceReading well() {
    return new ChoiceReading.Understood(List.of("well"), Optional.empty());
  }
}
