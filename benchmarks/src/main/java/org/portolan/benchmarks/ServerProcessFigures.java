package org.portolan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the system and the JVM say of a running process; Linux only. */
final class ServerProcessFigures {

  /** Of the clock in which the kernel counts processor time for programs, always. */
  private static final double TICKS_A_SECOND = 100;

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /** {@code 12: 5000 400000 org.portolan.web.chat.ChatConnection (portolan)}. */
  private static final String LINE = "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+%s(?:\\s.*)?$";

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final long pid;

  ServerProcessFigures(long pid) {
    this.pid = pid;
  }

  /** The processor time of all its threads since it began, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    // its name may have blanks in it
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_A_SECOND;
  }

  /** How many sockets it has. */
  int sockets() throws IOException {
    try (Stream<Path> open = Files.list(proc("fd"))) {
      return (int) open.filter(ServerProcessFigures::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      // closed since it was listed
      return false;
    }
  }

  /** The bytes of all that its JVM holds on to, garbage not counted. */
  long liveBytes() throws IOException, InterruptedException {
    Matcher total = TOTAL.matcher(histogram());
    if (!total.find()) {
      throw new IllegalStateException("No histogram of " + pid);
    }
    return Long.parseLong(total.group(1));
  }

  /** How many objects of a class its JVM holds on to. */
  long instances(String className) throws IOException, InterruptedException {
    Matcher line = Pattern.compile(LINE.formatted(Pattern.quote(className))).matcher(histogram());
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }

  private String histogram() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("jcmd failed: " + said.lines().findFirst().orElse(""));
    }
    return said;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
