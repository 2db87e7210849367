package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeceptiveTest {

  @Test
  void what_turns_others_is_written_out() {
    Deceptive found = Deceptive.in("pay to \u202Emoc.elpmaxe\u202C now");

    assertThat(found.turned()).isTrue();
    assertThat(found.shown()).isEqualTo("pay to ⟨U+202E⟩moc.elpmaxe⟨U+202C⟩ now");
  }

  @Test
  void letters_of_other_scripts_that_look_alike_are_named_with_their_words() {
    // the second letters are Cyrillic; Greek
    Deceptive found = Deceptive.in("Is p\u0430ypal.example yours, or the V\u03BFsa office?");

    assertThat(found.turned()).isFalse();
    assertThat(found.mixed()).hasSize(2).allMatch(word -> word.matches(".*[\u0430\u03BF].*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do I need a visa?\nMy number: 12.",
        "هل أحتاج إلى تأشيرة visa؟ \u200Fنعم",
        "آیا ویزا می\u200Cخواهم؟",
        "ቪዛ INFO ያስፈልገኛል?",
        "INFOቪዛ",
        "我需要visa签证吗",
        "Нужна ли мне виза? Ищу PCR тест",
        "Αθήνα",
        "আমার কি ভিসা লাগবে?",
        "😀👩‍👧 ok"
      })
  void honest_texts_of_every_script_are_left_as_they_are(String text) {
    Deceptive found = Deceptive.in(text);

    assertThat(found.turned()).isFalse();
    assertThat(found.mixed()).isEmpty();
    assertThat(found.shown()).isEqualTo(text);
  }
}
