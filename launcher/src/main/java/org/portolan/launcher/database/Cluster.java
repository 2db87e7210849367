package org.portolan.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.launcher.Program;
import org.portolan.launcher.Tree;

/** The directory of a PostgreSQL server's data, and the process that may run on it. */
final class Cluster {

  /**
   * Durable: an acknowledged commit is on the disk. The rest suits a small machine; a server of the
   * operator's own is tuned by its administrator.
   */
  private static final String CONFIGURATION =
      """

      # Portolan
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      password_encryption = 'scram-sha-256'
      unix_socket_directories = ''
      max_connections = 100
      shared_buffers = 256MB
      max_wal_size = 2GB
      timezone = 'UTC'
      log_timezone = 'UTC'
      # statements carry personal data as parameters: none of them is logged
      log_statement = 'none'
      log_min_error_statement = 'panic'
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      """;

  private Cluster() {}

  /** Makes a cluster; one that was not finished is never found under its name. */
  static void create(
      PostgresPrograms programs, Path cluster, Path log, String superuser, String password)
      throws IOException {
    Path unfinished = cluster.resolveSibling(cluster.getFileName() + ".unfinished");
    Tree.delete(unfinished);
    Files.createDirectories(unfinished.getParent());
    Path passwordFile = Files.createTempFile(unfinished.getParent(), "initdb", "");
    try {
      Files.writeString(passwordFile, password);
      Program.run(
          "Making the database cluster",
          programs.command(
              "initdb",
              "-D",
              unfinished.toString(),
              "-U",
              superuser,
              "-A",
              "scram-sha-256",
              "--pwfile=" + passwordFile,
              "-E",
              "UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--data-checksums"),
          Map.of(),
          log);
    } finally {
      Files.delete(passwordFile);
    }
    Files.writeString(
        unfinished.resolve("postgresql.conf"), CONFIGURATION, StandardOpenOption.APPEND);
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Stops the server on this cluster, whoever started it; forgets one that was killed. */
  static void stopWhatStillRuns(PostgresPrograms programs, Path cluster, Path log)
      throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    if (running(pidFile).isPresent()) {
      Program.run(
          "Stopping PostgreSQL",
          programs.command(
              "pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", cluster.toString()),
          Map.of(),
          log);
    } else {
      Files.deleteIfExists(pidFile);
    }
  }

  /** The live PostgreSQL that the file names; another program may have got its number since. */
  private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(true));
  }
}
