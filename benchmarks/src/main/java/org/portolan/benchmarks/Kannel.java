package org.portolan.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.portolan.launcher.Ports;

/**
 * A Kannel of the benchmark's own: both its parts, with a carrier that is spoken to by HTTP in both
 * directions. It keeps its messages in memory, and writes no log but of errors.
 */
final class Kannel implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  private static final String NUMBER = "+15005550006";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<Path> ALSO_IN = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"));

  /**
   * Its HTTP carrier can be given no address to listen on: it refuses whoever is not on this
   * machine.
   */
  private static final String CONFIGURATION =
      """
      group = core
      admin-port = CONTROL
      admin-interface = 127.0.0.1
      admin-password = benchmark
      smsbox-port = BOXES
      smsbox-interface = 127.0.0.1
      box-deny-ip = "*.*.*.*"
      box-allow-ip = 127.0.0.1
      log-file = DIRECTORY/bearerbox.log
      log-level = 4

      group = smsc
      smsc = http
      smsc-id = carrier
      system-type = generic
      port = INCOMING
      connect-allow-ip = 127.0.0.1
      send-url = "CARRIER?to=%p&from=%P&text=%b"
      status-success-regex = "queued"
      max-pending-submits = CALLS

      group = smsbox
      bearerbox-host = 127.0.0.1
      sendsms-port = SENDING
      sendsms-interface = 127.0.0.1
      log-file = DIRECTORY/smsbox.log
      log-level = 4

      group = sendsms-user
      username = benchmark
      password = benchmark
      max-messages = 1

      group = sms-service
      keyword = default
      get-url = "APPLICATION?from=%p&text=%b"
      max-messages = 0
      """;

  private final Process bearerbox;
  private final Process smsbox;
  private final int incoming;
  private final int sending;

  private Kannel(Process bearerbox, Process smsbox, int incoming, int sending) {
    this.bearerbox = bearerbox;
    this.smsbox = smsbox;
    this.incoming = incoming;
    this.sending = sending;
  }

  /** Whether it is there to be started. */
  static boolean isInstalled() {
    return program("bearerbox").isPresent() && program("smsbox").isPresent();
  }

  /**
   * Starts it.
   *
   * @param carrier where its texts go and its application is
   * @param calls how many texts the carrier is handed at a time
   */
  static Kannel start(Path directory, URI carrier, int calls) throws IOException {
    Files.createDirectories(directory);
    int control = Ports.freePort();
    int boxes = Ports.freePort();
    int incoming = Ports.freePort();
    int sending = Ports.freePort();
    Path configuration = directory.resolve("kannel.conf");
    Files.writeString(
        configuration,
        CONFIGURATION
            .replace("CONTROL", Integer.toString(control))
            .replace("BOXES", Integer.toString(boxes))
            .replace("INCOMING", Integer.toString(incoming))
            .replace("SENDING", Integer.toString(sending))
            .replace("CALLS", Integer.toString(calls))
            .replace("CARRIER", carrier + StubProvider.TEXTS_OF_KANNEL)
            .replace("APPLICATION", carrier + StubProvider.APPLICATION_OF_KANNEL)
            .replace("DIRECTORY", directory.toString()));
    Process bearerbox = start("bearerbox", configuration);
    await(boxes);
    Process smsbox = start("smsbox", configuration);
    await(sending);
    await(incoming);
    return new Kannel(bearerbox, smsbox, incoming, sending);
  }

  /** Whether both its parts are there; its connections to a carrier are known to end it. */
  boolean isAlive() {
    return bearerbox.isAlive() && smsbox.isAlive();
  }

  /** Where the carrier hands over what people write. */
  int incomingPort() {
    return incoming;
  }

  /** Where the application has texts sent. */
  int sendingPort() {
    return sending;
  }

  /** What the carrier says of a text that somebody wrote. */
  byte[] incoming(String from, String text) {
    return KeepAliveConnection.get(
        HOST + ":" + incoming, "/?from=" + encoded(from) + "&to=1234&text=" + encoded(text));
  }

  /** What the application says to have a text sent. */
  byte[] outgoing(String to, String text) {
    return KeepAliveConnection.get(
        HOST + ":" + sending,
        "/cgi-bin/sendsms?username=benchmark&password=benchmark&from="
            + encoded(NUMBER)
            + "&to="
            + encoded(to)
            + "&text="
            + encoded(text));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Process start(String name, Path configuration) throws IOException {
    // what it tells of each message on its output would slow it down
    return new ProcessBuilder(
            program(name).orElseThrow().toString(), "-v", "4", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(configuration.resolveSibling(name + ".out").toFile())
        .start();
  }

  private static Optional<Path> program(String name) {
    Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    return Stream.concat(onPath, ALSO_IN.stream())
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void await(int port) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getByName(HOST), port).close();
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  @Override
  public void close() {
    end(smsbox);
    end(bearerbox);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
