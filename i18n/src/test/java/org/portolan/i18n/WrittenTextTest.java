package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What staff wrote stands beside what the product says, and is read by whoever reads. */
class WrittenTextTest {

  private static final Language FRENCH = Language.of("fr");
  private static final Language AMHARIC = Language.of("am");
  private static final Language TIGRINYA = Language.of("ti");

  private final Texts texts = Texts.product().with(Map.of());

  private void add(String key, Map<Language, String> words) {
    texts.add(Map.of(key, new WrittenText(FRENCH, words)));
  }

  @Test
  void it_is_read_in_the_next_best_language_and_says_in_which() {
    add("visa.question.dock", Map.of(FRENCH, "Quel quai ?", AMHARIC, "የትኛው ወደብ?"));

    assertThat(texts.text(TIGRINYA, "visa.question.dock")).isEqualTo("የትኛው ወደብ?");
    assertThat(texts.languageOf(TIGRINYA, "visa.question.dock")).isEqualTo(AMHARIC);
    assertThat(texts.text(Language.ENGLISH, "visa.question.dock")).isEqualTo("Quel quai ?");
    assertThat(texts.languageOf(Language.ENGLISH, "visa.question.dock")).isEqualTo(FRENCH);
    assertThat(texts.has("visa.question.dock")).isTrue();
    assertThat(texts.languageOf(TIGRINYA, "visa.question.name")).isEqualTo(TIGRINYA);
  }

  @Test
  void it_is_no_pattern() {
    add("visa.question.braces", Map.of(FRENCH, "L'adresse de l'hôte {0} '{x}'"));

    assertThat(texts.text(FRENCH, "visa.question.braces"))
        .isEqualTo("L'adresse de l'hôte {0} '{x}'");
    assertThat(texts.arguments("visa.question.braces")).isEmpty();
  }

  @Test
  void it_gains_languages_and_loses_none_and_takes_no_word_of_the_product() {
    add("visa.question.dock", Map.of(FRENCH, "Quel quai ?"));
    assertThat(texts.text(AMHARIC, "visa.question.dock")).isEqualTo("Quel quai ?");
    add("visa.question.dock", Map.of(FRENCH, "Autre chose", AMHARIC, "የትኛው ወደብ?"));
    add("visa.question.name", Map.of(FRENCH, "Autre chose"));

    assertThat(texts.text(FRENCH, "visa.question.dock")).isEqualTo("Quel quai ?");
    assertThat(texts.text(AMHARIC, "visa.question.dock")).isEqualTo("የትኛው ወደብ?");
    assertThat(texts.text(FRENCH, "visa.question.name")).isNotEqualTo("Autre chose");

    texts.put(Map.of("visa.question.dock", new WrittenText(FRENCH, Map.of(FRENCH, "Autre chose"))));
    assertThat(texts.text(AMHARIC, "visa.question.dock")).isEqualTo("Autre chose");
  }

  @Test
  void what_is_tried_out_is_read_nowhere_else() {
    texts.with(Map.of("visa.question.tried", new WrittenText(FRENCH, Map.of(FRENCH, "Essai ?"))));

    assertThat(texts.has("visa.question.tried")).isFalse();
    assertThat(Texts.product().has("visa.question.dock")).isFalse();
    assertThatThrownBy(() -> texts.languageOf(FRENCH, "visa.question.tried"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WrittenText(FRENCH, Map.of(AMHARIC, "ወደብ")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
