package org.portolan.cases.attachments.checks;

import org.portolan.cases.attachments.Attachment.Refusal;

/** How many points a picture claims to have: a small file may claim any number. */
public final class Points {

  /**
   * The longest side that a JPEG can have. A PNG can claim billions, and whoever opens it makes
   * room for whole rows.
   */
  private static final long LONGEST_SIDE = 65_535;

  private Points() {}

  /** Whether a picture of this size can be opened. */
  public static boolean fit(long width, long height, long most) {
    return Math.max(width, height) <= LONGEST_SIDE && width * height <= most;
  }

  /** Refuses a picture without points, or with more than may be. */
  static void check(long width, long height, long most) throws UnfitFile {
    if (width <= 0 || height <= 0) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    if (!fit(width, height, most)) {
      throw new UnfitFile(Refusal.TOO_MANY_POINTS);
    }
  }
}
