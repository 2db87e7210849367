package org.portolan.cases.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.export.ExportedTable.Field;
import org.portolan.cases.export.ExportedTable.Owner;
import org.portolan.cases.export.ExportedTable.Shared;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** Reads the rows of an exported table, one query for all of a person's. */
final class ExportRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sealer sealer;
  private final Optional<UUID> sharedPhone;

  /**
   * @param sharedPhone the contact point that is told, where others may read it; empty where
   *     nothing is held back
   */
  ExportRows(Sealer sealer, Optional<UUID> sharedPhone) {
    this.sealer = sealer;
    this.sharedPhone = sharedPhone;
  }

  /** The rows of some owners, by owner; names and order of columns are the export's own. */
  Map<UUID, List<Map<String, Object>>> of(Tx tx, ExportedTable table, Collection<UUID> owners) {
    String columns = table.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    Shared shown = sharedPhone.isPresent() ? table.shared() : Shared.ALL;
    Map<UUID, List<Map<String, Object>>> found = new LinkedHashMap<>();
    tx.sql()
        .createQuery(
            "SELECT <key> AS owner_of_row, <row> AS name_of_row, <columns> FROM <table>"
                + " WHERE <key> = ANY (:owners) AND <shown> ORDER BY <order>")
        .define("key", table.key())
        .define("row", table.row())
        .define("columns", columns)
        .define("table", table.table())
        .define("order", table.order())
        .define("shown", shown.condition())
        .bind("phone", sharedPhone.orElse(null))
        .bindArray("owners", UUID.class, owners.toArray())
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(
                        row.getObject("owner_of_row", UUID.class), unused -> new ArrayList<>())
                    .add(values(tx, table, row)))
        .list();
    return found;
  }

  private Map<String, Object> values(Tx tx, ExportedTable table, ResultSet row)
      throws SQLException {
    UUID owner = row.getObject("owner_of_row", UUID.class);
    String name = row.getString("name_of_row");
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : table.fields()) {
      Object value =
          switch (field.holds()) {
            case PLAIN -> plain(row.getObject(field.name()));
            case CODE -> VisaTables.told(row.getString(field.name()));
            case ACTOR -> actor(row.getString(field.name()));
            case SEALED -> open(tx, table, owner, name, field, row);
            case SEALED_JSON -> json(open(tx, table, owner, name, field, row));
            case SEALED_WORDS -> words(open(tx, table, owner, name, field, row));
          };
      if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  private String open(
      Tx tx, ExportedTable table, UUID owner, String name, Field field, ResultSet row)
      throws SQLException {
    boolean ofCase = table.owner() == Owner.CASE;
    String bound = table == ExportedTables.JOURNAL ? owner + "/" + name : name;
    return ReadSealed.open(
        tx,
        owner,
        sealer,
        ofCase ? KeyId.ofCase(owner) : KeyId.ofPerson(owner),
        new Place(table.table(), bound, field.name()),
        row.getBytes(field.name()));
  }

  /** Times and days as ISO 8601 writes them. */
  private static Object plain(Object value) {
    if (value instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    if (value instanceof Array array) {
      return texts(array);
    }
    return value instanceof Date || value instanceof Time || value instanceof UUID
        ? value.toString()
        : value;
  }

  /** A list of texts; none at all is left out. */
  private static List<String> texts(Array array) {
    try {
      List<String> texts = List.of((String[]) array.getArray());
      return texts.isEmpty() ? null : texts;
    } catch (SQLException e) {
      throw new IllegalStateException("A list cannot be read", e);
    }
  }

  private static Object json(String text) {
    try {
      return text == null || text.equals(ReadSealed.NOT_SHOWN)
          ? text
          : JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored value is no JSON");
    }
  }

  private static ActorId actor(String id) {
    return id == null ? null : new ActorId(id);
  }

  private static Object words(String text) {
    return text == null ? null : Arrays.asList(text.split(" "));
  }

  /** An actor who is still to be told by what they do here. */
  record ActorId(String id) {}
}
