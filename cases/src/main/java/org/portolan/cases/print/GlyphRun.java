package org.portolan.cases.print;

import java.util.List;

/**
 * Glyphs of one font that stand together, from left to right, at a size of one point.
 *
 * @param width how far the next run is
 */
record GlyphRun(PrintFont font, List<Glyph> glyphs, float width) {

  GlyphRun {
    glyphs = List.copyOf(glyphs);
  }

  /**
   * One glyph.
   *
   * @param code its number in the font's file; 0 is the box that stands for what is missing
   * @param x from the beginning of the run
   * @param y above the line that letters stand on
   */
  record Glyph(int code, float x, float y) {}
}
