package org.portolan.web.staff;

import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * An answer that something can hang on.
 *
 * @param value as {@link TypeRow} has it
 * @param label the question and the answer in words
 */
public record AnswerChoice(String value, String label) {

  /** All of a type: the options of its choices, yes and no, and what something hangs on already. */
  static List<AnswerChoice> of(VisaType type, Texts texts, Language language) {
    return Stream.concat(
            type.questions().stream().flatMap(one -> answers(one, texts, language)), others(type))
        .distinct()
        .toList();
  }

  private static Stream<AnswerChoice> answers(Question question, Texts texts, Language language) {
    List<String> answers =
        switch (question.kind()) {
          case CHOICE -> question.options();
          case YES_NO -> List.of("yes", "no");
          case TEXT, NAME, DATE, COUNTRY, NUMBER -> List.of();
        };
    String asked = texts.text(language, question.textKey());
    return answers.stream()
        .map(
            answer ->
                new AnswerChoice(
                    question.id() + "=" + answer,
                    asked + " " + texts.text(language, "visa.option." + answer)));
  }

  /** What files of the product can say, and this form cannot: it is kept. */
  private static Stream<AnswerChoice> others(VisaType type) {
    return Stream.concat(
            type.questions().stream().flatMap(one -> one.when().stream()),
            type.documents().stream().flatMap(one -> one.when().stream()))
        .filter(
            one ->
                type.question(one.question())
                    .filter(asked -> asked.kind() == Question.Kind.COUNTRY)
                    .filter(asked -> !asked.id().equals(TypeRow.NATIONALITY))
                    .isPresent())
        .flatMap(
            one ->
                one.is().stream()
                    .map(answer -> one.question() + "=" + answer)
                    .map(pair -> new AnswerChoice(pair, pair)));
  }
}
