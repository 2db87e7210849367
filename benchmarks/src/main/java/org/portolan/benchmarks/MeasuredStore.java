package org.portolan.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.launcher.Ports;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;

/** A case store of a benchmark's own, on an embedded durable PostgreSQL without a server. */
final class MeasuredStore implements AutoCloseable {

  private static final int CACHED_KEYS = 20_000;
  private static final char[] PASSWORD = "a master password of the benchmark's".toCharArray();

  private final Path directory;
  private final EmbeddedDatabase database;
  private final KeptConnections keyConnections;
  private final Keys keys;
  private final CaseStore store;

  private MeasuredStore(Path directory, EmbeddedDatabase database) {
    this.directory = directory;
    this.database = database;
    Databases databases = database.databases();
    Migrations.run(
        databases.owner().dataSource(),
        databases.application().user(),
        databases.keys().dataSource(),
        PASSWORD);
    keyConnections = new KeptConnections(databases.keys().dataSource());
    keys = openKeys();
    store =
        new CaseStore(
            new KeptConnections(databases.application().dataSource()), keys, Clock.systemUTC());
  }

  /** Starts an empty one, in a directory named after the benchmark. */
  static MeasuredStore of(String benchmark) throws Exception {
    Path directory = Path.of(System.getProperty("benchmarks.directory"), benchmark);
    Tree.delete(directory);
    return new MeasuredStore(
        directory,
        EmbeddedDatabase.start(
            directory.resolve("postgresql"),
            directory.resolve("database"),
            directory,
            Ports.freePort(),
            role -> role + " of the benchmark"));
  }

  Path directory() {
    return directory;
  }

  Keys keys() {
    return keys;
  }

  CaseStore store() {
    return store;
  }

  /** The keys as another node has them, with none in memory; derives from the password once. */
  Keys openKeys() {
    return Keys.open(keyConnections, PASSWORD, CACHED_KEYS);
  }

  /** The key database, past the product. */
  Jdbi keyDatabase() {
    return Jdbi.create(keyConnections);
  }

  /** Connections of the owner, whom the policies do not bind. */
  DataSource owner() {
    return database.databases().owner().dataSource();
  }

  /** Connections of the application's role, whom they do. */
  DataSource application() {
    return database.databases().application().dataSource();
  }

  /** As the owner. */
  void execute(String sql) throws Exception {
    execute(owner(), sql);
  }

  /** As PostgreSQL's superuser. */
  void executeAsSuperuser(String sql) throws Exception {
    execute(database.superuser().dataSource(), sql);
  }

  private static void execute(DataSource source, String sql) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
