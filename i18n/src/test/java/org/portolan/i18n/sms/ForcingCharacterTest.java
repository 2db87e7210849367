package org.portolan.i18n.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.sms.SmsParts.Encoding;

class ForcingCharacterTest {

  @Test
  void names_what_the_alphabet_does_not_have_once_in_its_order() {
    assertThat(ForcingCharacter.in("Ça va, français ? – çà"))
        .containsExactly(new ForcingCharacter('ç', 12, 2), new ForcingCharacter('–', 19, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "Ça va, àéèùì", "{}[]~|^\\€\f", "¿Sí?\r\n"})
  void names_nothing_exactly_in_a_text_that_fits(String text) {
    assertThat(ForcingCharacter.in(text).isEmpty())
        .isEqualTo(SmsParts.of(text).encoding() == Encoding.GSM_7);
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource({
    "231, U+00E7, LATIN SMALL LETTER C WITH CEDILLA, ç",
    "8217, U+2019, RIGHT SINGLE QUOTATION MARK, ’",
    "128512, U+1F600, GRINNING FACE, 😀",
    "769, U+0301, COMBINING ACUTE ACCENT, ◌́",
    "8205, U+200D, ZERO WIDTH JOINER, ''",
    "160, U+00A0, NO-BREAK SPACE, ''",
    "9, U+0009, <control-0009>, ''",
    "55296, U+D800, <lead surrogate-D800>, ''",
    "57344, U+E000, <private use area-E000>, ''",
    "65535, U+FFFF, <noncharacter-FFFF>, ''",
    "20320, U+4F60, CJK UNIFIED IDEOGRAPH-4F60, 你"
  })
  void has_a_name_and_something_to_show(int codePoint, String code, String name, String shown) {
    ForcingCharacter character = ForcingCharacter.in(Character.toString(codePoint)).get(0);
    assertThat(character.code()).isEqualTo(code);
    assertThat(character.name()).isEqualTo(name);
    assertThat(character.shown()).isEqualTo(shown);
  }

  @Test
  void counts_places_in_characters_and_not_in_units() {
    assertThat(ForcingCharacter.in("€😀\ud83da😀"))
        .containsExactly(new ForcingCharacter(0x1F600, 2, 2), new ForcingCharacter(0xD83D, 3, 1));
  }

  @Test
  void there_is_one_exactly_when_the_text_goes_out_as_ucs_2() {
    Random random = new Random(42);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x180) : random.nextInt(0xFFFF)));
      }
      boolean fits = SmsParts.of(text.toString()).encoding() == Encoding.GSM_7;
      assertThat(ForcingCharacter.in(text.toString()).isEmpty()).isEqualTo(fits);
    }
  }
}
