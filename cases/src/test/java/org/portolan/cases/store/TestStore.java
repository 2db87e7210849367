package org.portolan.cases.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.migration.Migrations;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with the migrated case store and key database, one for the whole test run. Each
 * test makes its own people and cases in a scope of its own. A class that goes through everything
 * there is takes databases apart from the others', so that it need not go through theirs.
 */
public final class TestStore {

  public static final char[] MASTER_PASSWORD = "a master password for tests".toCharArray();

  private static TestStore shared;
  private static int others;

  private final EmbeddedPostgres server;
  private final String name;
  private final DataSource application;
  private final DataSource keyDatabase;
  private final Keys keys;

  private TestStore(EmbeddedPostgres server, String name) {
    this.server = server;
    this.name = name;
    execute(
        server.getPostgresDatabase(),
        "CREATE DATABASE " + name + " OWNER portolan_owner",
        "CREATE DATABASE " + name + "_keys OWNER portolan_keys");
    application = dataSource(new KeptConnections(), name, "portolan_app", "app");
    keyDatabase = dataSource(new KeptConnections(), name + "_keys", "portolan_keys", "keys");
    Migrations.run(asOwner(), "portolan_app", keyDatabase(), MASTER_PASSWORD);
    keys = Keys.open(keyDatabase(), MASTER_PASSWORD, 1_000);
  }

  /** The run's store; started on first use. */
  public static synchronized TestStore shared() {
    if (shared == null) {
      shared = new TestStore(start(), "portolan");
    }
    return shared;
  }

  /** A store in the same server in which nothing is yet. */
  public static synchronized TestStore apart() {
    others++;
    return new TestStore(shared().server, "portolan_" + others);
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      execute(
          server.getPostgresDatabase(),
          "CREATE ROLE portolan_owner LOGIN PASSWORD 'owner'",
          "CREATE ROLE portolan_app LOGIN PASSWORD 'app'",
          "CREATE ROLE portolan_keys LOGIN PASSWORD 'keys'");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CaseStore store(Clock clock) {
    return new CaseStore(application, keys, clock);
  }

  public Keys keys() {
    return keys;
  }

  /** New connections of the application's role each time: row-level security applies. */
  public DataSource asApplication() {
    return dataSource(new PGSimpleDataSource(), name, "portolan_app", "app");
  }

  /** Connections of the owner's role, which the policies do not bind: for looking, in tests. */
  public DataSource asOwner() {
    return dataSource(new PGSimpleDataSource(), name, "portolan_owner", "owner");
  }

  /** Connections of PostgreSQL's superuser to the case store, whom nothing binds. */
  public DataSource asSuperuser() {
    return server.getDatabase("postgres", name);
  }

  public DataSource keyDatabase() {
    return keyDatabase;
  }

  private DataSource dataSource(
      PGSimpleDataSource source, String database, String user, String password) {
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static void execute(DataSource source, String... statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
