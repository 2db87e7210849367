package org.portolan.systemtests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.database.EmbeddedDatabase;

/** What stands in the outbox and the inbox, looked at past the application. */
final class MessageStores {

  private final DataSource superuser;
  private final DataSource application;

  MessageStores(Portolan portolan) {
    superuser =
        portolan.embeddedDatabase().map(EmbeddedDatabase::superuser).orElseThrow().dataSource();
    application = portolan.databases().application().dataSource();
  }

  /** A message; before it was first prepared it has no channel. */
  record Outbound(
      String id,
      String purpose,
      String recipient,
      String channel,
      String state,
      String providerId,
      int attempts) {}

  record Inbound(String providerId, String state) {}

  List<Outbound> outbox() {
    return rows(
        superuser,
        "SELECT id, purpose, recipient_id, channel, state, provider_id, attempts FROM outbox",
        row ->
            new Outbound(
                row.getString("id"),
                row.getString("purpose"),
                row.getString("recipient_id"),
                row.getString("channel"),
                row.getString("state"),
                row.getString("provider_id"),
                row.getInt("attempts")));
  }

  List<Inbound> inbox() {
    return rows(
        superuser,
        "SELECT provider_id, state FROM inbox",
        row -> new Inbound(row.getString("provider_id"), row.getString("state")));
  }

  /** Keeps everybody else from changing messages, until the connection is closed. */
  Connection keep(Collection<String> messages) {
    try {
      Connection keeper = superuser.getConnection();
      keeper.setAutoCommit(false);
      try (PreparedStatement lock =
          keeper.prepareStatement("SELECT id FROM outbox WHERE id = ANY (?) FOR UPDATE")) {
        Object[] ids = messages.stream().map(UUID::fromString).toArray();
        lock.setArray(1, keeper.createArrayOf("uuid", ids));
        lock.execute();
      }
      return keeper;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many of today's questions were answered with "well". */
  int answeredWell() {
    return rows(
            superuser,
            "SELECT count(*) FROM check_in WHERE well AND answered_at IS NOT NULL",
            row -> row.getInt(1))
        .get(0);
  }

  /** A setting of the database, as the application's own role has it. */
  String setting(String name) {
    return rows(application, "SHOW " + name, row -> row.getString(1)).get(0);
  }

  private static <T> List<T> rows(DataSource source, String sql, Row<T> reader) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
