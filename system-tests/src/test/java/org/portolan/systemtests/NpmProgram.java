package org.portolan.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that others made and that npm installs, once for a directory.
 *
 * @param name of its package
 * @param main what node runs of it, below the package
 */
record NpmProgram(String name, String version, String main) {

  private static final Duration INSTALLING = Duration.ofMinutes(4);

  /** Where it is once installed. */
  Path in(Path directory) {
    return directory.resolve("node_modules").resolve(name).resolve(main);
  }

  /** Why it cannot be had on this machine; empty when it is there. */
  Optional<String> missing(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    if (Files.exists(in(directory))) {
      return Optional.empty();
    }
    if (!runs(directory, "npm", "--version")) {
      return Optional.of("there is no npm");
    }
    boolean installed =
        runs(
            directory,
            "npm",
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefix",
            directory.toString(),
            name + "@" + version);
    return installed && Files.exists(in(directory))
        ? Optional.empty()
        : Optional.of("npm could not install " + name + " " + version);
  }

  private static boolean runs(Path directory, String... command)
      throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("npm.log").toFile())
              .start();
      boolean ended = process.waitFor(INSTALLING.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
