package org.portolan.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.portolan.cases.settings.Settings;
import org.portolan.launcher.StartRefused;

/**
 * The two databases of one Portolan and the three roles that reach them.
 *
 * @param owner owns the tables of the case store; migrations only
 * @param application the application's role in the case store; owns nothing
 * @param keys the key database's role
 */
public record Databases(DatabaseAccess owner, DatabaseAccess application, DatabaseAccess keys) {

  /** The operator's own PostgreSQL, as set. */
  public static Databases of(Settings settings) {
    String url = settings.require("DATABASE_URL");
    return new Databases(
        new DatabaseAccess(
            url,
            settings.require("DATABASE_OWNER_USER"),
            settings.require("DATABASE_OWNER_PASSWORD")),
        new DatabaseAccess(
            url, settings.require("DATABASE_USER"), settings.require("DATABASE_PASSWORD")),
        new DatabaseAccess(
            settings.require("KEYS_DATABASE_URL"),
            settings.require("KEYS_DATABASE_USER"),
            settings.require("KEYS_DATABASE_PASSWORD")));
  }

  /**
   * Makes sure that all three can be reached.
   *
   * @throws StartRefused naming the first that cannot
   */
  public void requireReachable() {
    for (DatabaseAccess access : List.of(owner, application, keys)) {
      try (Connection connection = access.dataSource().getConnection()) {
        connection.isValid(5);
      } catch (SQLException e) {
        throw new StartRefused(
            access.user() + " cannot reach " + access.url() + ": " + e.getMessage(), e);
      }
    }
  }

  /** The settings by which the application reaches them. */
  public Map<String, String> settings() {
    return Map.of(
        "PORTOLAN_DATABASE_URL", application.url(),
        "PORTOLAN_DATABASE_USER", application.user(),
        "PORTOLAN_DATABASE_PASSWORD", application.password(),
        "PORTOLAN_KEYS_DATABASE_URL", keys.url(),
        "PORTOLAN_KEYS_DATABASE_USER", keys.user(),
        "PORTOLAN_KEYS_DATABASE_PASSWORD", keys.password());
  }
}
