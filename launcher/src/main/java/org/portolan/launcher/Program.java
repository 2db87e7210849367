package org.portolan.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end, quietly unless it fails. */
public final class Program {

  private Program() {}

  /**
   * Runs a command and waits for it.
   *
   * @param what what it does, for the message when it fails
   * @param log receives everything it prints
   * @throws StartRefused when it fails, pointing at the log
   */
  public static void run(
      String what, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      int outcome = builder.start().waitFor();
      if (outcome != 0) {
        throw new StartRefused(what + " failed; see " + log + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused(what + " was interrupted.", e);
    }
  }

  /** A file of this class path, such as a driver's own archive. */
  public static Path archiveOf(Class<?> type) {
    String location = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(java.net.URLDecoder.decode(location, StandardCharsets.UTF_8));
  }
}
