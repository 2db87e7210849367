package org.portolan.cases.traveller;

/** Digits as people type them in their own script. */
public final class Digits {

  private Digits() {}

  /** The same text with every decimal digit as 0 to 9. */
  public static String western(String typed) {
    StringBuilder plain = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(
            c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return plain.toString();
  }
}
