package org.portolan.web.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.web.start.PublicForm.Wrong;

class AnswerFieldsTest {

  private static final VisaType SHORT_STAY = new VisaTypes().offered("short-stay").orElseThrow();

  private static Question question(String id) {
    return SHORT_STAY.question(id).orElseThrow();
  }

  static List<Language> languages() {
    return Languages.travellers();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_question_has_its_fields_in_every_language(Language language) {
    AnswerFields fields = new AnswerFields(new VisaFrame(language));
    for (VisaType type : new VisaTypes().offered()) {
      for (Question question : type.questions()) {
        assertThat(fields.html(question, Map.of(), List.of()))
            .as(question.id())
            .contains("id=\"answer\"", "name=\"answer\"")
            .doesNotContain("%s");
      }
    }
  }

  @Test
  void a_day_is_put_together_from_its_boxes() {
    Question birth = question("birth");
    Map<String, String> all =
        Map.of("answer", " 1369 ", "month", "2", "day", "10", "calendar", "persian");
    assertThat(AnswerFields.typed(birth, all).text()).isEqualTo("1369-2-10");
    assertThat(AnswerFields.typed(birth, all).calendar()).isEqualTo("persian");
    assertThat(AnswerFields.typed(birth, Map.of("answer", "1990")).text()).isEqualTo("1990");
    assertThat(AnswerFields.typed(birth, Map.of("answer", "1990", "day", "3")).text())
        .isEqualTo("1990--3");
    assertThat(AnswerFields.typed(birth, Map.of()).text()).isEmpty();
  }

  @Test
  void a_day_that_was_answered_stands_in_its_boxes_again() {
    GivenAnswer answer = new GivenAnswer("1990-04-30", null, "persian", "1369-2-10", 3);
    assertThat(AnswerFields.of(answer))
        .containsEntry("answer", "1369")
        .containsEntry("month", "2")
        .containsEntry("day", "10")
        .containsEntry("calendar", "persian");
    assertThat(
            AnswerFields.of(new GivenAnswer("1990-01-01/1990-12-31", null, "gregorian", "1990", 1)))
        .containsEntry("month", "");
  }

  @Test
  void whatever_was_typed_stays_text() {
    String hostile = "\"><script>alert(1)</script>";
    AnswerFields fields = new AnswerFields(new VisaFrame(Language.ENGLISH));
    for (Question question : SHORT_STAY.questions()) {
      assertThat(
              fields.html(
                  question,
                  Map.of("answer", hostile, "latin", hostile, "month", hostile, "day", hostile),
                  List.of(new Wrong("answer", hostile))))
          .as(question.id())
          .doesNotContain("<script>");
    }
  }

  @Test
  void readers_of_persian_and_amharic_begin_with_their_own_calendar() {
    Question birth = question("birth");
    assertThat(html("fa", birth)).contains("value=\"persian\" selected");
    assertThat(html("am", birth)).contains("value=\"ethiopic\" selected");
    assertThat(html("ar", birth)).contains("value=\"gregorian\" selected");
  }

  private static String html(String language, Question question) {
    return new AnswerFields(new VisaFrame(Language.of(language)))
        .html(question, Map.of(), List.of());
  }
}
