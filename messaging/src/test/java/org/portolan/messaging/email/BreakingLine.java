package org.portolan.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between us and a mail server: passes on what both say, except for answers that it was told
 * to give itself, and connections that it was told to break.
 */
final class BreakingLine implements AutoCloseable {

  private static final String WITHIN = "";

  private final CountDownLatch broken = new CountDownLatch(1);
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

  /** In the next conversation, the line breaks when the server is ready to take the mail. */
  void breakWithinMail() {
    faults.add(new Fault("DATA", WITHIN));
  }

  /** Waits until a line was broken. */
  void awaitBroken() {
    try {
      assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
        if (hit && WITHIN.equals(fault.answer)) {
          write(client.getOutputStream(), "354 go ahead");
          client.setSoLinger(true, 0);
          client.close();
          broken.countDown();
          return;
        }
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
