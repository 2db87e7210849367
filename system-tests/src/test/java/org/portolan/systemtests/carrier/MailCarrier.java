package org.portolan.systemtests.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that takes whatever it is given (RFC 5321): a mail is on disk before the dot at its
 * end is answered. Nobody can ask it later.
 */
final class MailCarrier {

  static final String CHANNEL = "email";

  private static final Pattern OUR_ID =
      Pattern.compile("(?i)^message-id:\\s*<o\\.([0-9a-f-]{36})@.*");

  private final AcceptedRecord accepted;
  private final Holds holds;
  private final ExecutorService connections = Executors.newCachedThreadPool();

  MailCarrier(AcceptedRecord accepted, Holds holds) {
    this.accepted = accepted;
    this.holds = holds;
  }

  void listen(int port) throws IOException {
    ServerSocket server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    connections.execute(
        () -> {
          while (!server.isClosed()) {
            accept(server);
          }
        });
  }

  private void accept(ServerSocket server) {
    try {
      Socket client = server.accept();
      connections.execute(() -> talk(client));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Socket client) {
    Holds.Handling handling = holds.next(CHANNEL);
    try (client) {
      handling.reached(Step.UNREAD, "");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      say(out, "220 carrier");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("RCPT TO:")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
        if (verb.equals("DATA")) {
          say(out, "354 go on");
          take(handling, to, read(in));
        }
        say(out, verb.equals("QUIT") ? "221 bye" : "250 carrier");
      }
    } catch (IOException e) {
      System.err.println("A connection ended: " + e.getMessage());
    }
  }

  private void take(Holds.Handling handling, String to, String id) throws IOException {
    handling.reached(Step.READ, id);
    if (handling.isHeldAt(Step.READ)) {
      throw new IOException("This mail is never accepted.");
    }
    accepted.append(
        AcceptedMessage.of(
            "<o." + id + ">",
            Map.of("To", to, "StatusCallback", "mailto:?o=" + id),
            Clock.systemUTC().instant()));
    handling.reached(Step.ACCEPTED, id);
    handling.reached(Step.ANSWERED, id);
  }

  /** Reads a mail to its end; returns the id that its sender gave it. */
  private static String read(BufferedReader in) throws IOException {
    String id = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return id;
      }
      Matcher ours = OUR_ID.matcher(line);
      id = ours.matches() ? ours.group(1) : id;
    }
    throw new IOException("The mail has no end.");
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
