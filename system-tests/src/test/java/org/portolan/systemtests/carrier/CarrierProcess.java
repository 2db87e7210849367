package org.portolan.systemtests.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  /** What was accepted, by what it is. */
  static final String TEXTS = "accepted";

  static final String CALLS = "accepted-calls";
  static final String MAILS = "accepted-mails";

  /** Where the test asks what is held, and lets it go. */
  static final String HELD = "/held";

  static final String ANSWER = "/answer";
  static final String GO_ON = "/go-on";

  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

  private final int port = Ports.freePort();
  private final int mailPort = Ports.freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final Process process;

  private CarrierProcess(Path directory, Duration delay, boolean holding) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    for (String record : List.of(TEXTS, CALLS, MAILS)) {
      Files.deleteIfExists(directory.resolve(record));
      Files.createFile(directory.resolve(record));
    }
    process =
        new ProcessBuilder(command(delay, holding))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("carrier.log").toFile())
            .start();
  }

  /** Starts a carrier that has accepted nothing yet; returns when it takes calls. */
  public static CarrierProcess start(Path directory, Duration delay) throws IOException {
    return started(new CarrierProcess(directory, delay, false));
  }

  /** The same; of each channel it holds a message at each {@link Step} until {@link #goOn}. */
  public static CarrierProcess holding(Path directory) throws IOException {
    return started(new CarrierProcess(directory, Duration.ZERO, true));
  }

  private static CarrierProcess started(CarrierProcess carrier) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(carrier::listens);
    return carrier;
  }

  private List<String> command(Duration delay, boolean holding) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), Carrier.class.getName()));
    command.addAll(
        List.of(
            Integer.toString(port),
            Integer.toString(mailPort),
            directory.toString(),
            ACCOUNT,
            TOKEN,
            Long.toString(delay.toMillis()),
            Boolean.toString(holding)));
    return command;
  }

  /** Mails are taken before anything else is. */
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

  /** The settings by which it takes mails too. */
  public Map<String, String> mailSettings() {
    return Map.of(
        "PORTOLAN_MAIL_FROM", "desk@portolan.example",
        "PORTOLAN_MAIL_SMTP_HOST", "127.0.0.1",
        "PORTOLAN_MAIL_SMTP_PORT", Integer.toString(mailPort),
        "PORTOLAN_MAIL_SMTP_SECURITY", "none");
  }

  /** Every text that it has accepted so far. */
  public List<AcceptedMessage> accepted() throws IOException {
    return AcceptedRecord.read(directory.resolve(TEXTS));
  }

  /** Every call that it has accepted so far. */
  public List<AcceptedMessage> acceptedCalls() throws IOException {
    return AcceptedRecord.read(directory.resolve(CALLS));
  }

  /** Every mail that it has accepted so far. */
  public List<AcceptedMessage> acceptedMails() throws IOException {
    return AcceptedRecord.read(directory.resolve(MAILS));
  }

  /** What it holds at this moment. */
  public List<Held> held() throws IOException, InterruptedException {
    return ask(HELD).lines().map(Held::ofLine).toList();
  }

  /** Lets it answer those that are only to be answered. */
  public void answer() throws IOException, InterruptedException {
    ask(ANSWER);
  }

  /** Lets everything go, and holds nothing more. */
  public void goOn() throws IOException, InterruptedException {
    ask(GO_ON);
  }

  private String ask(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
