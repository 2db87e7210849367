package org.portolan.cases.visa.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.visa.model.Question.Day;
import org.portolan.cases.visa.model.Question.Kind;

/** What people type, whatever it is: an answer, or what to do about it. */
class AnswerReadingTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private static Question question(Kind kind, Day day) {
    return new Question("id", kind, List.of(), false, null, null, 20, day, List.of());
  }

  private static String read(Question question, Typed typed) {
    return AnswerReading.read(question, typed, TODAY)
        .fold(GivenAnswer::text, problem -> problem.key());
  }

  @ParameterizedTest
  @CsvSource({
    "gregorian, 2027-03-01, 2027-03-01",
    "gregorian, 2027/3/1, 2027-03-01",
    "persian, 1405-12-10, 2027-03-01",
    "ethiopic, 2019-06-22, 2027-03-01",
    "hijri, 1448-09-22, 2027-03-01",
    "'', ٢٠٢٧-٠٣-٠١, 2027-03-01",
    "maya, 2027-03-01, not-a-day",
    "gregorian, 2027-02-29, no-such-day",
    "gregorian, 2027-00-10, no-such-day",
    "gregorian, 2027-13-10, no-such-day",
    "gregorian, 2026-11-26, in-the-past",
    "gregorian, 2099-01-01, too-far",
    "gregorian, 01.03.2027, not-a-day",
    "ethiopic, 2020-13-06, no-such-day"
  })
  void a_day_to_come_is_read_in_its_calendar(String calendar, String typed, String expected) {
    assertThat(read(question(Kind.DATE, Day.FUTURE), new Typed(typed, null, calendar)))
        .isEqualTo(expected);
  }

  @Test
  void a_day_keeps_how_it_was_given() {
    GivenAnswer answer =
        AnswerReading.read(
                question(Kind.DATE, Day.PAST), new Typed("1369-02", null, "persian"), TODAY)
            .fold(given -> given, problem -> null);

    assertThat(answer.text()).isEqualTo("1990-04-21/1990-05-21");
    assertThat(answer.calendar()).isEqualTo("persian");
    assertThat(answer.given()).isEqualTo("1369-02");
  }

  @Test
  void what_nobody_sees_is_not_kept() {
    Question text = question(Kind.TEXT, null);

    assertThat(read(text, Typed.of("a\u202Eb\u0000c\u2066"))).isEqualTo("ab c");
    assertThat(read(text, Typed.of("می\u200Cخواهم"))).isEqualTo("می\u200Cخواهم");
    assertThat(read(text, Typed.of("\u200B \u2060"))).isEqualTo("missing");
    assertThat(read(text, Typed.of("<b>bold</b>"))).isEqualTo("<b>bold</b>");
    assertThat(read(text, Typed.of("\uD83D"))).isEqualTo("missing");
    assertThat(read(text, Typed.of(null))).isEqualTo("missing");
  }

  @Test
  void length_is_counted_in_characters() {
    Question text = question(Kind.TEXT, null);

    assertThat(read(text, Typed.of("😀".repeat(20)))).hasSize(40);
    assertThat(read(text, Typed.of("😀".repeat(21)))).isEqualTo("too-long");
    assertThat(read(question(Kind.NAME, null), new Typed("Sukarno", "S".repeat(21), null)))
        .isEqualTo("too-long");
  }

  @Test
  void a_name_of_latin_letters_needs_no_second() {
    GivenAnswer answer =
        AnswerReading.read(question(Kind.NAME, null), Typed.of("Zoë O’Brien-Šć"), TODAY)
            .fold(given -> given, problem -> null);

    assertThat(answer.latin()).isEqualTo("Zoë O’Brien-Šć");
    assertThat(read(question(Kind.NAME, null), new Typed("李", "-", null))).isEqualTo("not-latin");
    assertThat(read(question(Kind.NAME, null), new Typed("李", "Li", null))).isEqualTo("李");
  }

  @Test
  void what_was_answered_comes_back_as_it_was() {
    Answers answers =
        Answers.NONE
            .with(
                java.util.Map.of(
                    "birth", new GivenAnswer("1990-05-12", null, "persian", "1369-02-22", 0)),
                3)
            .with(java.util.Map.of("name", new GivenAnswer("李", "Li", null, null, 0)), 4);

    Answers again = Answers.fromJson(answers.toJson());

    assertThat(again).isEqualTo(answers);
    assertThat(again.since(3, List.of("name", "birth"))).containsOnlyKeys("name");
    assertThat(answers.toString()).doesNotContain("Li");
  }
}
