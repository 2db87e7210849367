package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody did again and again stands in one line of an application's story. */
class StoryLineTest {

  private static StoryLine line(int at, String who, String what, String text) {
    return new StoryLine(Instant.ofEpochSecond(at), "at " + at, who, what, text, 1);
  }

  @Test
  void what_the_same_one_did_again_and_again_is_one_line_as_it_was_last() {
    List<StoryLine> all =
        List.of(
            line(7, "Marta", "took it", null),
            line(6, "Samuel", "answered questions", null),
            line(5, "Samuel", "answered questions", null),
            line(4, "Samuel", "answered questions", null),
            line(3, "Hanna", "answered questions", null),
            line(2, "Samuel", "sent a document", null),
            line(1, "Samuel", "answered questions", null));

    assertThat(StoryLine.grouped(all))
        .extracting(StoryLine::when, StoryLine::who, StoryLine::times)
        .containsExactly(
            tuple("at 7", "Marta", 1),
            tuple("at 6", "Samuel", 3),
            tuple("at 3", "Hanna", 1),
            tuple("at 2", "Samuel", 1),
            tuple("at 1", "Samuel", 1));
  }

  @Test
  void steps_stand_as_they_were_done_whatever_the_clocks_say() {
    List<StoryLine> steps =
        List.of(
            line(1, "Samuel", "sent it", null),
            line(5, "Marta", "took it", null),
            line(5, "Marta", "settled the fee", null),
            line(4, "Marta", "granted it", null));
    List<StoryLine> others = List.of(line(2, "", "Note", "First"), line(5, "", "Note", "Second"));

    assertThat(StoryLine.latestFirst(steps, others))
        .extracting(StoryLine::what)
        .containsExactly("Note", "granted it", "settled the fee", "took it", "Note", "sent it");
  }

  @Test
  void what_somebody_wrote_stands_alone() {
    List<StoryLine> notes = List.of(line(2, "", "Note", "First"), line(1, "", "Note", "Second"));

    assertThat(StoryLine.grouped(notes)).isEqualTo(notes);
  }
}
