package org.portolan.cases.attachments.checks;

import org.portolan.cases.attachments.Attachment.Refusal;

/** How many points a picture claims to have: a small file may claim any number. */
final class Points {

  private Points() {}

  /** Refuses a picture without points, or with more than may be. */
  static void check(long width, long height, long most) throws UnfitFile {
    if (width <= 0 || height <= 0) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    if (width > most / height) {
      throw new UnfitFile(Refusal.TOO_MANY_POINTS);
    }
  }
}
