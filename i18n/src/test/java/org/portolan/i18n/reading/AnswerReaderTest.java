package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** The tables say in which language, to which question, what was typed, and what it means. */
class AnswerReaderTest {

  private static final Map<String, List<String>> QUESTIONS =
      Map.of(
          "mood", List.of("well", "unwell"),
          "symptoms",
              List.of(
                  "cough",
                  "breathing",
                  "fever",
                  "chills",
                  "muscle-pain",
                  "sore-throat",
                  "stomach",
                  "smell",
                  "nothing"),
          "temperature", List.of("no-thermometer"),
          "needs", List.of("food", "medicine", "call", "nothing"));

  private final AnswerReader reader = new AnswerReader();

  @ParameterizedTest(name = "{0} {1}: “{2}” is {3}")
  @CsvFileSource(
      resources = {"answers.csv", "denials.csv", "latin-spellings.csv", "numbers-in-words.csv"},
      delimiter = '|',
      quoteCharacter = '`')
  void reads_an_answer(String language, String question, String text, String meaning) {
    boolean several = question.equals("symptoms") || question.equals("needs");
    ChoiceReading reading =
        reader.choices(escapes(text), Language.of(language), QUESTIONS.get(question), several);
    assertThat(described(reading)).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "“{0}” is {1}")
  @CsvFileSource(
      resources = {"temperatures.csv", "temperatures-in-words.csv"},
      delimiter = '|',
      quoteCharacter = '`')
  void reads_a_temperature(String text, String celsius) {
    assertThat(
            reader.temperature(escapes(text)).map(t -> t.celsius().toPlainString()).orElse("none"))
        .isEqualTo(celsius);
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(
      resources = {"keywords.csv", "sentences.csv"},
      delimiter = '|',
      quoteCharacter = '`')
  void reads_a_keyword(String language, String text, String keyword) {
    assertThat(
            reader.keyword(escapes(text), Language.of(language)).map(Keyword::name).orElse("none"))
        .isEqualTo(keyword);
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void every_language_has_polite_sentences_in_the_table(Language language) throws IOException {
    try (InputStream file = AnswerReaderTest.class.getResourceAsStream("sentences.csv")) {
      List<String> rows =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(row -> row.startsWith(language.tag() + "|"))
              .toList();
      assertThat(rows).filteredOn(row -> row.endsWith("|STOP")).hasSizeGreaterThanOrEqualTo(6);
      assertThat(rows).filteredOn(row -> row.endsWith("|none")).hasSizeGreaterThanOrEqualTo(6);
      assertThat(rows).filteredOn(row -> row.endsWith("|START")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(rows).filteredOn(row -> row.endsWith("|WRONG_PERSON")).hasSizeGreaterThan(2);
    }
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(resources = "crisis.csv", delimiter = '|', quoteCharacter = '`')
  void notices_danger_in_any_language(String language, String text, boolean danger) {
    assertThat(reader.tellsOfDanger(text)).as(language).isEqualTo(danger);
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(resources = "status.csv", delimiter = '|', quoteCharacter = '`')
  void notices_who_asks_where_their_matter_stands(String language, String text, boolean asked) {
    assertThat(reader.asksWhereItStands(text)).as(language).isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void the_word_that_we_tell_applicants_to_text_is_understood(Language language) {
    String word = Texts.product().text(language, "apply.status.word");
    assertThat(reader.asksWhereItStands(word)).isTrue();
    assertThat(reader.keyword(word, language)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void every_language_has_words_of_danger(Language language) {
    assertThat(WordList.of(language.tag()).ofMeaning("crisis")).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void what_we_say_ourselves_tells_of_no_danger_and_doubts_nothing(Language language)
      throws IOException {
    Properties texts = new Properties();
    String name = "/org/portolan/i18n/texts/traveller/" + language.tag() + ".properties";
    try (InputStream file = AnswerReader.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(texts.values())
        .hasSizeGreaterThan(30)
        .noneMatch(text -> reader.tellsOfDanger((String) text))
        .noneMatch(text -> reader.asksWhetherOurs((String) text));
  }

  private static String described(ChoiceReading reading) {
    return reading.fold(
        understood ->
            String.join("+", understood.options())
                + understood.temperature().map(t -> "@" + t.celsius().toPlainString()).orElse(""),
        () -> "unclear");
  }

  private static String escapes(String text) {
    return text == null ? "" : text.replace("\\n", "\n");
  }
}
