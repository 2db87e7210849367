package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.ListFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.i18n.reading.ChoiceReading.Understood;

/** What we offer, we read: each option typed as it was written, or by its number. */
class OwnWordsTest {

  private static final List<String> MOOD = List.of("well", "unwell");
  private static final List<String> SYMPTOMS =
      List.of(
          "cough",
          "breathing",
          "fever",
          "chills",
          "muscle-pain",
          "sore-throat",
          "stomach",
          "smell",
          "nothing");
  private static final List<String> TEMPERATURE = List.of("no-thermometer");
  private static final List<String> NEEDS = List.of("food", "medicine", "call", "nothing");

  private final AnswerReader reader = new AnswerReader();

  static Stream<Arguments> offers() {
    return Languages.travellers().stream()
        .flatMap(
            language ->
                Stream.of(MOOD, SYMPTOMS, TEMPERATURE, NEEDS)
                    .flatMap(
                        options ->
                            options.stream()
                                .map(option -> Arguments.of(language, option, options))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("offers")
  void an_option_is_read_as_it_was_written(Language language, String option, List<String> options) {
    String label = Texts.product().text(language, "option." + option);
    boolean several = options.size() > 2;
    for (String typed : List.of(label, label.toUpperCase(), label + ".", " " + label + "\n")) {
      assertThat(reader.choices(typed, language, options, several))
          .isEqualTo(new Understood(List.of(option), Optional.empty()));
    }
    assertThat(reader.keyword(label, language)).isEmpty();
    assertThat(reader.tellsOfDanger(label)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("offers")
  void an_option_is_read_by_its_number(Language language, String option, List<String> options) {
    int number = options.indexOf(option) + 1;
    String label = Texts.product().text(language, "option." + option);
    String digits = language.digits(number);
    for (String typed : List.of(digits, digits + " " + label, digits + ". " + label)) {
      assertThat(reader.choices(typed, language, options, options.size() > 2))
          .as(typed)
          .isEqualTo(new Understood(List.of(option), Optional.empty()));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("offers")
  void two_needs_joined_by_the_language_are_both_read(
      Language language, String option, List<String> options) {
    if (options.equals(NEEDS) && !option.equals("nothing") && !option.equals("food")) {
      String typed =
          ListFormatter.getInstance(language.locale())
              .format(
                  Texts.product().text(language, "option.food"),
                  Texts.product().text(language, "option." + option));
      assertThat(reader.choices(typed, language, options, true))
          .as(typed)
          .isEqualTo(new Understood(List.of("food", option), Optional.empty()));
    }
  }
}
