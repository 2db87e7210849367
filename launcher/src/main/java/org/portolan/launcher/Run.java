package org.portolan.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import org.portolan.launcher.sample.SampleData;

/**
 * {@code mvn -Prun}: starts Portolan with what the build has made, says where it is, and stops it
 * on Ctrl-C.
 */
public final class Run {

  private static final Clock CLOCK = Clock.systemUTC();

  private Run() {}

  /** Ends the process with 1, after one line, when Portolan cannot start. */
  @SuppressWarnings("SystemExit")
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    long began = System.nanoTime();
    Running running = new Running(out);
    Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop-portolan"));
    try {
      Portolan portolan = running.start();
      out.println(
          Welcome.text(portolan, Duration.ofNanos(System.nanoTime() - began), CLOCK.instant()));
      portolan.sample().ifPresent(sample -> answerEnter(sample, out));
      portolan.server().await();
      running.leaveToTheHook();
      out.println("The server has ended by itself; see " + portolan.launch().data() + "/log.");
    } catch (StartRefused e) {
      running.leaveToTheHook();
      out.println("Portolan does not start. " + e.getMessage());
    } catch (InterruptedException e) {
      running.leaveToTheHook();
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
                out.println(Welcome.codes(sample.staff().accounts(), CLOCK.instant()));
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

    /**
     * On Ctrl-C the hook stops everything and then the process ends. Until then this thread stays:
     * were it to end, Maven would close the class path under the hook.
     */
    void leaveToTheHook() {
      while (stopping) {
        LockSupport.park(this);
      }
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
