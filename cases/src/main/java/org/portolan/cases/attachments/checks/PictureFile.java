package org.portolan.cases.attachments.checks;

import java.io.ByteArrayOutputStream;

/**
 * A picture's file that is walked through from its beginning, while what stays of it is written.
 */
abstract class PictureFile {

  final byte[] content;
  final Octets in;
  final ByteArrayOutputStream out;
  private final long mostPoints;

  PictureFile(byte[] content, long mostPoints) {
    this.content = content;
    this.in = new Octets(content);
    this.out = new ByteArrayOutputStream(content.length);
    this.mostPoints = mostPoints;
  }

  /** The same picture without what tells of who made it. */
  abstract byte[] cleaned() throws UnfitFile;

  /** Looks at how many points the picture claims to have. */
  final void size(long width, long height) throws UnfitFile {
    Points.check(width, height, mostPoints);
  }
}
