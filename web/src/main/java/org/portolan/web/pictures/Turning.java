package org.portolan.web.pictures;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.portolan.cases.attachments.checks.Orientation;

/** Turns and mirrors a picture as its camera says (EXIF 3.0, Orientation). */
final class Turning {

  private static final int FIRST_ON_ITS_SIDE = 5;

  private Turning() {}

  /**
   * A picture the right way up.
   *
   * @param orientation from 1 to 8
   */
  static BufferedImage upright(BufferedImage picture, int orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean onItsSide = orientation >= FIRST_ON_ITS_SIDE;
    BufferedImage turned =
        new BufferedImage(
            onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(picture, transform(orientation, width, height), null);
    graphics.dispose();
    return turned;
  }

  /** Where each point goes: x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12. */
  private static AffineTransform transform(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
