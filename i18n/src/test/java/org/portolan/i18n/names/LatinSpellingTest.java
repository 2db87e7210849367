package org.portolan.i18n.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinSpellingTest {

  @ParameterizedTest
  @CsvSource({
    "Щербакова Юлия, SHCHERBAKOVA IULIIA",
    "Хрущёв, KHRUSHCHEV",
    "Володимир Їжак, VOLODIMIR IZHAK",
    "Зоя-Мария Цой, ZOIA-MARIIA TSOI"
  })
  void cyrillic_is_written_as_ICAO_recommends(String name, String latin) {
    assertThat(LatinSpelling.of(name)).isEqualTo(latin);
  }

  @ParameterizedTest
  @CsvSource({"José Núñez, JOSE NUNEZ", "O'Neil, O'NEIL", "Łukasz Żak, LUKASZ ZAK"})
  void latin_letters_lose_their_marks(String name, String latin) {
    assertThat(LatinSpelling.of(name)).isEqualTo(latin);
  }

  @ParameterizedTest
  @CsvSource({"ليلى حداد", "سارا احمدی", "ሰላም ተስፋይ", "王芳", "রহিমা বেগম"})
  void other_scripts_begin_something_in_the_letters_of_passports(String name) {
    assertThat(LatinSpelling.of(name)).matches("[A-Z' -]{2,}");
  }

  @Test
  void what_is_no_name_leaves_nothing() {
    assertThat(LatinSpelling.of("")).isEmpty();
    assertThat(LatinSpelling.of("123 <> \u0000\u202e")).isEmpty();
  }
}
