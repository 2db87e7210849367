package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.papers.mrz.Correction.Why;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.papers.mrz.MrzReading.Refused;
import org.portolan.cases.papers.mrz.MrzReading.Undecided;

/** Slips are put right where there is one way, and that is told; else somebody is asked. */
class MrzSlipsTest {

  private static final Mrz RIGHT = read(Specimens.PASSPORT).zone();

  private static Read read(String typed) {
    return (Read) MrzReader.read(typed, Specimens.TODAY);
  }

  private static String typed(int line, int column, String instead) {
    String[] lines = Specimens.PASSPORT.split("\n");
    String old = lines[line - 1];
    lines[line - 1] =
        old.substring(0, column - 1) + instead + old.substring(column - 1 + instead.length());
    return String.join("\n", lines);
  }

  @ParameterizedTest(name = "line {0}, place {1}: {2} for {3}")
  @CsvSource({"1, 4, 7, T", "2, 14, Z, 7", "2, 12, 7, T"})
  void what_is_no_likely_slip_stays_wrong(int line, int column, String typed, String right) {
    assertThat(MrzReader.read(typed(line, column, typed), Specimens.TODAY))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest(name = "line {0}, place {1}: {2} for {3}")
  @CsvSource({
    "1, 5, 0, O", "1, 8, 1, I", "1, 10, 5, S", "2, 13, 0, O", "2, 16, O, 0", "2, 17, B, 8",
    "2, 18, I, 1", "2, 19, Z, 2", "2, 20, Z, 2", "2, 27, S, 5", "2, 44, O, 0", "2, 10, G, 6"
  })
  void where_only_one_kind_can_stand_that_decides(
      int line, int column, String typed, String right) {
    Read reading = read(typed(line, column, typed));

    assertThat(reading.zone()).isEqualTo(RIGHT);
    assertThat(reading.corrections())
        .containsExactly(new Correction(Why.KIND_OF_PLACE, line, column, typed, right));
  }

  @ParameterizedTest(name = "place {0}: {1} for {2}")
  @CsvSource({"6, O, 0"})
  void where_both_can_the_check_digits_decide(int column, String typed, String right) {
    Read reading = read(typed(2, column, typed));

    assertThat(reading.zone()).isEqualTo(RIGHT);
    assertThat(reading.corrections())
        .containsExactly(new Correction(Why.CHECK_DIGITS, 2, column, typed, right));
  }

  @Test
  void all_that_look_alike_may_have_been_taken_for_their_other() {
    String right = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K9003093", "920101", "310501");
    Read reading = read(right.replace("K9003093", "K9OO3O93"));

    assertThat(reading.zone().number()).isEqualTo("K9003093");
    assertThat(reading.corrections()).extracting(Correction::column).containsExactly(3, 4, 6);
  }

  @Test
  void two_ways_are_none() {
    String right = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K01023456", "920101", "310501");
    MrzReading reading = MrzReader.read(right.replace("K01023456", "KO1023456"), Specimens.TODAY);

    assertThat(reading).isInstanceOf(Undecided.class);
    assertThat(((Undecided) reading).ways())
        .contains(
            List.of(new Correction(Why.CHECK_DIGITS, 2, 2, "O", "0")),
            List.of(new Correction(Why.CHECK_DIGITS, 2, 4, "0", "O")));
    assertThat(reading.<String>fold(r -> "read", u -> "asked", r -> "refused")).isEqualTo("asked");
  }

  /** Of numbers that were mistyped in some other way such a slip would make right every third. */
  @Test
  void a_digit_that_should_be_a_letter_is_asked_about_although_it_is_the_only_way() {
    String right = Specimens.passport("ERI", "TESFAY<<AMANUEL", "AB3479347", "920101", "310501");
    MrzReading reading = MrzReader.read(right.replace("AB3479347", "A83479347"), Specimens.TODAY);

    assertThat(reading).isInstanceOf(Undecided.class);
    assertThat(((Undecided) reading).ways())
        .containsExactly(List.of(new Correction(Why.CHECK_DIGITS, 2, 2, "8", "B")));
  }

  @Test
  void nothing_is_guessed_that_the_digits_do_not_tell_apart() {
    String right = Specimens.passport("ERI", "TESFAY<<AMANUEL", "AB6123450", "920101", "310501");
    Read reading = read(right.replace("AB6123450", "ABG123450"));

    assertThat(reading.zone().number()).as("as it was typed").isEqualTo("ABG123450");
    assertThat(reading.corrections()).isEmpty();
  }

  @Test
  void fillers_at_the_end_of_lines_are_put_in_and_left_out() {
    String missing = "P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159ZE184226B<<10";
    assertThat(read(missing).zone()).isEqualTo(RIGHT);
    assertThat(read(missing).corrections())
        .containsExactly(
            new Correction(Why.FILLERS_ADDED, 1, 26, "", "<".repeat(19)),
            new Correction(Why.FILLERS_ADDED, 2, 40, "", "<<<"));

    String more =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<<<10";
    assertThat(read(more).zone()).isEqualTo(RIGHT);
    assertThat(read(more).corrections())
        .extracting(Correction::why)
        .containsExactly(Why.FILLERS_LEFT_OUT, Why.FILLERS_LEFT_OUT);
  }

  @Test
  void fillers_of_cards_and_visas_too() {
    assertThat(read("I<UTOD231458907\n7408122F1204159UTO6\nERIKSSON<<ANNA<MARIA").zone())
        .isEqualTo(read(Specimens.CARD).zone());
    assertThat(read("V<UTOERIKSSON<<ANNA<MARIA\nL8988901C4XXX4009078F9612109<<<<<").zone().number())
        .isEqualTo("L8988901C");
    assertThat(read("I<UTOERIKSSON<<ANNA<MARIA\nD231458907UTO7408122F1204159<<<6").zone())
        .isEqualTo(read(Specimens.LARGE_CARD).zone());
  }

  @Test
  void letters_of_other_scripts_that_look_the_same_are_told() {
    Read reading = read(Specimens.PASSPORT.replace("MARIA", "МАRIA"));

    assertThat(reading.zone()).isEqualTo(RIGHT);
    assertThat(reading.corrections())
        .containsExactly(
            new Correction(Why.LOOKS_ALIKE, 1, 21, "М", "M"),
            new Correction(Why.LOOKS_ALIKE, 1, 22, "А", "A"));
    assertThat(reading.corrections().toString()).doesNotContain("М,");
  }

  /** Whatever one character is taken for, what is read is right, or nothing is read in silence. */
  @Test
  void no_single_error_in_what_is_checked_is_read_in_silence() {
    for (int column = 1; column <= 44; column++) {
      if (column >= 11 && column <= 13 || column == 21) {
        continue;
      }
      for (char other : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<".toCharArray()) {
        String old = Specimens.PASSPORT.split("\n")[1].substring(column - 1, column);
        boolean same = (CheckDigit.value(other) - CheckDigit.value(old.charAt(0))) % 10 == 0;
        MrzReading reading =
            MrzReader.read(typed(2, column, String.valueOf(other)), Specimens.TODAY);
        if (!same && reading instanceof Read read) {
          assertThat(read.corrections()).as(column + " " + other).isNotEmpty();
        }
      }
    }
  }
}
