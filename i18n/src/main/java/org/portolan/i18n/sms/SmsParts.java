package org.portolan.i18n.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text costs as SMS, by the rules of Twilio's segment calculator. A text that fits the GSM 7
 * alphabet has 160 septets alone and 153 in each part when there are several; its extension table
 * costs two septets, which stay together. Any other text is UCS-2: 70 units alone, 67 in each part;
 * what a reader sees as one character is not divided between parts.
 *
 * @param units septets, or UTF-16 units
 * @param parts 1 also for an empty text
 * @param left how many more units fit before another part is needed; 0 also where what is seen as
 *     one character is longer than a part
 */
public record SmsParts(Encoding encoding, int units, int parts, int left) {

  /** How the carrier encodes a text. */
  public enum Encoding {
    GSM_7(7),
    UCS_2(16);

    private final int bits;

    Encoding(int bits) {
      this.bits = bits;
    }

    /** Its name as it is written: {@code GSM-7}. */
    public String shown() {
      return name().replace('_', '-');
    }
  }

  private static final int BITS_IN_PART = 140 * 8;

  /** Six octets in each part of several say which part of which message it is. */
  private static final int HEADER_BITS = 6 * 8;

  /** Counts a text. */
  public static SmsParts of(String text) {
    List<String> characters = Graphemes.of(text);
    boolean gsm = characters.stream().allMatch(Gsm7::has);
    Encoding encoding = gsm ? Encoding.GSM_7 : Encoding.UCS_2;
    List<Integer> sizes = new ArrayList<>();
    int units = 0;
    for (String character : characters) {
      int size = gsm ? Gsm7.septets(character.charAt(0)) : character.length();
      sizes.add(size * encoding.bits);
      units += size;
    }
    Filled filled = fill(sizes, units * encoding.bits);
    int left = Math.max(0, BITS_IN_PART - filled.used) / encoding.bits;
    return new SmsParts(encoding, units, filled.parts, left);
  }

  /** How many units a part of this text holds at most: less when there are several. */
  public int unitsInPart() {
    return (parts == 1 ? BITS_IN_PART : BITS_IN_PART - HEADER_BITS) / encoding.bits;
  }

  /**
   * @param used bits of the last part, its header included
   */
  private record Filled(int parts, int used) {}

  /**
   * The first part gets its header only when a second one turns out to be needed; what then no
   * longer fits in it moves to the second.
   */
  private static Filled fill(List<Integer> sizes, int total) {
    if (total <= BITS_IN_PART) {
      return new Filled(1, total);
    }
    int alone = 0;
    int used = 0;
    while (used + sizes.get(alone) <= BITS_IN_PART) {
      used += sizes.get(alone++);
    }
    int kept = used;
    for (int last = alone; kept + HEADER_BITS > BITS_IN_PART; ) {
      kept -= sizes.get(--last);
    }
    int parts = 2;
    used = HEADER_BITS + used - kept + sizes.get(alone);
    for (int size : sizes.subList(alone + 1, sizes.size())) {
      if (used + size > BITS_IN_PART) {
        parts++;
        used = HEADER_BITS;
      }
      used += size;
    }
    return new Filled(parts, used);
  }
}
