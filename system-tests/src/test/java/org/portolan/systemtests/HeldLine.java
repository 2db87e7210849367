package org.portolan.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A line to the server on which, from a moment on, nothing comes through and nothing breaks. */
final class HeldLine implements AutoCloseable {

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean held;

  HeldLine() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** An address of the server by this line. */
  String url(String path) {
    return "http://localhost:" + socket.getLocalPort() + path;
  }

  /** From now on nothing comes through. */
  void hold() {
    held = true;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket browser = socket.accept();
        Socket server = new Socket("localhost", PortolanUnderTest.url("").getPort());
        daemon(() -> pass(browser, server));
        daemon(() -> pass(server, browser));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (held) {
          closed.await();
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // one of the two has hung up
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "held line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
