package org.portolan.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.server.ServerSources;

/** A launcher in a process of its own, so that a test can kill it. */
final class LaunchedApart {

  private static final String READY = "ready";

  private LaunchedApart() {}

  /** Starts Portolan from another process; returns when it is ready. */
  static Process in(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String property :
        List.of(
            "portolan.distribution",
            "portolan.configuration",
            "portolan.application",
            "test.directory",
            "test.jvm")) {
      command.add("-D" + property + "=" + System.getProperty(property));
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            LaunchedApart.class.getName(),
            data.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader reader = process.inputReader();
    String line = reader.readLine();
    if (!READY.equals(line)) {
      throw new IllegalStateException("Not started: " + line);
    }
    return process;
  }

  /** The processes that the data directory tells of: server and database, those alive. */
  static List<ProcessHandle> children(Path data) {
    List<ProcessHandle> alive = new ArrayList<>();
    pid(data.resolve("server.pid")).ifPresent(alive::add);
    pid(data.resolve("database/postmaster.pid")).ifPresent(alive::add);
    return alive;
  }

  private static Optional<ProcessHandle> pid(Path file) {
    try {
      String first = Files.readString(file).split("\\s+")[0];
      return ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Runs until killed. */
  public static void main(String[] arguments) throws InterruptedException {
    Portolan portolan =
        Portolan.start(
            Launch.apart(Path.of(arguments[0]), ServerSources.ofBuild(), Apart.quick(Map.of())));
    System.out.println(READY);
    portolan.server().await();
  }
}
