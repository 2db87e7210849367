package org.portolan.launcher.database;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portolan.launcher.Program;
import org.portolan.launcher.StartRefused;
import org.portolan.launcher.Tree;

/**
 * A PostgreSQL of our own on a loopback port: a real one, whose commits survive a crash and whose
 * roles have passwords.
 *
 * <p>The cluster is made once and found again. One left running by a killed run is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  /** Where a running server's file says its port, counted from 0. */
  private static final int PORT_LINE = 3;

  private final PostgresPrograms programs;
  private final Path cluster;
  private final Path log;
  private final int port;
  private final UnaryOperator<String> passwords;

  private EmbeddedDatabase(
      PostgresPrograms programs,
      Path cluster,
      Path log,
      int port,
      UnaryOperator<String> passwords) {
    this.programs = programs;
    this.cluster = cluster;
    this.log = log;
    this.port = port;
    this.passwords = passwords;
  }

  /**
   * Starts the database.
   *
   * @param programs where PostgreSQL's programs are, or are to be unpacked
   * @param cluster the directory of its data; made when it is missing
   * @param log the directory for its log
   * @param passwords gives each role's password; the same each time for the same cluster
   */
  public static EmbeddedDatabase start(
      Path programs, Path cluster, Path log, int port, UnaryOperator<String> passwords) {
    try {
      Files.createDirectories(log);
      EmbeddedDatabase database =
          new EmbeddedDatabase(
              PostgresPrograms.in(programs), cluster, log.resolve("database.log"), port, passwords);
      database.start();
      return database;
    } catch (IOException e) {
      throw new StartRefused("The embedded PostgreSQL does not start: " + e.getMessage(), e);
    }
  }

  /** Stops the server on a cluster, should one run there, and deletes the cluster. */
  public static void discard(Path programs, Path cluster, Path log) throws IOException {
    if (Files.exists(cluster)) {
      Files.createDirectories(log);
      Cluster.stopWhatStillRuns(
          PostgresPrograms.in(programs), cluster, log.resolve("database.log"));
      Tree.delete(cluster);
    }
  }

  /**
   * The databases of a server that runs on a cluster already; empty when none answers.
   *
   * @param passwords gives each role's password
   */
  public static Optional<Databases> running(Path cluster, UnaryOperator<String> passwords) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      EmbeddedDatabase database =
          new EmbeddedDatabase(
              null, cluster, null, Integer.parseInt(lines.get(PORT_LINE).strip()), passwords);
      database.databases().requireReachable();
      return Optional.of(database.databases());
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException | StartRefused e) {
      // not running, or a file that a killed server has left
      return Optional.empty();
    }
  }

  private void start() throws IOException {
    if (Files.notExists(cluster)) {
      Cluster.create(programs, cluster, log, SUPERUSER, passwords.apply(SUPERUSER));
    } else {
      Cluster.stopWhatStillRuns(programs, cluster, log);
    }
    Program.run(
        "Starting PostgreSQL",
        programs.command(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            "60",
            "-D",
            cluster.toString(),
            "-l",
            log.toString(),
            "-o",
            "-p " + port + " -c listen_addresses=127.0.0.1"),
        Map.of(),
        log);
    try {
      Roles.prepare(access("postgres", SUPERUSER), passwords);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** How each role reaches its database. */
  public Databases databases() {
    return new Databases(
        access("portolan", Roles.OWNER),
        access("portolan", Roles.APPLICATION),
        access("portolan_keys", Roles.KEYS));
  }

  /** The superuser's access, for tests that must look at the server itself. */
  public DatabaseAccess superuser() {
    return access("portolan", SUPERUSER);
  }

  private DatabaseAccess access(String database, String role) {
    String url =
        "jdbc:postgresql://127.0.0.1:"
            + port
            + "/"
            + URLEncoder.encode(database, StandardCharsets.UTF_8);
    return new DatabaseAccess(url, role, passwords.apply(role));
  }

  /**
   * Ends every connection at once, as a crash does, and starts again on the same port: for tests of
   * what becomes of whoever was using it.
   */
  public void crashAndRestart() throws IOException {
    Program.run(
        "Restarting PostgreSQL",
        programs.command(
            "pg_ctl",
            "restart",
            "-w",
            "-t",
            "60",
            "-m",
            "immediate",
            "-D",
            cluster.toString(),
            "-l",
            log.toString()),
        Map.of(),
        log);
  }

  /** Stops it, letting running transactions roll back. */
  @Override
  public void close() {
    try {
      Cluster.stopWhatStillRuns(programs, cluster, log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
