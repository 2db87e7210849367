package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

class NumberWordsTest {

  private final AnswerReader reader = new AnswerReader();

  static List<Language> spelledByIcu() {
    return Languages.travellers().stream()
        .filter(language -> !language.tag().equals("ti"))
        .toList();
  }

  @Test
  void icu_spells_numbers_in_all_but_tigrinya() {
    for (Language language : Languages.travellers()) {
      ULocale actual = spellOut(language).getLocale(ULocale.ACTUAL_LOCALE);
      assertThat(actual.getLanguage().equals(language.locale().getLanguage()))
          .as(language.tag())
          .isEqualTo(!language.tag().equals("ti"));
    }
  }

  @ParameterizedTest
  @MethodSource("spelledByIcu")
  void every_temperature_is_read_as_icu_spells_it_out(Language language) {
    RuleBasedNumberFormat format = spellOut(language);
    for (int tenths = 340; tenths <= 420; tenths++) {
      BigDecimal degrees = BigDecimal.valueOf(tenths, 1);
      String spelled = format.format(degrees.doubleValue());
      assertThat(reader.temperature(spelled).map(Temperature::celsius))
          .as(spelled)
          .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(degrees));
    }
  }

  /** Ten times the longest message; what took the square of its length would take hours. */
  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  @Timeout(60)
  void numbers_without_end_come_to_an_end(Language language) {
    String word = language.tag().equals("ti") ? "ሰላሳን " : spellOut(language).format(38) + " ";
    String text = word.repeat(200_000 / word.length());

    assertThat(reader.temperature(text)).isEmpty();
    assertThatCode(() -> reader.choices(text, language, List.of("well", "unwell"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void marks_and_directions_in_a_number_change_nothing() {
    Random random = new Random(42);
    String marks = "\u200e\u200f\u202a\u202c\u2066\u2069\u200b\u0301\ufeff";
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (char c : "thirty eight point five".toCharArray()) {
        text.append(c);
        if (random.nextInt(3) == 0 && c != ' ') {
          text.append(marks.charAt(random.nextInt(marks.length())));
        }
      }
      assertThat(reader.temperature(text.toString()).map(Temperature::celsius))
          .as(text.toString())
          .contains(new BigDecimal("38.5"));
    }
  }

  private static RuleBasedNumberFormat spellOut(Language language) {
    return new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
  }
}
