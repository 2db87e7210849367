package org.portolan.messaging.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between us and a mail server: passes on what both say, except for answers that it was told
 * to give itself, and connections that it was told to break.
 */
final class BreakingLine implements AutoCloseable {

  private final ServerSocket socket;
  private final int to;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

  BreakingLine(int to) {
    this.to = to;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** In the next conversation, this answers a command in the server's place. */
  void answer(String command, String answer) {
    faults.add(new Fault(command, answer));
  }

  /** In the next conversation, the line breaks once the server has answered this command. */
  void breakAfter(String command) {
    faults.add(new Fault(command, null));
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> talk(client, faults.poll()));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client, Fault fault) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
      BufferedReader says = reader(client);
      BufferedReader answers = reader(server);
      pass(answers, client.getOutputStream());
      boolean inData = false;
      for (String line = says.readLine(); line != null; line = says.readLine()) {
        boolean command = !inData || line.equals(".");
        boolean hit = fault != null && command && is(line, fault.command);
        if (hit && fault.answer != null) {
          write(client.getOutputStream(), fault.answer);
          fault = null;
          continue;
        }
        write(server.getOutputStream(), line);
        if (hit) {
          answers.readLine();
          return;
        }
        if (command) {
          pass(answers, client.getOutputStream());
          inData = is(line, "DATA");
        }
      }
    } catch (IOException e) {
      // the line is broken, as it was told to be
    }
  }

  private static boolean is(String line, String command) {
    return line.toUpperCase(Locale.ROOT).startsWith(command);
  }

  /** An answer may have several lines; its last has no hyphen after the code. */
  private static void pass(BufferedReader from, OutputStream to) throws IOException {
    String line = from.readLine();
    while (line != null) {
      write(to, line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return;
      }
      line = from.readLine();
    }
  }

  private static void write(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "breaking-line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Fault(String command, String answer) {}
}
