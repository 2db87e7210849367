package org.portolan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Secrets;
import org.portolan.launcher.Tree;
import org.portolan.launcher.server.ServerSources;

/**
 * A Portolan of the benchmarks' own, with an empty case store, beside any other on this machine.
 */
final class MeasuredPortolan implements AutoCloseable {

  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Portolan portolan;
  private final Duration startUp;

  private MeasuredPortolan(Portolan portolan, Duration startUp) {
    this.portolan = portolan;
    this.startUp = startUp;
  }

  /** Starts it with further {@code PORTOLAN_*} settings; the server is installed beforehand. */
  static MeasuredPortolan start(Map<String, String> settings) throws IOException {
    return start(settings, ServerSources.ofBuild());
  }

  /** The same with another application than the one that was built. */
  static MeasuredPortolan start(Map<String, String> settings, ServerSources sources)
      throws IOException {
    Path data = Path.of(System.getProperty("benchmarks.directory"));
    Tree.delete(data.resolve("database"));
    Tree.delete(data.resolve("secrets"));
    Portolan.start(Launch.apart(data, sources, settings)).close();
    return again(settings, sources);
  }

  /** Starts it on the data of an earlier start. */
  static MeasuredPortolan again(Map<String, String> settings) {
    return again(settings, ServerSources.ofBuild());
  }

  private static MeasuredPortolan again(Map<String, String> settings, ServerSources sources) {
    Path data = Path.of(System.getProperty("benchmarks.directory"));
    long began = System.nanoTime();
    Portolan portolan = Portolan.start(Launch.apart(data, sources, settings));
    Runtime.getRuntime().addShutdownHook(new Thread(portolan::close, "stop-portolan"));
    return new MeasuredPortolan(portolan, Duration.ofNanos(System.nanoTime() - began));
  }

  Portolan portolan() {
    return portolan;
  }

  /** Opens the keys of this Portolan. */
  char[] masterPassword() {
    return new Secrets(portolan.launch().data().resolve("secrets"))
        .of("master-password")
        .toCharArray();
  }

  /** From nothing running to ready, database and server, with the data of an earlier start. */
  Duration startUp() {
    return startUp;
  }

  /** The server's memory in RAM now, in MiB; Linux only. */
  double residentMebibytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(portolan.server().pid()), "status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  /** The size of the application as it is deployed, in MiB. */
  double applicationMebibytes() throws IOException {
    return Files.size(portolan.launch().sources().application()) / MEBIBYTE;
  }

  /** Waits until the owner of the tables, whom no policy binds, is told that it is so. */
  void await(String question) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (ResultSet row = statement.executeQuery(question)) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
    throw new IllegalStateException("Not within " + PATIENCE + ": " + question);
  }

  /** What the owner of the tables counts. */
  long number(String question) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As the owner of the tables. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return portolan.databases().owner().dataSource().getConnection();
  }

  @Override
  public void close() {
    portolan.close();
  }
}
