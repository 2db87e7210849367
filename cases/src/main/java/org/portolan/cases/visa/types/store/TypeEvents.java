package org.portolan.cases.visa.types.store;

import java.util.List;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.types.model.TypeEvent;
import org.portolan.cases.visa.types.model.TypeVersion;

/** What was done to kinds of visas, by whom, and how often that changed what is offered. */
public final class TypeEvents {

  /** Written, by whoever cannot approve it then. */
  public static final String WRITTEN = "written";

  /** Adds to the history of a version. */
  public void note(Tx tx, String type, int version, String kind) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_type_event (type, version, at, actor, kind)
            VALUES (:type, :version, :now, :actor, :kind)
            """)
        .bind("type", type)
        .bind("version", version)
        .bind("now", tx.now())
        .bind("actor", tx.actor().id())
        .bind("kind", kind)
        .execute();
  }

  /** What was done to a type, the latest first. */
  public List<TypeEvent> history(Tx tx, String type) {
    return tx.sql()
        .createQuery(
            """
            SELECT version, at, actor, kind FROM visa_type_event WHERE type = :type
            ORDER BY id DESC
            """)
        .bind("type", type)
        .map(
            (row, context) ->
                new TypeEvent(
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("kind")))
        .list();
  }

  /** All who wrote at a version. */
  public List<String> authors(Tx tx, TypeVersion version) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT actor FROM visa_type_event
            WHERE type = :type AND version = :version AND kind = 'written'
            """)
        .bind("type", version.type())
        .bind("version", version.version())
        .mapTo(String.class)
        .list();
  }

  /** The number of what is offered as a whole. */
  public long edition(Tx tx) {
    return tx.sql()
        .createQuery("SELECT edition FROM visa_types_edition WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** What is offered has changed. */
  public void offeredAnew(Tx tx) {
    tx.sql().execute("UPDATE visa_types_edition SET edition = edition + 1 WHERE id = 1");
  }
}
