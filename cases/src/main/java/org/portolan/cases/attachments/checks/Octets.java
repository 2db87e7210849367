package org.portolan.cases.attachments.checks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.cases.attachments.Attachment.Refusal;

/** A file's bytes, read in order; what goes beyond its end makes it a damaged one. */
final class Octets {

  private static final int BYTE = 0xFF;

  private final byte[] all;
  private int at;

  Octets(byte[] all) {
    this.all = all;
  }

  int at() {
    return at;
  }

  int left() {
    return all.length - at;
  }

  void moveTo(int place) throws UnfitFile {
    if (place < at || place > all.length) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    at = place;
  }

  void skip(long count) throws UnfitFile {
    if (count < 0 || count > left()) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    at += (int) count;
  }

  int u8() throws UnfitFile {
    skip(1);
    return all[at - 1] & BYTE;
  }

  int u16() throws UnfitFile {
    return u8() << 8 | u8();
  }

  long u32() throws UnfitFile {
    return (long) u16() << 16 | u16();
  }

  int u16LittleEndian() throws UnfitFile {
    return u8() | u8() << 8;
  }

  int u24LittleEndian() throws UnfitFile {
    return u16LittleEndian() | u8() << 16;
  }

  long u32LittleEndian() throws UnfitFile {
    return u16LittleEndian() | (long) u16LittleEndian() << 16;
  }

  /** The next characters, as a name of four letters or so. */
  String ascii(int count) throws UnfitFile {
    skip(count);
    return new String(all, at - count, count, StandardCharsets.ISO_8859_1);
  }

  byte[] bytes(int count) throws UnfitFile {
    skip(count);
    return Arrays.copyOfRange(all, at - count, at);
  }

  /** A byte further on, without moving; -1 behind the end. */
  int peek(int ahead) {
    return ahead < left() ? all[at + ahead] & BYTE : -1;
  }

  /** Copies what lies between two places. */
  void copy(int from, int until, ByteArrayOutputStream out) {
    out.write(all, from, until - from);
  }
}
