package org.portolan.messaging.routes;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.Tx;

/** Who runs the system keeps the routes right. */
@Dependent
public class KeepRoutes {

  /** Every route that has a line, that of all other countries last. */
  public static List<Route> all(Tx tx) {
    return tx.sql()
        .createQuery(
            "SELECT country, sender, replies, reply_to FROM route ORDER BY country = '*', country")
        .map(
            (row, context) ->
                new Route(
                    row.getString("country"),
                    row.getString("sender"),
                    row.getBoolean("replies"),
                    row.getString("reply_to")))
        .list();
  }

  /**
   * Keeps a route in the place of the one that the country had.
   *
   * @return what is wrong with it, as of {@link Route#fault}; empty when it is kept
   */
  public Optional<String> keep(Tx tx, Route route) {
    Optional<String> fault = route.fault();
    if (fault.isEmpty()) {
      tx.sql()
          .createUpdate(
              """
              INSERT INTO route (country, sender, replies, reply_to, changed_at, changed_by)
              VALUES (:country, :sender, :replies, :replyTo, :now, :by)
              ON CONFLICT (country) DO UPDATE SET sender = EXCLUDED.sender,
                replies = EXCLUDED.replies, reply_to = EXCLUDED.reply_to,
                changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by
              """)
          .bind("country", route.country())
          .bind("sender", route.sender())
          .bind("replies", route.replies())
          .bind("replyTo", route.replyTo())
          .bind("now", tx.now())
          .bind("by", tx.actor().id())
          .execute();
    }
    return fault;
  }

  /** The country goes by the route of all others again. */
  public void remove(Tx tx, String country) {
    tx.sql()
        .createUpdate("DELETE FROM route WHERE country = :country")
        .bind("country", country)
        .execute();
  }
}
