package org.portolan.cases.seal;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bytes of a barcode as programs that read barcodes show them: in hexadecimal digits, Base45
 * (RFC 9285) or Base64. Characters that stand for bytes by themselves are not read: some of them
 * are lost on the way, and a good seal would be found altered.
 */
public final class SealText {

  /** More than the longest seal has in any of these. */
  public static final int LONGEST = 12_000;

  private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int MAGIC = 0xDC;

  private static final List<Function<String, Optional<byte[]>>> WAYS =
      List.of(SealText::hexadecimal, SealText::base45, SealText::base64);

  private SealText() {}

  /** What a text stands for; empty when it is written in none of these ways, or is too long. */
  public static Optional<byte[]> bytes(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    List<byte[]> read = WAYS.stream().flatMap(way -> way.apply(text).stream()).toList();
    return read.stream()
        .filter(bytes -> bytes.length > 1 && (bytes[0] & 0xFF) == MAGIC && bytes[1] < 4)
        .findFirst()
        .or(() -> read.stream().findFirst());
  }

  private static Optional<byte[]> hexadecimal(String text) {
    String digits = text.replaceAll("[\\s:,-]|0[xX]", "");
    return digits.matches("(?:[0-9A-Fa-f]{2})+")
        ? Optional.of(HexFormat.of().parseHex(digits))
        : Optional.empty();
  }

  private static Optional<byte[]> base45(String text) {
    String digits = text.replaceAll("[\\r\\n\\t]", "").strip();
    if (digits.isEmpty() || digits.length() % 3 == 1) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < digits.length(); at += 3) {
      int end = Math.min(at + 3, digits.length());
      int value = 0;
      for (int i = end - 1; i >= at; i--) {
        int digit = BASE45.indexOf(digits.charAt(i));
        if (digit < 0) {
          return Optional.empty();
        }
        value = value * 45 + digit;
      }
      boolean two = end - at == 3;
      if (value > (two ? 0xFFFF : 0xFF)) {
        return Optional.empty();
      }
      if (two) {
        out.write(value >> 8);
      }
      out.write(value);
    }
    return Optional.of(out.toByteArray());
  }

  private static Optional<byte[]> base64(String text) {
    String digits = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      return digits.isEmpty() ? Optional.empty() : Optional.of(Base64.getDecoder().decode(digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
