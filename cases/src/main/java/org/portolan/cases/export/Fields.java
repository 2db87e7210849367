package org.portolan.cases.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.export.ExportedTable.Field;
import org.portolan.cases.export.ExportedTable.Holds;

/** Lists the fields of a table in the order in which they are told. */
final class Fields {

  private final List<Field> fields = new ArrayList<>();

  Fields plain(String... columns) {
    return add(Holds.PLAIN, columns);
  }

  /** Codes of which some are told under another. */
  Fields codes(String... columns) {
    return add(Holds.CODE, columns);
  }

  Fields sealed(String... columns) {
    return add(Holds.SEALED, columns);
  }

  Fields json(String column) {
    return add(Holds.SEALED_JSON, column);
  }

  Fields words(String column) {
    return add(Holds.SEALED_WORDS, column);
  }

  Fields actor(String column) {
    return add(Holds.ACTOR, column);
  }

  List<Field> list() {
    return List.copyOf(fields);
  }

  private Fields add(Holds holds, String... columns) {
    Stream.of(columns).forEach(column -> fields.add(new Field(column, holds)));
    return this;
  }
}
