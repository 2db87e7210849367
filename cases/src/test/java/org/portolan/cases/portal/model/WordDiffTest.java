package org.portolan.cases.portal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.model.WordDiff.Kind.GONE;
import static org.portolan.cases.portal.model.WordDiff.Kind.NEW;
import static org.portolan.cases.portal.model.WordDiff.Kind.SAME;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.WordDiff.Kind;
import org.portolan.cases.portal.model.WordDiff.Piece;
import org.portolan.i18n.Language;

class WordDiffTest {

  private static List<Piece> diff(String before, String after) {
    return WordDiff.between(Language.ENGLISH, before, after);
  }

  private static String without(List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  @Test
  void words_that_changed_are_told_from_those_that_did_not() {
    assertThat(diff("Wait for ten days.\nThen go.", "Wait for seven days.\nThen go."))
        .containsExactly(
            new Piece(SAME, "Wait for "),
            new Piece(GONE, "ten"),
            new Piece(NEW, "seven"),
            new Piece(SAME, " days.\nThen go."));
    assertThat(diff("same", "same")).containsExactly(new Piece(SAME, "same"));
    assertThat(diff("", "new")).containsExactly(new Piece(NEW, "new"));
  }

  @Test
  void a_language_without_spaces_has_words_too() {
    assertThat(WordDiff.between(Language.of("zh-Hans"), "请等待十天。", "请等待七天。"))
        .contains(new Piece(GONE, "十天"), new Piece(NEW, "七天"));
  }

  @Test
  void both_texts_can_be_read_from_the_pieces_whatever_they_are() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String before = text(random);
      String after = text(random);
      List<Piece> pieces = diff(before, after);
      assertThat(without(pieces, NEW)).isEqualTo(before);
      assertThat(without(pieces, GONE)).isEqualTo(after);
    }
  }

  @Test
  void two_long_texts_without_a_common_word_are_compared_in_no_time() {
    String before = "a ".repeat(20_000);
    String after = "b ".repeat(20_000);
    assertThat(without(diff(before, after), NEW)).isEqualTo(before);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append("abc".charAt(random.nextInt(3))).append(random.nextInt(4) == 0 ? '\n' : ' ');
    }
    return text.toString();
  }
}
