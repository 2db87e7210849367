package org.portolan.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import org.portolan.launcher.sample.SampleData;

/**
 * {@code mvn -Prun}: starts Portolan with what the build has made, says where it is, and stops it
 * on Ctrl-C.
 */
public final class Run {

  private Run() {}

  /** Ends the process with 1, after one line, when Portolan cannot start. */
  @SuppressWarnings("SystemExit")
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    long began = System.nanoTime();
    Running running = new Running(out);
    Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop-portolan"));
    try {
      Portolan portolan = running.start();
      out.println(Welcome.text(portolan, Duration.ofNanos(System.nanoTime() - began)));
      portolan.sample().ifPresent(sample -> answerEnter(sample, out));
      portolan.server().await();
      if (running.stopping()) {
        Thread.currentThread().join();
      }
      out.println("The server has ended by itself; see " + portolan.launch().data() + "/log.");
    } catch (StartRefused e) {
      out.println("Portolan does not start. " + e.getMessage());
    }
    System.exit(1);
  }

  /** Codes last 30 s; whoever presses Enter sees those of the moment. */
  private static void answerEnter(SampleData sample, PrintStream out) {
    Thread listener =
        new Thread(
            () -> {
              Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
              while (in.hasNextLine()) {
                in.nextLine();
                out.println(Welcome.codes(sample.staff().accounts()));
              }
            },
            "one-time-codes");
    listener.setDaemon(true);
    listener.start();
  }

  /** The one Portolan of this process, between its start and its stop. */
  private static final class Running {

    private final PrintStream out;
    private final Thread starter = Thread.currentThread();
    private volatile boolean stopping;
    private volatile Portolan portolan;

    Running(PrintStream out) {
      this.out = out;
    }

    synchronized Portolan start() {
      portolan = Portolan.start(Launch.ofProcess(out::println));
      return portolan;
    }

    boolean stopping() {
      return stopping;
    }

    void stop() {
      stopping = true;
      if (portolan == null) {
        starter.interrupt();
      }
      synchronized (this) {
        if (portolan != null) {
          out.println("Stopping.");
          portolan.close();
          out.println("Stopped.");
        }
      }
    }
  }
}
