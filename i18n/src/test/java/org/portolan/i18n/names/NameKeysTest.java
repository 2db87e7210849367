package org.portolan.i18n.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTest {

  @ParameterizedTest(name = "{0} is found as {1}")
  @CsvFileSource(resources = "same-name.csv", delimiter = '|')
  void finds_a_name_in_another_spelling(String stored, String typed) {
    assertThat(NameKeys.tokens(stored)).containsAnyElementsOf(NameKeys.tokens(typed));
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mohammed | Hamid
          Ahmed | Hamid
          Omar | Amina
          Ali | Leila
          Ivan | Anna
          Fatima | Mohammed
          王 | 李
          Maria | Mark
          """)
  void tells_names_apart(String one, String other) {
    assertThat(NameKeys.tokens(one)).doesNotContainAnyElementsOf(NameKeys.tokens(other));
  }

  @Test
  void order_and_accents_do_not_matter() {
    assertThat(NameKeys.tokens("José Ñuñez")).isEqualTo(NameKeys.tokens("nunez JOSE"));
  }

  @Test
  void what_has_no_letters_has_no_keys() {
    assertThat(NameKeys.tokens(null)).isEmpty();
    assertThat(NameKeys.tokens(" \u200f\ud800 - 😀")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"47", "4711 9", "X", "ی", "𞤀𞤣𞤤𞤢𞤥", "ꦲꦤ", "ⴰⵣⵓⵍ", "٤٧", "ᏣᎳᎩ"})
  void digits_single_letters_and_scripts_without_a_transliteration_are_found_as_they_are(
      String name) {
    assertThat(NameKeys.tokens(name)).isNotEmpty();
    assertThat(NameKeys.tokens(name)).isEqualTo(NameKeys.tokens(name + " "));
  }

  @ParameterizedTest(name = "{0} is found by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mohammed | Mohamned
          Mohammed | Mohmamed
          Mohammed | Mohammd
          Mohammed | Nohammed
          Mohammed | Mohammeds
          محمد | Mohamned
          Haddad | Haddab
          Haddad | Hadadd
          حداد | Haddab
          Tesfaye | Tesfate
          ተስፋዬ | Tesfaeye
          Мухаммед | Мухамед
          Omar | Mar
          Leila | Leia
          Karimi | Karmi
          کریمی | Karimu
          González | Gonzales
          González | Gonazlez
          Ivanova | Ivanoba
          """)
  void one_typing_error_is_forgiven(String stored, String typed) {
    SearchedName word = NameKeys.searched(typed).get(0);

    assertThat(NameKeys.tokens(stored))
        .containsAnyElementsOf(
            java.util.stream.Stream.concat(word.keys().stream(), word.near().stream()).toList());
  }

  @Test
  void many_threads_read_names_alike() {
    List<String> once = NameKeys.tokens("ليلى حداد Мухаммед 王小明 መሐመድ");
    assertThat(IntStream.range(0, 2_000).parallel())
        .allSatisfy(
            i -> assertThat(NameKeys.tokens("ليلى حداد Мухаммед 王小明 መሐመድ")).isEqualTo(once));
  }
}
