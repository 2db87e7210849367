package org.portolan.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a Chromium and the fonts of the travellers' scripts on this machine. What is missing is
 * installed: from Debian's packages when root runs the tests, else by Playwright's own installer.
 */
final class ChromiumInstallation {

  /**
   * Chromium without its own window, which nobody sees here, before any other: a window is drawn
   * for each new person's browser, and takes most of what a short visit takes.
   */
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  /** Debian's packages, each with a file or directory that tells that it is there. */
  private static final Map<String, Path> PACKAGES =
      Map.of(
          "chromium-headless-shell", Path.of("/usr/bin/chromium-headless-shell"),
          "fonts-noto-core", Path.of("/usr/share/fonts/truetype/noto"),
          "fonts-noto-cjk", Path.of("/usr/share/fonts/opentype/noto"));

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
    List<String> missing = new ArrayList<>();
    PACKAGES.forEach(
        (name, sign) -> {
          if (Files.notExists(sign)) {
            missing.add(name);
          }
        });
    if (!missing.isEmpty()) {
      run(List.of("apt-get", "update", "-q"));
      List<String> install = new ArrayList<>(List.of("apt-get", "install", "-q", "-y"));
      install.add("--no-install-recommends");
      install.addAll(missing);
      run(install);
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      int outcome = builder.start().waitFor();
      if (outcome != 0) {
        throw new IllegalStateException("No browser can be installed: " + command + " failed.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
