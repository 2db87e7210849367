package org.portolan.launcher.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.portolan.launcher.Ports;
import org.portolan.launcher.StartRefused;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * A running server. It is {@code java} itself, in a session of its own, so that Ctrl-C in the
 * terminal reaches only whoever started it, who stops the server before the database.
 */
public final class ServerProcess implements AutoCloseable {

  /** WildFly lets running requests finish; 30 s is far above what any of them takes. */
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final Path pidFile;

  private ServerProcess(Process process, Path pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /**
   * How a server is to run.
   *
   * @param address where browsers and providers reach it
   * @param data what it keeps between starts
   * @param log the directory of its logs
   * @param pidFile remembers which process it is
   * @param javaOptions such as {@code -Xmx1g}
   * @param environment its settings; none is taken from this process's own
   */
  public record Plan(
      InetAddress address,
      Ports ports,
      Path data,
      Path log,
      Path pidFile,
      List<String> javaOptions,
      Map<String, String> environment) {

    @Override
    public String toString() {
      return "Plan[" + ports + "]";
    }
  }

  /** Starts the server; it is not ready yet when this returns. */
  public static ServerProcess start(ServerInstallation installation, Plan plan) throws IOException {
    Files.createDirectories(plan.log());
    ProcessBuilder builder = new ProcessBuilder(command(installation, plan));
    builder.environment().keySet().removeIf(name -> name.startsWith("PORTOLAN_"));
    builder.environment().putAll(plan.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(plan.log().resolve("console.log").toFile());
    Process process = builder.start();
    ProcessHandle handle = process.toHandle();
    Files.writeString(plan.pidFile(), handle.pid() + " " + startOf(handle).getEpochSecond());
    return new ServerProcess(process, plan.pidFile());
  }

  private static List<String> command(ServerInstallation installation, Plan plan) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(
        StandaloneCommandBuilder.of(installation.home())
            .setJavaOptions(plan.javaOptions())
            .setServerConfiguration(ServerInstallation.CONFIGURATION)
            .setLogDirectory(plan.log())
            .addServerArguments(arguments(plan))
            .build());
    return command;
  }

  private static List<String> arguments(Plan plan) {
    return List.of(
        "-Djboss.server.data.dir=" + plan.data(),
        "-Djboss.bind.address=" + plan.address().getHostAddress(),
        "-Djboss.http.port=" + plan.ports().http(),
        "-Djboss.https.port=" + plan.ports().https(),
        "-Djboss.management.http.port=" + plan.ports().management(),
        "-Djboss.tx.node.id=portolan-" + plan.ports().http());
  }

  /** Stops a server that a killed run left behind; true when there was one. */
  public static boolean stopOrphan(Path pidFile) {
    Optional<ProcessHandle> orphan = remembered(pidFile);
    orphan.ifPresent(ServerProcess::stop);
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new StartRefused(pidFile + " cannot be deleted.", e);
    }
    return orphan.isPresent();
  }

  /** The live process the file names; a start time tells it from a later one with its number. */
  private static Optional<ProcessHandle> remembered(Path pidFile) {
    try {
      String[] words = Files.readString(pidFile).strip().split(" ");
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(handle -> startedAt(handle, Long.parseLong(words[1])));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The kernel's account of a start time moves by a second when the clock is adjusted. */
  private static boolean startedAt(ProcessHandle handle, long second) {
    return Math.abs(startOf(handle).getEpochSecond() - second) <= 2;
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  public boolean running() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Waits until the server has ended by itself or by another's hand. */
  public void await() throws InterruptedException {
    process.waitFor();
  }

  /** Ends it at once, as a crash would: {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Lets running requests finish and ends it. */
  @Override
  public void close() {
    stop(process.toHandle());
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void stop(ProcessHandle handle) {
    handle.destroy();
    handle
        .onExit()
        .completeOnTimeout(handle, STOP.toSeconds(), TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
    handle.onExit().join();
  }
}
