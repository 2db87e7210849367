package org.portolan.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds a Chromium and the fonts of the travellers' scripts on this machine. What is missing is
 * installed: from Debian's packages when root runs the tests, else by Playwright's own installer.
 */
final class ChromiumInstallation {

  /** The browser's package, where the system has it; an older one has {@code chromium} alone. */
  private static final String WITHOUT_WINDOW = "chromium-headless-shell";

  /**
   * Chromium without its own window, which nobody sees here, before any other: a window is drawn
   * for each new person's browser, and takes most of what a short visit takes.
   */
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/bin", WITHOUT_WINDOW),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  /** Debian's packages, each with files or directories of which one tells that it is there. */
  private static final Map<String, List<Path>> PACKAGES =
      Map.of(
          WITHOUT_WINDOW,
          PROGRAMS,
          "fonts-noto-core",
          List.of(Path.of("/usr/share/fonts/truetype/noto")),
          "fonts-noto-cjk",
          List.of(Path.of("/usr/share/fonts/opentype/noto")));

  private ChromiumInstallation() {}

  /** The program; empty when it is Playwright's own, which finds it by itself. */
  static Optional<Path> find() {
    if (Files.isExecutable(Path.of("/usr/bin/apt-get")) && root()) {
      installPackages();
    }
    Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      run(
          List.of(
              java(), "-cp", System.getProperty("java.class.path"), CLI, "install", "chromium"));
    }
    return program;
  }

  private static final String CLI = "com.microsoft.playwright.CLI";

  private static void installPackages() {
    List<String> missing = missing(Files::exists);
    if (!missing.isEmpty()) {
      run(List.of("apt-get", "update", "-q"));
      if (outcome(install(missing)) != 0) {
        missing.replaceAll(name -> name.equals(WITHOUT_WINDOW) ? "chromium" : name);
        run(install(missing));
      }
    }
  }

  /** The packages of which nothing is there; any browser will do. */
  static List<String> missing(Predicate<Path> there) {
    List<String> missing = new ArrayList<>();
    PACKAGES.forEach(
        (name, signs) -> {
          if (signs.stream().noneMatch(there)) {
            missing.add(name);
          }
        });
    return missing;
  }

  private static List<String> install(List<String> packages) {
    List<String> command = new ArrayList<>(List.of("apt-get", "install", "-q", "-y"));
    command.add("--no-install-recommends");
    command.addAll(packages);
    return command;
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void run(List<String> command) {
    if (outcome(command) != 0) {
      throw new IllegalStateException("No browser can be installed: " + command + " failed.");
    }
  }

  private static int outcome(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
