package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @Test
  void travellers_are_written_to_in_fourteen_languages() {
    assertThat(Languages.travellers())
        .extracting(Language::tag)
        .containsExactly(
            "en", "fr", "es", "ar", "ru", "zh-Hans", "fa", "fa-AF", "uk", "am", "ti", "bn", "sw",
            "pt");
  }

  @Test
  void staff_work_in_four_of_them() {
    assertThat(Languages.staff()).extracting(Language::tag).containsExactly("en", "fr", "es", "ar");
  }

  @ParameterizedTest(name = "{0} falls back to {1}")
  @CsvSource({"en, en", "ar, ar en", "fa-AF, fa-AF fa en", "ti, ti am en"})
  void falls_back_to_what_its_readers_know_and_to_english_last(String tag, String chain) {
    assertThat(Languages.fallbacks(Language.of(tag)))
        .extracting(Language::tag)
        .isEqualTo(Arrays.asList(chain.split(" ")));
  }

  @ParameterizedTest(name = "a number of {0} is answered in {1}")
  @CsvSource({
    "ET, am",
    "ER, ti",
    "AF, fa-AF",
    "IR, fa",
    "SY, ar",
    "FR, fr",
    "CN, zh-Hans",
    "UA, uk",
    "RU, ru",
    "BD, bn",
    "KE, sw",
    "BR, pt",
    "MX, es",
    "GB, en",
    "et, am",
    "XX, en",
    "ZZ, en",
    ", en"
  })
  void an_unknown_sender_is_answered_in_the_language_of_the_country(String iso2, String tag) {
    assertThat(Languages.ofCountry(iso2)).isEqualTo(Language.of(tag));
  }

  @Test
  void countries_exist() {
    List<String> real = Arrays.asList(Locale.getISOCountries());
    assertThat(Languages.travellers())
        .allSatisfy(
            language -> assertThat(real).containsAll(Languages.facts(language).countries()));
  }

  @Test
  void no_country_has_two_main_languages() {
    assertThat(Languages.travellers())
        .flatExtracting(language -> Languages.facts(language).countries())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_language_knows_its_name_direction_and_digits() {
    Language arabic = Language.of("ar");
    assertThat(arabic.ownName()).isEqualTo("العربية");
    assertThat(arabic.rightToLeft()).isTrue();
    assertThat(arabic.digits(12)).isEqualTo("١٢");
    assertThat(Language.of("fa-AF").digits(12)).isEqualTo("۱۲");
    assertThat(Language.of("bn").digits(12)).isEqualTo("১২");
    assertThat(Language.of("am").digits(12)).isEqualTo("12");
    assertThat(Language.of("ru").rightToLeft()).isFalse();
  }

  @Test
  void nobody_has_reviewed_a_translation_yet() {
    assertThat(Languages.travellers()).noneMatch(Languages::reviewed);
  }

  @Test
  void a_tag_is_found_in_any_case() {
    assertThat(Language.find("FA_af")).contains(Language.of("fa-AF"));
    assertThat(Language.find("xx")).isEmpty();
    assertThat(Language.find(null)).isEmpty();
    assertThatThrownBy(() -> Language.of("xx")).isInstanceOf(IllegalArgumentException.class);
  }
}
