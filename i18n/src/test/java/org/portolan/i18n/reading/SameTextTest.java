package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back by another way is still the same text; another link never is. */
class SameTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How are you today? 1 Well 2 Not well | how are  you TODAY? １ well ٢ not well",
        "Comment ça va ? C'est « nous » – oui… | comment ca va ? c’est \" nous \" - oui...",
        "Answer: https://p.example/en | answer: HTTPS://P.EXAMPLE/en",
        "كيف حالك اليوم؟ ١ | كيف حالك اليوم؟ 1",
        "ሰላም ነው፣ ሠራተኛ | ሰላም ነው፣ ሰራተኛ",
      })
  void is_the_same_as_it_comes_back(String sent, String shown) {
    assertThat(SameText.of(shown)).isEqualTo(SameText.of(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read it here: https://p.example/én",
        "Read it here: https://p.exаmple/en",
        "Read it here: https://p．example/en",
        "Read it here: https://p。example/en",
        "Read it here: https://p.example/en1",
        "Read it here: https://p.ex-ample/en",
        "Read it here: https://p.example@x.example/en",
        "Read it here: https://p.example/ en",
        "Read it here: https://p.example/ｅn",
        "Read it here: https://p.example/en or pay"
      })
  void another_link_is_another_text(String shown) {
    assertThat(SameText.of(shown)).isNotEqualTo(SameText.of("Read it here: https://p.example/en"));
  }

  @Test
  void a_name_of_a_site_without_a_slash_is_a_link_too() {
    assertThat(SameText.of("go to pórtolan.example"))
        .isNotEqualTo(SameText.of("go to portolan.example"));
    assertThat(SameText.of("go to portolan．example"))
        .isNotEqualTo(SameText.of("go to portolan.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000\u0001\r\n\t", "\u00a0\u2003"})
  void nothing_is_nothing(String text) {
    assertThat(SameText.of(text)).isEmpty();
  }

  @Test
  void takes_whatever_there_is() {
    Random random = new Random(17);
    for (int i = 0; i < 200; i++) {
      String text =
          random
              .ints(500, 0, Character.MAX_CODE_POINT + 1)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(SameText.of(SameText.of(text))).isNotNull();
    }
    assertThat(SameText.of("\ud800<script>" + "a".repeat(100_000))).isNotEmpty();
  }
}
