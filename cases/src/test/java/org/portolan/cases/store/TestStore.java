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

  /** What each store begins as: to migrate takes seconds, to copy does not. */
  private static final String MIGRATED = "migrated";

  private static TestStore shared;
  private static int others;

  private final EmbeddedPostgres server;
  private final String name;
  private final DataSource application;
  private final DataSource owner;
  private final DataSource superuser;
  private final DataSource keyDatabase;
  private final Keys keys;

  private TestStore(EmbeddedPostgres server, String name) {
    this.server = server;
    this.name = name;
    execute(
        server.getPostgresDatabase(),
        "CREATE DATABASE " + name + " OWNER portolan_owner TEMPLATE " + MIGRATED,
        "CREATE DATABASE " + name + "_keys OWNER portolan_keys TEMPLATE " + MIGRATED + "_keys");
    application = source(server, new KeptConnections(), name, "app");
    owner = source(server, new KeptConnections(), name, "owner");
    superuser = superuser(server, name);
    keyDatabase = source(server, new KeptConnections(), name + "_keys", "keys");
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
          "CREATE ROLE portolan_keys LOGIN PASSWORD 'keys'",
          "CREATE DATABASE " + MIGRATED + " OWNER portolan_owner",
          "CREATE DATABASE " + MIGRATED + "_keys OWNER portolan_keys");
      Migrations.run(
          source(server, new PGSimpleDataSource(), MIGRATED, "owner"),
          "portolan_app",
          source(server, new PGSimpleDataSource(), MIGRATED + "_keys", "keys"),
          MASTER_PASSWORD);
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
    return source(server, new PGSimpleDataSource(), name, "app");
  }

  /** Connections of the owner's role, which the policies do not bind: for looking, in tests. */
  public DataSource asOwner() {
    return owner;
  }

  /** Connections of PostgreSQL's superuser to the case store, whom nothing binds. */
  public DataSource asSuperuser() {
    return superuser;
  }

  public DataSource keyDatabase() {
    return keyDatabase;
  }

  /** Connections of the role {@code portolan_…}, whose password is what it is called here. */
  private static DataSource source(
      EmbeddedPostgres server, PGSimpleDataSource source, String database, String role) {
    at(server, source, database).setUser("portolan_" + role);
    source.setPassword(role);
    return source;
  }

  /** A backend that has looked at a hundred guarded tables once need not do so again. */
  private static DataSource superuser(EmbeddedPostgres server, String database) {
    PGSimpleDataSource source = at(server, new KeptConnections(), database);
    source.setUser("postgres");
    return source;
  }

  private static PGSimpleDataSource at(
      EmbeddedPostgres server, PGSimpleDataSource source, String database) {
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
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
