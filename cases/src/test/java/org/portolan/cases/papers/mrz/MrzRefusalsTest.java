package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;
import org.portolan.cases.papers.mrz.MrzReading.Refused;

/** What cannot be read is told, and where. */
class MrzRefusalsTest {

  private static List<MrzProblem> problems(String typed) {
    MrzReading reading = MrzReader.read(typed, Specimens.TODAY);
    assertThat(reading).isInstanceOf(Refused.class);
    return ((Refused) reading).problems();
  }

  private static Reason only(String typed) {
    assertThat(problems(typed)).hasSize(1);
    return problems(typed).get(0).reason();
  }

  @Test
  void nothing_too_much_and_anything_else() {
    assertThat(only(null)).isEqualTo(Reason.NOTHING);
    assertThat(only(" \n\t ")).isEqualTo(Reason.NOTHING);
    assertThat(only("<".repeat(401))).isEqualTo(Reason.TOO_LONG);
    assertThat(only("P<UTO")).isEqualTo(Reason.WRONG_LINES);
    assertThat(only("A\nB\nC\nD")).isEqualTo(Reason.WRONG_LINES);
    assertThat(only("a\u202e\u200b")).isEqualTo(Reason.WRONG_LINES);
    assertThat(problems("<script>alert(1)</script>\n'; DROP TABLE person"))
        .containsExactly(MrzProblem.at(Reason.NO_SUCH_CHARACTER, 1, 8));
  }

  @Test
  void a_line_that_is_too_short_or_too_long_is_named() {
    assertThat(problems(Specimens.PASSPORT.replace("L898902C36UTO7408122", "")))
        .extracting(MrzProblem::reason, MrzProblem::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Reason.WRONG_LENGTH, 2));
    assertThat(problems(Specimens.PASSPORT.replace("ZE184226B<<<<<", "ZE184226BZE184226B")))
        .extracting(MrzProblem::line)
        .containsExactly(2);
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "L898902C3, L898902D3, NUMBER_CHECK",
    "L898902C3, 8L98902C3, NUMBER_CHECK",
    "7408122, 7408132, BIRTH_CHECK",
    "7408122, 4708122, BIRTH_CHECK",
    "1204159, 1304159, EXPIRY_CHECK",
    "ZE184226B, ZE184276B, OPTIONAL_CHECK",
    "B<<<<<10, B<<<<<17, WHOLE_CHECK"
  })
  void a_wrong_check_digit_names_its_field(String right, String wrong, MrzField field) {
    assertThat(problems(Specimens.PASSPORT.replace(right, wrong)))
        .extracting(problem -> problem.field().orElseThrow())
        .containsExactly(field);
  }

  @Test
  void days_that_are_none() {
    String zone = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K1234567", "920231", "310431");
    assertThat(problems(zone))
        .extracting(problem -> problem.field().orElseThrow())
        .containsExactly(MrzField.BIRTH, MrzField.EXPIRY);
    String gap = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K1234567", "92<<15", "310430");
    assertThat(only(gap)).isEqualTo(Reason.NO_DATE);
  }

  @Test
  void a_paper_without_a_name_or_a_number_or_that_is_none() {
    assertThat(only(Specimens.passport("ERI", "", "K1234567", "920101", "310501")))
        .isEqualTo(Reason.NO_NAME);
    assertThat(only(Specimens.passport("ERI", "TESFAY", "", "920101", "310501")))
        .isEqualTo(Reason.NO_NUMBER);
    assertThat(only(Specimens.PASSPORT.replace("P<UTO", "Q<UTO"))).isEqualTo(Reason.NO_DOCUMENT);
    assertThat(only(Specimens.PASSPORT.replace("2F1", "2K1"))).isEqualTo(Reason.NO_SEX);
  }

  @Test
  void whatever_is_typed_gets_an_answer_without_what_was_typed_in_it() {
    Random random = new Random(42);
    String characters = "PIVACUTO0123456789<<<<<<<<\n\n ٣МФ«é😀-ß";
    int[] points = characters.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder typed = new StringBuilder();
      int length = random.nextInt(140);
      for (int at = 0; at < length; at++) {
        typed.appendCodePoint(points[random.nextInt(points.length)]);
      }
      assertThat(MrzReader.read(typed.toString(), Specimens.TODAY)).isNotNull();
    }
  }

  @Test
  void whatever_happens_to_a_right_one_gets_an_answer() {
    Random random = new Random(43);
    for (String right : List.of(Specimens.PASSPORT, Specimens.CARD, Specimens.VISA)) {
      for (int i = 0; i < 5_000; i++) {
        StringBuilder typed = new StringBuilder(right);
        for (int change = random.nextInt(4); change >= 0; change--) {
          int at = random.nextInt(typed.length());
          if (random.nextBoolean()) {
            typed.deleteCharAt(at);
          } else {
            typed.insert(at, (char) ('0' + random.nextInt(43)));
          }
        }
        assertThat(MrzReader.read(typed.toString(), Specimens.TODAY)).isNotNull();
      }
    }
  }
}
