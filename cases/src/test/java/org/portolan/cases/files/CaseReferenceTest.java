package org.portolan.cases.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CaseReferenceTest {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXY";

  @Test
  void reads_what_people_type_and_hear() {
    String text = CaseReference.draw('Q').text();
    String sloppy = text.toLowerCase(java.util.Locale.ROOT).replace('-', ' ').replace('0', 'o');

    assertThat(CaseReference.parse(sloppy)).contains(new CaseReference(text));
    assertThat(CaseReference.parse("")).isEmpty();
    assertThat(CaseReference.parse(null)).isEmpty();
    assertThat(CaseReference.parse("Q-???")).isEmpty();
    assertThat(CaseReference.parse("Q".repeat(5000))).isEmpty();
  }

  @Test
  void every_single_wrong_letter_of_a_kind_is_noticed() {
    for (char kind : "ABCDEFGHIJKMNOPQRSTUVWXYZ".toCharArray()) {
      String body = CaseReference.draw(kind).text().substring(1);
      for (char wrong = 'A'; wrong <= 'Z'; wrong++) {
        assertThat(CaseReference.parse(wrong + body).isPresent()).isEqualTo(wrong == kind);
      }
    }
  }

  @RepeatedTest(20)
  void every_single_wrong_symbol_is_noticed() {
    StringBuilder text = new StringBuilder(CaseReference.draw('Q').text().replace("-", ""));
    for (int i = 0; i < text.length(); i++) {
      char right = text.charAt(i);
      for (char wrong : SYMBOLS.toCharArray()) {
        if (wrong != right) {
          text.setCharAt(i, wrong);
          assertThat(CaseReference.parse(text.toString())).isEmpty();
        }
      }
      text.setCharAt(i, right);
    }
  }

  @RepeatedTest(20)
  void every_swap_of_neighbours_is_noticed() {
    String text = CaseReference.draw('Q').text().replace("-", "");
    for (int i = 0; i < text.length() - 1; i++) {
      if (text.charAt(i) != text.charAt(i + 1)) {
        StringBuilder swapped = new StringBuilder(text);
        swapped.setCharAt(i, text.charAt(i + 1));
        swapped.setCharAt(i + 1, text.charAt(i));
        assertThat(CaseReference.parse(swapped.toString())).isEmpty();
      }
    }
  }

  @RepeatedTest(20)
  void every_swap_of_two_is_noticed() {
    String text = CaseReference.draw('V').text().replace("-", "");
    for (int i = 0; i < text.length(); i++) {
      for (int j = i + 2; j < text.length() - 1; j++) {
        StringBuilder swapped = new StringBuilder(text);
        swapped.setCharAt(i, text.charAt(j));
        swapped.setCharAt(j, text.charAt(i));
        if (text.charAt(i) != text.charAt(j)) {
          assertThat(CaseReference.parse(swapped.toString())).isEmpty();
        }
      }
    }
  }

  @Test
  void a_reference_without_a_digit_is_no_name_as_long_as_it_is_written_as_we_do() {
    assertThat(CaseReference.looksLikeOne(" v-abcd-efgk ")).isTrue();
    assertThat(CaseReference.looksLikeOne("vabcdefgk")).as("may be a name").isFalse();
    assertThat(CaseReference.looksLikeOne("V-ABCD-EFGA")).as("is none").isFalse();
  }

  @Test
  void a_mistyped_reference_is_taken_for_no_name() {
    for (String typed : List.of("Q-7K3M-9QX4", "q7k3m9qx", "Q 7K3M 9QX44", "v-1234-5678")) {
      assertThat(CaseReference.looksLikeOne(typed)).as(typed).isTrue();
    }
    for (String typed : List.of("", "Mohammed", "Q", "Ali 47", "4711", "K-Pax", "Haddad 2")) {
      assertThat(CaseReference.looksLikeOne(typed)).as(typed).isFalse();
    }
    assertThat(CaseReference.looksLikeOne(null)).isFalse();
  }
}
