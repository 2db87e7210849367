package org.portolan.cases.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed value lives. It is authenticated with the value, so that a value copied to another
 * row or field does not open there.
 */
public final class Place {

  /** How long a UUID is when written. */
  private static final int WRITTEN = 36;

  private final String table;
  private final UUID id;
  private final String name;
  private final String field;

  /** A place in a row with a UUID as its key. */
  public Place(String table, UUID id, String field) {
    this.table = table;
    this.id = id;
    this.name = null;
    this.field = field;
  }

  /** A place in a row with another key. */
  public Place(String table, String row, String field) {
    this.table = table;
    this.id = null;
    this.name = row;
    this.field = field;
  }

  /** Such as {@code timeline_entry}. */
  public String table() {
    return table;
  }

  /** The row's key. */
  public String row() {
    return id == null ? name : id.toString();
  }

  /** Its column. */
  public String field() {
    return field;
  }

  /** The three with a stroke between them. */
  byte[] associatedData() {
    if (id == null) {
      return (table + "/" + name + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
    byte[] before = table.getBytes(StandardCharsets.UTF_8);
    byte[] after = field.getBytes(StandardCharsets.UTF_8);
    ByteBuffer data = ByteBuffer.allocate(before.length + 1 + WRITTEN + 1 + after.length);
    data.put(before).put((byte) '/');
    write(id, data);
    return data.put((byte) '/').put(after).array();
  }

  /** As {@link UUID#toString} does, in a fifth of the time: every value opened needs it. */
  private static void write(UUID id, ByteBuffer into) {
    long most = id.getMostSignificantBits();
    long least = id.getLeastSignificantBits();
    long middle = hexadecimal(most);
    long next = hexadecimal(least >>> 32);
    into.putLong(hexadecimal(most >>> 32)).put((byte) '-');
    into.putInt((int) (middle >>> 32)).put((byte) '-');
    into.putInt((int) middle).put((byte) '-');
    into.putInt((int) (next >>> 32)).put((byte) '-');
    into.putInt((int) next).putLong(hexadecimal(least));
  }

  /** The eight digits of the lower half, all at once: each gets a byte, then its character. */
  private static long hexadecimal(long bits) {
    long digits = bits & 0xffffffffL;
    digits = (digits | digits << 16) & 0x0000ffff0000ffffL;
    digits = (digits | digits << 8) & 0x00ff00ff00ff00ffL;
    digits = (digits | digits << 4) & 0x0f0f0f0f0f0f0f0fL;
    long letters = (digits + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
    return digits + 0x3030303030303030L + letters * ('a' - '0' - 10);
  }
}
