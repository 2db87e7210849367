package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a colleague saved while somebody typed, field by field beside what was typed. It is shown in
 * place of saving: who saves again has seen what they write over.
 */
public final class Overtaken implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<Row> rows;
  private final boolean open;

  private Overtaken(ArrayList<Row> rows, boolean open) {
    this.rows = rows;
    this.open = open;
  }

  /**
   * A field that says something else now.
   *
   * @param field its name in the reader's language
   */
  public record Row(String field, String theirs, String own) implements Serializable {}

  /**
   * What has changed since the typing began; it can be saved again.
   *
   * @param seen what the typing began from, in words by the name of each field
   * @param now what it says now
   * @param own what was typed
   */
  static Overtaken between(
      Map<String, String> seen, Map<String, String> now, Map<String, String> own) {
    return new Overtaken(rows(seen, now, own), true);
  }

  /** All that was typed and is not so, since it can be saved no more. */
  static Overtaken ended(Map<String, String> now, Map<String, String> own) {
    return new Overtaken(rows(own, now, own), false);
  }

  private static ArrayList<Row> rows(
      Map<String, String> before, Map<String, String> now, Map<String, String> own) {
    ArrayList<Row> rows = new ArrayList<>();
    now.forEach(
        (field, theirs) -> {
          if (!theirs.equals(before.get(field))) {
            rows.add(new Row(field, theirs, own.getOrDefault(field, "")));
          }
        });
    return rows;
  }

  /** The fields, in the order of the form. */
  public List<Row> getRows() {
    return List.copyOf(rows);
  }

  /** Whether it can be saved again. */
  public boolean isOpen() {
    return open;
  }
}
