package org.portolan.launcher.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.launcher.StartRefused;

/** The roles and databases of a Portolan; made when missing. */
final class Roles {

  static final String OWNER = "portolan_owner";
  static final String APPLICATION = "portolan_app";
  static final String KEYS = "portolan_keys";

  private Roles() {}

  /**
   * Makes what is missing, as the superuser. Nobody but its own roles may even connect to either
   * database.
   */
  static void prepare(DatabaseAccess superuser, UnaryOperator<String> passwords) {
    try (Connection connection = superuser.dataSource().getConnection()) {
      for (String role : List.of(OWNER, APPLICATION, KEYS)) {
        if (missing(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
          execute(
              connection,
              "CREATE ROLE " + role + " LOGIN PASSWORD '" + passwords.apply(role) + "'");
        }
      }
      database(connection, "portolan", OWNER);
      execute(connection, "GRANT CONNECT ON DATABASE portolan TO " + APPLICATION);
      database(connection, "portolan_keys", KEYS);
    } catch (SQLException e) {
      throw new StartRefused("The embedded PostgreSQL refuses us: " + e.getMessage(), e);
    }
  }

  private static void database(Connection connection, String name, String owner)
      throws SQLException {
    if (missing(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      execute(connection, "CREATE DATABASE " + name + " OWNER " + owner);
    }
    execute(connection, "REVOKE CONNECT, TEMPORARY ON DATABASE " + name + " FROM PUBLIC");
  }

  private static boolean missing(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return !row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
