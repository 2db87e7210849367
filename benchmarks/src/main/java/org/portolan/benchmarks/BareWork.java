package org.portolan.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The baseline: one insert with {@code ON CONFLICT} and one outbox row per transaction, over plain
 * JDBC with nothing else, on the same database with as many connections.
 */
final class BareWork {

  private final DataSource database;
  private final int connections;

  BareWork(DataSource database, int connections) {
    this.database = database;
    this.connections = connections;
  }

  /** Transactions per second. */
  double rate(int transactions) throws Exception {
    return rate(transactions, true);
  }

  /** The same with only the insert. */
  double rateOfRows(int transactions) throws Exception {
    return rate(transactions, false);
  }

  private double rate(int transactions, boolean withReply) throws Exception {
    execute("DROP TABLE IF EXISTS bare_in, bare_out");
    execute("CREATE TABLE bare_in (sid text PRIMARY KEY, body text NOT NULL)");
    execute("CREATE TABLE bare_out (id uuid PRIMARY KEY, reply text NOT NULL)");
    AtomicInteger left = new AtomicInteger(transactions);
    long nanos = Threads.timed(connections, () -> client(left, withReply));
    execute("DROP TABLE bare_in, bare_out");
    return transactions / (nanos / 1e9);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Callable<Void> client(AtomicInteger left, boolean withReply) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return () -> {
      try (connection;
          PreparedStatement in =
              connection.prepareStatement(
                  "INSERT INTO bare_in VALUES (?, ?) ON CONFLICT DO NOTHING");
          PreparedStatement out =
              connection.prepareStatement("INSERT INTO bare_out VALUES (?, ?)")) {
        while (left.getAndDecrement() > 0) {
          in.setString(1, "SM" + UUID.randomUUID());
          in.setString(2, "2");
          in.executeUpdate();
          if (withReply) {
            out.setObject(1, UUID.randomUUID());
            out.setString(2, "Which symptoms do you have?");
            out.executeUpdate();
          }
          connection.commit();
        }
      }
      return null;
    };
  }
}
