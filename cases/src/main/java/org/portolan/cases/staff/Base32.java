package org.portolan.cases.staff;

/** RFC 4648 without padding: how a secret is typed into an authenticator app. */
public final class Base32 {

  private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The bytes in letters and digits, five bits each; what is left over is filled with zeros. */
  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(SYMBOLS.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(SYMBOLS.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
