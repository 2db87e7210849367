package org.portolan.i18n.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;

/** Names in the letters of a machine readable zone, by ICAO's tables. */
class IcaoTransliterationTest {

  @ParameterizedTest(name = "{0} ({1}) is {2}")
  @CsvSource({
    "Anna Maria Eriksson, en, ANNA<MARIA<ERIKSSON",
    "Müller-Weiß, en, MUELLER<WEISS",
    "Åsa Ørsted, en, AASA<OERSTED",
    "Þórður Æsir, en, THORDUR<AESIR",
    "Núñez, es, NUNEZ",
    "Łukasz Żółć, en, LUKASZ<ZOLC",
    "D’Artagnan, fr, DARTAGNAN",
    "O'Connor, en, OCONNOR",
    "J. R. Smith, en, J<R<SMITH",
    "Əliyev, en, ELIYEV",
    "Nguyễn Thị Hương, en, NGUYEN<THI<HUONG",
    "Юлия Щеглова, ru, IULIIA<SHCHEGLOVA",
    "Подъячев Ильич, ru, PODIEIACHEV<ILICH",
    "Григорий, ru, GRIGORII",
    "Григорій Кирило, uk, HRYHORII<KYRYLO",
    "Єлизавета Їжак, uk, IELYZAVETA<IZHAK",
    "محمود عبدالرحيم, ar, MXHMWD<EBDALRXHYM",
    "فاطمة حسن, ar, FAXTTMXAH<XHSN",
    "مُحَمَّد, ar, MXHMMD",
    "چنگیز, fa, XCNXGGXYAZ"
  })
  void as_the_tables_say(String name, String language, String letters) {
    assertThat(IcaoTransliteration.letters(name, Language.of(language))).contains(letters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "ኣማኑኤል", "王小明", "Anna 2", "😀", "---", "\ud800"})
  void what_no_table_has_is_for_its_bearer_to_say(String name) {
    assertThat(IcaoTransliteration.letters(name, Language.ENGLISH)).isEmpty();
  }

  @Test
  void nothing_and_far_too_much_is_no_name() {
    assertThat(IcaoTransliteration.letters(null, Language.ENGLISH)).isEmpty();
    assertThat(IcaoTransliteration.letters("A".repeat(1_001), Language.ENGLISH)).isEmpty();
  }

  @Test
  void a_letter_with_a_choice_has_all_its_spellings() {
    assertThat(IcaoTransliteration.spellings("MÜLLER"))
        .containsExactly("MUELLER", "MUXXLLER", "MULLER");
    assertThat(IcaoTransliteration.spellings("Ü".repeat(30))).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void a_field_is_filled_or_cut_and_keeps_something_of_the_given_names() {
    assertThat(IcaoTransliteration.field("ERIKSSON", "ANNA<MARIA", 39))
        .isEqualTo("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
    assertThat(IcaoTransliteration.field("ARKFREITH", "", 12)).isEqualTo("ARKFREITH<<<");
    assertThat(IcaoTransliteration.field("PAPANDROPOULOUS", "JONATHON", 20))
        .isEqualTo("PAPANDROPOULOUS<<JON");
    assertThat(IcaoTransliteration.field("A".repeat(50), "MARIA", 31))
        .isEqualTo("A".repeat(28) + "<<M");
  }
}
