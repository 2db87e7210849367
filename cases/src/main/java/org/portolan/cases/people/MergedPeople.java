package org.portolan.cases.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Who is one with whom, since somebody saw that they were registered more than once. */
public final class MergedPeople {

  private MergedPeople() {}

  /**
   * Whoever is this person: themselves, and those who were merged into them; nobody when this actor
   * has none such. Of somebody who was merged into another only themselves.
   */
  public static Set<UUID> themselves(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT id FROM person WHERE id = :person OR merged_into = :person")
        .bind("person", person)
        .mapTo(UUID.class)
        .set();
  }

  /** The same of several: everybody whom somebody of them is, with the one of them. */
  public static Map<UUID, UUID> themselves(Tx tx, Collection<UUID> people) {
    Map<UUID, UUID> all = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT id, COALESCE(merged_into, id) AS one FROM person
            WHERE id = ANY (:ids) OR merged_into = ANY (:ids)
            """)
        .bindArray("ids", UUID.class, people.toArray())
        .map(
            (row, context) ->
                all.put(row.getObject("id", UUID.class), row.getObject("one", UUID.class)))
        .list();
    return all;
  }

  /** For each of those who were merged into another, the other; nothing of the rest. */
  public static Map<UUID, UUID> into(Tx tx, Collection<UUID> people) {
    Map<UUID, UUID> into = new HashMap<>();
    if (!people.isEmpty()) {
      tx.sql()
          .createQuery(
              "SELECT id, merged_into FROM person WHERE id = ANY (:ids) AND merged_into IS NOT NULL")
          .bindArray("ids", UUID.class, people.toArray())
          .map(
              (row, context) ->
                  into.put(
                      row.getObject("id", UUID.class), row.getObject("merged_into", UUID.class)))
          .list();
    }
    return into;
  }
}
