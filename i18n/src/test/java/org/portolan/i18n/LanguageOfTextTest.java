package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageOfTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello, do I need a visa for a stay of ten days?|en",
        "Bonjour, est-ce que j'ai besoin d'un visa pour dix jours ?|fr",
        "Buenos días, ¿necesito un visado para una escala de 20 horas?|es",
        "Olá, preciso de um visto para ficar dez dias? Obrigado|pt",
        "Habari, je ninahitaji visa kwa siku kumi?|sw",
        "مرحبا، هل أحتاج إلى تأشيرة لمدة عشرة أيام؟|ar",
        "سلام، آیا برای ده روز به ویزا نیاز دارم؟ چگونه درخواست بدهم؟|fa",
        "Здравствуйте, нужна ли мне виза на десять дней?|ru",
        "Добрий день, чи потрібна мені віза на десять днів?|uk",
        "我需要签证吗？|zh-Hans",
        "আমার কি ভিসা লাগবে?|bn",
        "ሰላም፣ ለአሥር ቀናት ቪዛ ያስፈልገኛል?|am"
      })
  void a_question_is_known_by_its_words(String text, String tag) {
    assertThat(LanguageOfText.of(text)).contains(Language.of(tag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123 :-)", "Visa?", "Χρειάζομαι βίζα;", "Xyzzy qwrt"})
  void what_could_be_any_or_none_is_not_guessed(String text) {
    assertThat(LanguageOfText.of(text)).isEmpty();
  }

  /** Sentences that are read for other reasons, of travellers in all languages. */
  @Test
  void of_short_sentences_few_are_taken_for_another_language() throws IOException {
    List<String[]> rows;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("reading/sentences.csv")),
                StandardCharsets.UTF_8))) {
      rows = reader.lines().filter(l -> l.contains("|")).map(l -> l.split("\\|")).toList();
    }
    List<String> wrong =
        rows.stream()
            .filter(
                row ->
                    LanguageOfText.of(row[1])
                        .filter(found -> !found.tag().split("-")[0].equals(row[0].split("-")[0]))
                        .isPresent())
            .map(row -> String.join("|", row))
            .toList();
    assertThat(rows).hasSizeGreaterThan(200);
    assertThat(wrong).hasSizeLessThan(rows.size() / 20);
  }
}
