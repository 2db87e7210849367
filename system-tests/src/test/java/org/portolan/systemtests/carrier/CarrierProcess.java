package org.portolan.systemtests.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.portolan.launcher.Ports;

/** The carrier as a child process, and the settings by which a Portolan uses it. */
public final class CarrierProcess implements AutoCloseable {

  public static final String NUMBER = "+15005550006";
  public static final String TOKEN = "a token that only the test knows";

  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

  private final int port = Ports.freePort();
  private final Path record;
  private final Process process;

  private CarrierProcess(Path directory, Duration delay) throws IOException {
    Files.createDirectories(directory);
    record = directory.resolve("accepted");
    Files.deleteIfExists(record);
    Files.createFile(record);
    process =
        new ProcessBuilder(command(delay))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("carrier.log").toFile())
            .start();
  }

  /** Starts a carrier that has accepted nothing yet; returns when it takes calls. */
  public static CarrierProcess start(Path directory, Duration delay) throws IOException {
    CarrierProcess carrier = new CarrierProcess(directory, delay);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(carrier::listens);
    return carrier;
  }

  private List<String> command(Duration delay) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), Carrier.class.getName()));
    command.addAll(
        List.of(
            Integer.toString(port),
            record.toString(),
            ACCOUNT,
            TOKEN,
            Long.toString(delay.toMillis())));
    return command;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The settings by which a Portolan sends through it. */
  public Map<String, String> settings() {
    return Map.of(
        "PORTOLAN_SANDBOX", "false",
        "PORTOLAN_TWILIO_ACCOUNT_SID", ACCOUNT,
        "PORTOLAN_TWILIO_AUTH_TOKEN", TOKEN,
        "PORTOLAN_TWILIO_FROM", NUMBER,
        "PORTOLAN_TWILIO_API_URL", "http://127.0.0.1:" + port);
  }

  /** Everything it has accepted so far. */
  public List<AcceptedMessage> accepted() throws IOException {
    return AcceptedRecord.read(record);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
