package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;

/** What members of staff are called, for their colleagues. */
@Dependent
public class StaffNames {

  private final Keys keys;
  private final Sealer sealer;

  @Inject
  public StaffNames(Keys keys) {
    this.keys = keys;
    this.sealer = keys.sealer();
  }

  /** The names of those accounts that there are and that this actor may see, by account. */
  public Map<UUID, String> of(Tx tx, Collection<UUID> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    record Sealed(UUID id, byte[] name) {}
    List<Sealed> rows =
        tx.sql()
            .createQuery("SELECT id, name FROM staff_account WHERE id = ANY (:ids)")
            .bindArray("ids", UUID.class, accounts.toArray())
            .map(
                (row, context) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("name")))
            .list();
    keys.vault().prefetch(rows.stream().map(row -> KeyId.ofStaff(row.id)).toList());
    Map<UUID, String> names = new HashMap<>();
    for (Sealed row : rows) {
      Place place = new Place("staff_account", row.id, "name");
      names.put(row.id, sealer.open(KeyId.ofStaff(row.id), place, row.name));
    }
    return names;
  }
}
