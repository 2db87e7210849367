package org.portolan.cases.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The newest entries of some journals, as they stood at one time, signed and chained to the anchor
 * before.
 *
 * @param number from 1, without a gap
 * @param previous the digest of the anchor before; empty for the first
 * @param heads of the journals that have grown since the anchor before
 */
record Anchor(long number, Instant at, byte[] previous, List<Head> heads) {

  /** Bounds an anchor to a few megabytes; what has grown beyond it stands in the next. */
  static final int MOST_HEADS = 50_000;

  Anchor {
    heads = List.copyOf(heads);
  }

  /**
   * A journal's newest entry.
   *
   * @param seq its number
   * @param mac its hash, which covers every entry before it
   */
  record Head(UUID caseId, long seq, byte[] mac) {}
}
