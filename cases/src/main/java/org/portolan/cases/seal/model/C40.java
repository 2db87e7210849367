package org.portolan.cases.seal.model;

import java.util.Optional;

/**
 * C40 as ICAO Doc 9303 part 13 uses it: capital letters, digits and the filler {@code <}, three of
 * them in two bytes. The filler is written as a space; reading gives it back. Every text has one
 * form only, and nothing else is read.
 */
final class C40 {

  static final char FILLER = '<';

  /** A character's place is its value. The first three are shifts, which seals do not use. */
  private static final String CHARACTERS = "\0\0\0<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int FIRST = 3;
  private static final int PADDING = 0;

  /** Leads back to ASCII, in which a last single character is written, as its code plus one. */
  private static final int UNLATCH = 0xFE;

  private C40() {}

  /** How many bytes a text takes. */
  static int bytes(int characters) {
    return (characters + 2) / 3 * 2;
  }

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException when it has other characters
   */
  static byte[] encode(String text) {
    byte[] bytes = new byte[bytes(text.length())];
    for (int i = 0, at = 0; i < text.length(); i += 3, at += 2) {
      int left = text.length() - i;
      int pair =
          left == 1
              ? UNLATCH << 8 | ascii(text.charAt(i)) + 1
              : 1600 * value(text.charAt(i))
                  + 40 * value(text.charAt(i + 1))
                  + (left == 2 ? PADDING : value(text.charAt(i + 2)))
                  + 1;
      bytes[at] = (byte) (pair >> 8);
      bytes[at + 1] = (byte) pair;
    }
    return bytes;
  }

  private static int value(char character) {
    int value = CHARACTERS.indexOf(character, FIRST);
    if (value < 0) {
      throw new IllegalArgumentException("Only capital letters, digits and < can be in a seal");
    }
    return value;
  }

  private static int ascii(char character) {
    value(character);
    return character == FILLER ? ' ' : character;
  }

  /** The text of bytes; empty when they are none. */
  static Optional<String> decode(byte[] bytes) {
    if (bytes.length % 2 != 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(bytes.length * 3 / 2);
    for (int at = 0; at < bytes.length; at += 2) {
      int first = bytes[at] & 0xFF;
      int second = bytes[at + 1] & 0xFF;
      boolean last = at + 2 == bytes.length;
      boolean read =
          first == UNLATCH
              ? last && single(second - 1, text)
              : triple((first << 8 | second) - 1, last, text);
      if (!read) {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean single(int ascii, StringBuilder text) {
    char character = ascii == ' ' ? FILLER : (char) ascii;
    text.append(character);
    return ascii != FILLER && CHARACTERS.indexOf(character, FIRST) >= 0;
  }

  private static boolean triple(int value, boolean last, StringBuilder text) {
    if (value < 0) {
      return false;
    }
    int third = value % 40;
    boolean two = last && third == PADDING;
    return append(value / 1600, text)
        && append(value / 40 % 40, text)
        && (two || append(third, text));
  }

  private static boolean append(int value, StringBuilder text) {
    if (value < FIRST || value >= CHARACTERS.length()) {
      return false;
    }
    text.append(CHARACTERS.charAt(value));
    return true;
  }
}
