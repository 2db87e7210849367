package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 7, 3, 1 can find it finds, and what it cannot is known. */
class CheckDigitTest {

  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
  private static final int FIELDS = 300;

  private final Random random = new Random(9303);

  @ParameterizedTest
  @CsvSource({
    "520727, 3",
    "AB2134<<<, 5",
    "L898902C3, 6",
    "740812, 2",
    "ZE184226B<<<<<, 1",
    "'', 0"
  })
  void it_is_the_one_that_icao_prints(String field, char digit) {
    assertThat(CheckDigit.of(field)).isEqualTo(digit);
  }

  @Test
  void one_wrong_character_is_found_unless_it_counts_the_same_modulo_ten() {
    for (int i = 0; i < FIELDS; i++) {
      String field = field();
      for (int at = 0; at < field.length(); at++) {
        for (char other : CHARACTERS.toCharArray()) {
          String wrong = field.substring(0, at) + other + field.substring(at + 1);
          boolean same = (CheckDigit.value(other) - CheckDigit.value(field.charAt(at))) % 10 == 0;
          assertThat(CheckDigit.of(wrong) == CheckDigit.of(field))
              .as(field + wrong)
              .isEqualTo(same);
        }
      }
    }
  }

  @Test
  void two_swapped_neighbours_are_found_unless_they_differ_by_a_multiple_of_five() {
    for (int i = 0; i < FIELDS * 10; i++) {
      String field = field();
      int at = random.nextInt(field.length() - 1);
      char one = field.charAt(at);
      char next = field.charAt(at + 1);
      String swapped = field.substring(0, at) + next + one + field.substring(at + 2);
      boolean unseen = (CheckDigit.value(one) - CheckDigit.value(next)) % 5 == 0;
      assertThat(CheckDigit.of(swapped) == CheckDigit.of(field)).as(field).isEqualTo(unseen);
    }
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    int length = 2 + random.nextInt(13);
    for (int at = 0; at < length; at++) {
      field.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return field.toString();
  }
}
