package org.portolan.web.staff;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Something of an application's story.
 *
 * @param at when, or when for the last time
 * @param text that somebody wrote; null where nobody did
 * @param times how many times one after the other
 */
public record StoryLine(Instant at, String when, String who, String what, String text, int times) {

  /**
   * Steps in the order in which they were done, also those of one moment, or of two servers whose
   * clocks differ; between them what else there is, by its time. The latest first.
   *
   * @param steps the earliest first, as everything else
   */
  static List<StoryLine> latestFirst(List<StoryLine> steps, List<StoryLine> others) {
    Deque<StoryLine> done = new ArrayDeque<>(steps);
    Deque<StoryLine> said = new ArrayDeque<>(others);
    List<StoryLine> all = new ArrayList<>();
    while (!done.isEmpty() || !said.isEmpty()) {
      boolean isStep =
          said.isEmpty() || !done.isEmpty() && !done.getLast().at().isBefore(said.getLast().at());
      all.add(isStep ? done.removeLast() : said.removeLast());
    }
    return all;
  }

  /** What the same one did again and again without a word stands in one line, as it was last. */
  static List<StoryLine> grouped(List<StoryLine> latestFirst) {
    List<StoryLine> grouped = new ArrayList<>();
    for (StoryLine line : latestFirst) {
      StoryLine later = grouped.isEmpty() ? null : grouped.get(grouped.size() - 1);
      if (later != null && later.isLike(line)) {
        grouped.set(grouped.size() - 1, later.andOneMore());
      } else {
        grouped.add(line);
      }
    }
    return List.copyOf(grouped);
  }

  private boolean isLike(StoryLine other) {
    return text == null && other.text == null && who.equals(other.who) && what.equals(other.what);
  }

  private StoryLine andOneMore() {
    return new StoryLine(at, when, who, what, text, times + 1);
  }

  @Override
  public String toString() {
    return "StoryLine";
  }
}
