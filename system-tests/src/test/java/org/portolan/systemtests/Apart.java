package org.portolan.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.EmbeddedDatabase;
import org.portolan.launcher.server.ServerSources;

/**
 * Where tests start a Portolan of their own beside the one under test, one after the other: its
 * programs are unpacked and its server is configured once, which takes longer than a start.
 */
final class Apart {

  static final Path DATA = Path.of(System.getProperty("test.directory"), "apart");

  /** Such as the one under test has. */
  private static final String JAVA_OPTIONS = "-Xms256m -Xmx512m " + System.getProperty("test.jvm");

  private Apart() {}

  /** Removes all that an earlier test left there, but for what is installed. */
  static void beginAnew() throws IOException {
    EmbeddedDatabase.discard(
        DATA.resolve("postgresql"), DATA.resolve("database"), DATA.resolve("log"));
    for (String left : List.of("secrets", "anchors", "files", "server-data")) {
      Tree.delete(DATA.resolve(left));
    }
  }

  /** How it is started, with further {@code PORTOLAN_*} settings. */
  static Launch launch(Map<String, String> settings) {
    return Launch.apart(DATA, ServerSources.ofBuild(), quick(settings));
  }

  /** The same settings for a server that does not run for long. */
  static Map<String, String> quick(Map<String, String> settings) {
    Map<String, String> quick = new HashMap<>(settings);
    quick.putIfAbsent("PORTOLAN_JAVA_OPTIONS", JAVA_OPTIONS);
    return quick;
  }
}
