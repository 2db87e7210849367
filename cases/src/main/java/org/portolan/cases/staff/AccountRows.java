package org.portolan.cases.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.staff.AdministerAccounts.Line;
import org.portolan.cases.store.Tx;

/** The stored accounts, as an administrator sees them. */
final class AccountRows {

  private static final String TABLE = "staff_account";

  private static final String SELECT =
      """
      SELECT id, role, scope, disabled_at, by_provider, epoch, name, email FROM staff_account
      """;

  private final Keys keys;

  AccountRows(Keys keys) {
    this.keys = keys;
  }

  /** All that the actor may see, by name. */
  List<Line> all(Tx tx) {
    List<Sealed> sealed = tx.sql().createQuery(SELECT).map((row, context) -> sealed(row)).list();
    keys.vault().prefetch(sealed.stream().map(row -> KeyId.ofStaff(row.id)).toList());
    return sealed.stream()
        .map(this::opened)
        .sorted(Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** One that is still as it was seen, locked until the transaction ends. */
  Optional<Line> lock(Tx tx, UUID id, int epoch) {
    return tx.sql()
        .createQuery(SELECT + "WHERE id = :id AND epoch = :epoch FOR UPDATE")
        .bind("id", id)
        .bind("epoch", epoch)
        .map((row, context) -> sealed(row))
        .findOne()
        .map(this::opened);
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    return new Sealed(
        row.getObject("id", UUID.class),
        StaffRole.ofKey(row.getString("role")),
        row.getString("scope"),
        row.getTimestamp("disabled_at") == null,
        row.getBoolean("by_provider"),
        row.getInt("epoch"),
        row.getBytes("name"),
        row.getBytes("email"));
  }

  private Line opened(Sealed row) {
    return new Line(
        row.id,
        open(row.id, "name", row.name),
        open(row.id, "email", row.email),
        row.role,
        row.scope,
        row.enabled,
        row.byProvider,
        row.epoch);
  }

  private String open(UUID id, String field, byte[] sealed) {
    return keys.sealer().open(KeyId.ofStaff(id), new Place(TABLE, id, field), sealed);
  }

  private record Sealed(
      UUID id,
      StaffRole role,
      String scope,
      boolean enabled,
      boolean byProvider,
      int epoch,
      byte[] name,
      byte[] email) {}
}
