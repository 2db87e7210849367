package org.portolan.cases.visa.letter;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import org.portolan.cases.print.Paper;

/**
 * A text as a Code 128 (ISO/IEC 15417), which every hand scanner reads, also those without a
 * camera. It stands in a square, as wide as its bars, with white above and below.
 */
final class BarPicture implements Paper.Squares {

  /** The white that the standard wants at either end, in modules. */
  private static final int QUIET = 10;

  /** How much of the square the bars are high. */
  private static final float HEIGHT = 0.3f;

  private final BitMatrix bars;

  private BarPicture(BitMatrix bars) {
    this.bars = bars;
  }

  /** The code of a text of capital letters and digits. */
  static BarPicture of(String text) {
    return new BarPicture(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1));
  }

  @Override
  public int modules() {
    return bars.getWidth() + 2 * QUIET;
  }

  @Override
  public boolean isBlack(int x, int y) {
    int column = x - QUIET;
    float off = Math.abs(y + 0.5f - modules() / 2f);
    return off <= HEIGHT * modules() / 2
        && column >= 0
        && column < bars.getWidth()
        && bars.get(column, 0);
  }
}
