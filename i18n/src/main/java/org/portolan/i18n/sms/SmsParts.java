package org.portolan.i18n.sms;

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
    int septets = septets(text);
    if (septets < 0) {
      return ucs2(text);
    }
    Parts parts = new Parts();
    boolean alone = septets * Encoding.GSM_7.bits <= BITS_IN_PART;
    for (int i = 0; !alone && i < text.length(); i++) {
      parts.add(Gsm7.septets(text.charAt(i)) * Encoding.GSM_7.bits);
    }
    int used = alone ? septets * Encoding.GSM_7.bits : parts.used;
    return new SmsParts(Encoding.GSM_7, septets, parts.number, left(used, Encoding.GSM_7));
  }

  /** -1 when not all of it is in the alphabet. */
  private static int septets(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      int more = Gsm7.septets(text.charAt(i));
      if (more == 0) {
        return -1;
      }
      septets += more;
    }
    return septets;
  }

  private static SmsParts ucs2(String text) {
    int bits = Encoding.UCS_2.bits;
    int used = text.length() * bits;
    int number = 1;
    if (used > BITS_IN_PART) {
      Parts parts = new Parts();
      Graphemes graphemes = new Graphemes(text);
      for (int start = 0; start < text.length(); ) {
        int end = graphemes.end(start);
        parts.add((end - start) * bits);
        start = end;
      }
      used = parts.used;
      number = parts.number;
    }
    return new SmsParts(Encoding.UCS_2, text.length(), number, left(used, Encoding.UCS_2));
  }

  private static int left(int used, Encoding encoding) {
    return Math.max(0, BITS_IN_PART - used) / encoding.bits;
  }

  /** How many units a part of this text holds at most: less when there are several. */
  public int unitsInPart() {
    return (parts == 1 ? BITS_IN_PART : BITS_IN_PART - HEADER_BITS) / encoding.bits;
  }

  /**
   * Fills parts, character by character. The first part gets its header only when a second one
   * turns out to be needed; what then no longer fits in it moves to the second.
   */
  private static final class Parts {
    private int number = 1;

    /** Bits of the last part, its header included. */
    private int used;

    /** Of the first part, what fits in it beside a header. */
    private int kept;

    void add(int bits) {
      if (used + bits > BITS_IN_PART) {
        used = HEADER_BITS + (number == 1 ? used - kept : 0);
        number++;
      }
      used += bits;
      if (number == 1 && used + HEADER_BITS <= BITS_IN_PART) {
        kept = used;
      }
    }
  }
}
