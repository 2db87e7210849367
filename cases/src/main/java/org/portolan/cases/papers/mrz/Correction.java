package org.portolan.cases.papers.mrz;

import org.portolan.i18n.Keyed;

/**
 * Something in which what was read differs from what was typed. Whoever has the paper before them
 * compares that place.
 *
 * @param line from 1
 * @param column from 1, in the line as it was read
 * @param typed empty for fillers that were missing
 * @param read empty for fillers too many
 */
public record Correction(Why why, int line, int column, String typed, String read) {

  /** Why it was read so. */
  public enum Why implements Keyed {
    /** Only letters, or only digits, can stand there. */
    KIND_OF_PLACE,
    /** Only so all check digits are right. */
    CHECK_DIGITS,
    /** A letter of another script that looks the same. */
    LOOKS_ALIKE,
    /** Fillers were put in, so that the line has its length. */
    FILLERS_ADDED,
    /** Fillers were left out, so that the line has its length. */
    FILLERS_LEFT_OUT;
  }

  @Override
  public String toString() {
    return "Correction[" + why + " " + line + ":" + column + "]";
  }
}
