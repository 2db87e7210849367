package org.portolan.messaging.routes;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.Tx;

/** Who runs the system keeps the routes right. */
@Dependent
public class KeepRoutes {

  /** Somebody else has kept another route meanwhile. */
  public static final String MEANWHILE = "meanwhile";

  private static final String SELECT = "SELECT country, sender, replies, reply_to FROM route ";

  private static final String INSERT =
      """
      INSERT INTO route (country, sender, replies, reply_to, changed_at, changed_by)
      VALUES (:country, :sender, :replies, :replyTo, :now, :by)
      ON CONFLICT (country) DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE route SET sender = :sender, replies = :replies, reply_to = :replyTo,
        changed_at = :now, changed_by = :by
      WHERE country = :country
      """;

  /** Every route that has a line, that of all other countries last. */
  public static List<Route> all(Tx tx) {
    return tx.sql()
        .createQuery(SELECT + "ORDER BY country = '*', country")
        .map((row, context) -> of(row))
        .list();
  }

  /**
   * Keeps a route in the place of the one that the country had.
   *
   * @param seen the one that it had as far as is known; empty for none
   * @return what is wrong with it, as of {@link Route#fault}, or {@link #MEANWHILE}; empty when it
   *     is kept
   */
  public Optional<String> keep(Tx tx, Optional<Route> seen, Route route) {
    Optional<String> fault = route.fault();
    if (fault.isPresent()) {
      return fault;
    }
    boolean kept =
        seen.isEmpty()
            ? write(tx, route, INSERT)
            : find(tx, route.country(), " FOR UPDATE").equals(seen) && write(tx, route, UPDATE);
    return kept ? Optional.empty() : Optional.of(MEANWHILE);
  }

  private static boolean write(Tx tx, Route route, String sql) {
    return tx.sql()
            .createUpdate(sql)
            .bind("country", route.country())
            .bind("sender", route.sender())
            .bind("replies", route.replies())
            .bind("replyTo", route.replyTo())
            .bind("now", tx.now())
            .bind("by", tx.actor().id())
            .execute()
        == 1;
  }

  /**
   * The country goes by the route of all others again.
   *
   * @return false when it no longer has the route that was seen; that one stays
   */
  public boolean remove(Tx tx, Route seen) {
    return find(tx, seen.country(), " FOR UPDATE").filter(seen::equals).isPresent()
        && tx.sql()
                .createUpdate("DELETE FROM route WHERE country = :country")
                .bind("country", seen.country())
                .execute()
            == 1;
  }

  /** The route of a country that has a line. */
  public static Optional<Route> find(Tx tx, String country) {
    return find(tx, country, "");
  }

  private static Optional<Route> find(Tx tx, String country, String lock) {
    return tx.sql()
        .createQuery(SELECT + "WHERE country = :country" + lock)
        .bind("country", country)
        .map((row, context) -> of(row))
        .findOne();
  }

  private static Route of(ResultSet row) throws SQLException {
    return new Route(
        row.getString("country"),
        row.getString("sender"),
        row.getBoolean("replies"),
        row.getString("reply_to"));
  }
}
