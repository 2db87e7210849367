package org.portolan.cases.keys;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value lives. It is authenticated with the value, so that a value copied to another
 * row or field does not open there.
 */
public record Place(String table, String row, String field) {

  /** A place in a row with a UUID as its key. */
  public Place(String table, java.util.UUID row, String field) {
    this(table, row.toString(), field);
  }

  byte[] associatedData() {
    return (table + "/" + row + "/" + field).getBytes(StandardCharsets.UTF_8);
  }
}
