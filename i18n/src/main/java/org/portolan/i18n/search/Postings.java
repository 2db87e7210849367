package org.portolan.i18n.search;

import java.util.Arrays;

/**
 * In which documents something stands, in which fields and how often: one number each, in the order
 * of the documents.
 */
final class Postings {

  static final int TITLE = 1;
  static final int SUMMARY = 2;
  static final int HEADING = 4;
  static final int BODY = 8;

  private static final int MOST_COUNTED = 15;

  /** By fields and count: the title counts most, repetition little. */
  private static final float[] WEIGHTS = new float[256];

  static {
    for (int packed = 0; packed < WEIGHTS.length; packed++) {
      float fields =
          ((packed & TITLE) != 0 ? 8f : 0f)
              + ((packed & SUMMARY) != 0 ? 4f : 0f)
              + ((packed & HEADING) != 0 ? 3f : 0f)
              + ((packed & BODY) != 0 ? 1f : 0f);
      WEIGHTS[packed] = fields + 0.1f * (packed >> 4);
    }
  }

  private int[] packed = new int[2];
  private int size;

  /**
   * Notes another place.
   *
   * @param document no smaller than the last one noted
   */
  void add(int document, int field) {
    if (size > 0 && packed[size - 1] >>> 8 == document) {
      int last = packed[size - 1];
      int count = Math.min(MOST_COUNTED, (last >> 4 & 15) + 1);
      packed[size - 1] = document << 8 | count << 4 | last & 15 | field;
      return;
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size * 2);
    }
    packed[size++] = document << 8 | 1 << 4 | field;
  }

  int size() {
    return size;
  }

  int document(int index) {
    return packed[index] >>> 8;
  }

  float weight(int index) {
    return WEIGHTS[packed[index] & 255];
  }

  boolean has(int document) {
    int found = Arrays.binarySearch(packed, 0, size, document << 8);
    int place = found >= 0 ? found : -found - 1;
    return place < size && packed[place] >>> 8 == document;
  }

  /** Whether it stands in another field than this one, in any document. */
  boolean somewhereAbove(int field) {
    for (int i = 0; i < size; i++) {
      if ((packed[i] & 15 & ~field) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Gives back what it will not need. */
  void trim() {
    packed = Arrays.copyOf(packed, size);
  }
}
