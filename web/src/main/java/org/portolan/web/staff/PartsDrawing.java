package org.portolan.web.staff;

import java.util.List;
import java.util.stream.IntStream;
import org.portolan.i18n.sms.SmsParts;

/** The parts of a text side by side, each filled as far as it is; in units of the drawing. */
public record PartsDrawing(SmsParts size) {

  private static final int WIDTH = 22;
  private static final int GAP = 3;

  /** More are not told apart. */
  private static final int MOST = 30;

  /**
   * One part.
   *
   * @param filled how much of its width is
   */
  public record Box(int x, int width, int filled) {}

  /** All of them, the first first. */
  public List<Box> boxes() {
    int parts = Math.min(size.parts(), MOST);
    return IntStream.range(0, parts)
        .mapToObj(i -> new Box(i * (WIDTH + GAP), WIDTH, i < size.parts() - 1 ? WIDTH : last()))
        .toList();
  }

  private int last() {
    int room = size.unitsInPart();
    return Math.max(size.units() == 0 ? 0 : 1, WIDTH * (room - size.left()) / room);
  }

  /** How wide the whole is. */
  public int width() {
    return Math.min(size.parts(), MOST) * (WIDTH + GAP);
  }
}
