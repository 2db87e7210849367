package org.portolan.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.portolan.launcher.Ports;
import org.portolan.launcher.database.DatabaseAccess;

/**
 * A socket.io server of the benchmark's own, which npm fetches for the run. It stores a message as
 * a Portolan does, a prepared statement for each table in one transaction, in tables that have the
 * same columns and indexes but no policies; what is sealed there is as long here, and not sealed.
 */
final class SocketIo implements AutoCloseable {

  private static final String[] PACKAGES = {"socket.io@4", "pg@8"};

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS peer_%1$s (LIKE %1$s INCLUDING DEFAULTS INCLUDING IDENTITY
        INCLUDING CONSTRAINTS INCLUDING INDEXES);
      TRUNCATE peer_%1$s;
      """;

  private static final String[] COPIED = {
    "case_file", "chat", "chat_message", "timeline_entry", "journal_event", "journal_feed"
  };

  private final Process node;
  private final int port;

  private SocketIo(Process node, int port) {
    this.node = node;
    this.port = port;
  }

  /** Whether what it needs is here. */
  static boolean isInstallable() throws InterruptedException {
    return runs("node") && runs("npm");
  }

  private static boolean runs(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a room is called. */
  static String room(int number) {
    return new UUID(1, number).toString();
  }

  /** Starts it on the database of a Portolan, with some rooms. */
  static SocketIo start(MeasuredPortolan measured, int rooms)
      throws IOException, InterruptedException, SQLException {
    Path directory =
        Path.of(System.getProperty("benchmarks.directory")).resolveSibling("socket.io");
    Files.createDirectories(directory);
    install(directory);
    prepare(measured, rooms);
    DatabaseAccess owner = measured.portolan().databases().owner();
    URI database = URI.create(owner.url().substring("jdbc:".length()));
    int port = Ports.freePort();
    ProcessBuilder starting =
        new ProcessBuilder("node", "chat-peer.js")
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    starting
        .environment()
        .putAll(
            Map.of(
                "PORT", Integer.toString(port),
                "NODE_ENV", "production",
                "PGHOST", database.getHost(),
                "PGPORT", Integer.toString(database.getPort()),
                "PGDATABASE", database.getPath().substring(1),
                "PGUSER", owner.user(),
                "PGPASSWORD", owner.password()));
    Process node = starting.start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      if (!"ready".equals(said.readLine())) {
        throw new IOException("socket.io did not start");
      }
    }
    return new SocketIo(node, port);
  }

  private static void install(Path directory) throws IOException, InterruptedException {
    try (InputStream script = SocketIo.class.getResourceAsStream("chat-peer.js")) {
      Files.write(directory.resolve("chat-peer.js"), script.readAllBytes());
    }
    Process npm =
        new ProcessBuilder(
                "npm",
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
                ".",
                PACKAGES[0],
                PACKAGES[1])
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (npm.waitFor() != 0) {
      throw new IOException("npm could not install socket.io and pg: " + said);
    }
  }

  private static void prepare(MeasuredPortolan measured, int rooms) throws SQLException {
    for (String table : COPIED) {
      measured.execute(TABLES.formatted(table));
    }
    for (int i = 0; i < rooms; i++) {
      measured.execute(
          """
          INSERT INTO peer_case_file (id, compartment, scope, reference, kind, opened_at)
          VALUES ('%1$s', 'visa', 'benchmark/consulate', 'V-%2$d', 'visa', clock_timestamp());
          INSERT INTO peer_chat (id, case_id, compartment, scope, visitor_index, language, state,
            opened_at, paced_from)
          VALUES ('%1$s', '%1$s', 'visa', 'benchmark/consulate', decode('%2$08x', 'hex'), 'en',
            'talking', clock_timestamp(), clock_timestamp());
          """
              .formatted(room(i), i));
    }
    measured.execute("VACUUM ANALYZE");
  }

  int port() {
    return port;
  }

  long pid() {
    return node.pid();
  }

  @Override
  public void close() {
    node.destroyForcibly();
  }
}
