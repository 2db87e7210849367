package org.portolan.cases.print;

import java.util.List;

/**
 * A line of text, set: its runs from left to right, at a size of one point.
 *
 * @param text what it says, in the order in which it is read
 * @param rightToLeft whether it begins at the right
 */
record TextLine(String text, List<GlyphRun> runs, boolean rightToLeft) {

  TextLine {
    runs = List.copyOf(runs);
  }

  float width() {
    return (float) runs.stream().mapToDouble(GlyphRun::width).sum();
  }

  float ascent() {
    return (float) runs.stream().mapToDouble(run -> run.font().ascent()).max().orElse(1);
  }

  float descent() {
    return (float) runs.stream().mapToDouble(run -> run.font().descent()).max().orElse(0);
  }

  /** What is printed is somebody's. */
  @Override
  public String toString() {
    return "TextLine";
  }
}
