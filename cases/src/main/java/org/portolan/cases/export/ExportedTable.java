package org.portolan.cases.export;

import java.util.List;

/**
 * A table as far as it is exported.
 *
 * @param name of its rows in the export
 * @param table in the case store
 * @param key the column that says whose a row is: {@code person_id}, {@code case_id}, {@code id}
 *     for a person's and a case's own row, or {@code other_id} for the other of two people
 * @param owner whose key seals its values
 * @param row the column whose value a sealed value is bound to
 * @param order the columns that rows are sorted by
 * @param shared what of it is told on a phone that others may read
 */
record ExportedTable(
    String name,
    String table,
    String key,
    Owner owner,
    String row,
    String order,
    Shared shared,
    List<Field> fields) {

  /** What a phone that others may read is told. */
  enum Shared {
    ALL("true"),
    /** Only the contact point of that phone itself. */
    THIS_PHONE("id = :phone"),
    /** Only what came from that phone. */
    OF_THIS_PHONE("contact_point_id = :phone"),
    NOTHING("false");

    private final String condition;

    Shared(String condition) {
      this.condition = condition;
    }

    /** Of the rows, in SQL. */
    String condition() {
      return condition;
    }
  }

  /** Whose key seals. */
  enum Owner {
    PERSON,
    CASE
  }

  /** What a column holds. */
  enum Holds {
    /** A value as it is. */
    PLAIN,
    /** A code; what is only proposed is told as proposed, and not which way. */
    CODE,
    /** A sealed text. */
    SEALED,
    /** A sealed text that is JSON itself. */
    SEALED_JSON,
    /** A sealed list of words with a space between them. */
    SEALED_WORDS,
    /** The id of an actor, exported as what they do here and never as who they are. */
    ACTOR
  }

  /** A column, which is also its name in the export. */
  record Field(String name, Holds holds) {}
}
