package org.portolan.launcher.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.launcher.Program;
import org.portolan.launcher.StartRefused;
import org.portolan.launcher.Tree;

/**
 * A WildFly configured for Portolan in a directory of its own. It is made again only when the
 * distribution, a script or the database driver has changed.
 */
public final class ServerInstallation {

  /** The server's configuration file, made from {@code standalone-full.xml} by the scripts. */
  public static final String CONFIGURATION = "portolan.xml";

  private static final List<String> SHARED = List.of("jboss-modules.jar", "modules");
  private static final String STAMP = "made-from";
  private static final String APPLICATION = "portolan.ear";

  /** What a server that ended in the middle left behind about the application, and what we say. */
  private static final List<String> MARKERS =
      List.of(
          ".dodeploy",
          ".isdeploying",
          ".deployed",
          ".failed",
          ".isundeploying",
          ".undeployed",
          ".pending",
          ".skipdeploy");

  /** What is said before the server has read its configuration, and thus where its log is. */
  private static final String BEFORE_THE_LOG =
      """
      logger.level=INFO
      logger.handlers=CONSOLE
      handler.CONSOLE=org.jboss.logmanager.handlers.ConsoleHandler
      handler.CONSOLE.formatter=PATTERN
      formatter.PATTERN=org.jboss.logmanager.formatters.PatternFormatter
      formatter.PATTERN.properties=pattern
      formatter.PATTERN.pattern=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c] %s%e%n
      """;

  private final Path home;

  private ServerInstallation(Path home) {
    this.home = home;
  }

  /**
   * The installation in {@code home}, made there when it is missing or out of date.
   *
   * @param log the directory for the log of the configuration
   */
  public static ServerInstallation in(Path home, ServerSources sources, Path log) {
    try {
      String stamp = stamp(sources);
      Path file = home.resolve(STAMP);
      if (Files.notExists(file) || !Files.readString(file).equals(stamp)) {
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        Tree.delete(unfinished);
        make(unfinished, sources, log);
        Files.writeString(unfinished.resolve(STAMP), stamp);
        Tree.delete(home);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return new ServerInstallation(home);
    } catch (IOException e) {
      throw new StartRefused("The server cannot be installed in " + home + ": " + e, e);
    }
  }

  public Path home() {
    return home;
  }

  /**
   * Puts the application where the server finds it when it starts. What is there already stays when
   * it is the same.
   */
  public void deploy(Path application) throws IOException {
    Path deployments = home.resolve("standalone/deployments");
    Path unpacked = deployments.resolve(APPLICATION);
    Path stamp = home.resolve(APPLICATION + "." + STAMP);
    String made = Files.size(application) + " " + Files.getLastModifiedTime(application);
    if (Files.notExists(stamp) || !Files.readString(stamp).equals(made)) {
      Files.deleteIfExists(stamp);
      Tree.delete(deployments);
      UnpackedApplication.of(application, unpacked);
      Files.writeString(stamp, made);
    }
    for (String said : MARKERS) {
      Files.deleteIfExists(deployments.resolve(APPLICATION + said));
    }
    Files.createFile(deployments.resolve(APPLICATION + ".dodeploy"));
  }

  /** Whether the server has given up on the application. */
  boolean deploymentFailed() {
    return Files.exists(home.resolve("standalone/deployments").resolve(APPLICATION + ".failed"));
  }

  private static void make(Path home, ServerSources sources, Path log) throws IOException {
    Files.createDirectories(home);
    for (String shared : SHARED) {
      Tree.share(sources.distribution().resolve(shared), home.resolve(shared));
    }
    Path base = home.resolve("standalone");
    Tree.copy(sources.distribution().resolve("standalone"), base);
    Files.copy(
        base.resolve("configuration/standalone-full.xml"),
        base.resolve("configuration").resolve(CONFIGURATION));
    addDriver(home);
    configure(home, sources, log);
    Tree.delete(base.resolve("log"));
    Files.writeString(base.resolve("configuration/logging.properties"), BEFORE_THE_LOG);
  }

  private static void addDriver(Path home) throws IOException {
    Path module = Files.createDirectories(home.resolve("modules/org/postgresql/main"));
    Files.copy(driver(), module.resolve("postgresql.jar"));
    Files.writeString(
        module.resolve("module.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <module xmlns="urn:jboss:module:1.9" name="org.postgresql">
          <resources>
            <resource-root path="postgresql.jar"/>
          </resources>
          <dependencies>
            <module name="java.se"/>
          </dependencies>
        </module>
        """);
  }

  /**
   * Runs every script against the offline server. It starts anew once, after the first script: what
   * that removes stays known until then.
   */
  private static void configure(Path home, ServerSources sources, Path log) throws IOException {
    List<Path> scripts = scripts(sources);
    String commands =
        commands(scripts.subList(0, 1)) + commands(scripts.subList(1, scripts.size()));
    Files.createDirectories(log);
    Path file = home.resolve("configuration.cli");
    Files.writeString(file, commands);
    Program.run(
        "Configuring the server",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.cli",
            "--file=" + file),
        Map.of("JBOSS_HOME", home.toString()),
        log.resolve("configuration.log"));
  }

  private static String commands(List<Path> scripts) throws IOException {
    StringBuilder commands = new StringBuilder();
    commands.append("embed-server --server-config=" + CONFIGURATION + " --std-out=discard\n");
    for (Path script : scripts) {
      commands.append(Files.readString(script)).append('\n');
    }
    return commands.append("stop-embedded-server\n").toString();
  }

  private static String stamp(ServerSources sources) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(sources.distribution().resolve("jboss-modules.jar")));
      digest.update(
          Files.readAllBytes(
              sources.distribution().resolve("standalone/configuration/standalone-full.xml")));
      digest.update(sources.distribution().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(driver().getFileName().toString().getBytes(StandardCharsets.UTF_8));
      for (Path script : scripts(sources)) {
        digest.update(Files.readAllBytes(script));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> scripts(ServerSources sources) throws IOException {
    try (Stream<Path> files = Files.list(sources.configuration())) {
      return files.filter(f -> f.toString().endsWith(".cli")).sorted().toList();
    }
  }

  private static Path driver() {
    return Program.archiveOf(org.postgresql.Driver.class);
  }
}
