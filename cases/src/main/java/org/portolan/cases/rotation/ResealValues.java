package org.portolan.cases.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer.Tampered;
import org.portolan.cases.rotation.SealedColumns.SealedTable;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the values of some owners again, under the newest version of their keys. A value that was
 * altered stays as it is: whoever reads it is told.
 */
final class ResealValues {

  private static final Logger LOG = LoggerFactory.getLogger(ResealValues.class);

  private final Keys keys;

  ResealValues(Keys keys) {
    this.keys = keys;
  }

  /** Those in one table; all owners are of one sort: cases or people. */
  void of(Tx tx, SealedTable table, boolean cases, List<KeyId> owners) {
    keys.vault().prefetch(owners);
    UUID[] ids = owners.stream().map(SealedColumns::idOf).toArray(UUID[]::new);
    String columns = String.join(", ", table.columns());
    List<Row> rows =
        tx.sql()
            .createQuery(
                "SELECT <row> AS name_of_row, <owner> AS owner_of_row, <columns> FROM <table>"
                    + " WHERE <owner> = ANY (:ids) ORDER BY <row> FOR UPDATE")
            .define("row", table.row())
            .define("owner", table.owner())
            .define("columns", columns)
            .define("table", table.name())
            .bindArray("ids", UUID.class, (Object[]) ids)
            .map((row, context) -> row(table, cases, row))
            .list();
    if (rows.isEmpty()) {
      return;
    }
    String set =
        table.columns().stream()
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(", "));
    PreparedBatch batch =
        tx.sql()
            .prepareBatch("UPDATE <table> SET <set> WHERE <row> = :id")
            .define("table", table.name())
            .define("set", set)
            .define("row", table.row());
    for (Row row : rows) {
      batch.bind("id", row.id());
      for (int i = 0; i < table.columns().size(); i++) {
        batch.bind(table.columns().get(i), row.values().get(i));
      }
      batch.add();
    }
    batch.execute();
  }

  private Row row(SealedTable table, boolean cases, ResultSet row) throws SQLException {
    UUID id = row.getObject("name_of_row", UUID.class);
    UUID whose = row.getObject("owner_of_row", UUID.class);
    KeyId owner = cases ? KeyId.ofCase(whose) : KeyId.ofPerson(whose);
    List<byte[]> values = new java.util.ArrayList<>();
    for (String column : table.columns()) {
      values.add(again(owner, new Place(table.name(), id, column), row.getBytes(column)));
    }
    return new Row(id, values);
  }

  private byte[] again(KeyId owner, Place place, byte[] value) {
    try {
      return keys.sealer().seal(owner, place, keys.sealer().open(owner, place, value));
    } catch (Tampered e) {
      LOG.error("An altered value is not sealed again: {}.{}", place.table(), place.field());
      return value;
    }
  }

  private record Row(UUID id, List<byte[]> values) {}
}
