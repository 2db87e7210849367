package org.portolan.launcher;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;

/**
 * The databases of a Portolan without its server: the operator's own; those of a Portolan that runs
 * on this machine; or the embedded ones, started for this purpose and stopped afterwards.
 */
final class ReachedStore implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Settings settings;
  private final Databases databases;

  private ReachedStore(Launch launch) {
    this.settings = settings(launch);
    try {
      this.databases = databases(launch);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Reaches the databases.
   *
   * @throws StartRefused when there are none
   */
  static ReachedStore of(Launch launch) {
    return new ReachedStore(launch);
  }

  Databases databases() {
    return databases;
  }

  /** The settings of the launch with what the launcher itself adds for a server. */
  Settings settings() {
    return settings;
  }

  private static Settings settings(Launch launch) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putIfAbsent(
        "PORTOLAN_ANCHOR_DIRECTORY", DataDirectory.anchors(launch.data()).toString());
    if (!launch.givesMasterPassword()) {
      environment.put("PORTOLAN_MASTER_PASSWORD_FILE", launch.drawnMasterPassword().toString());
    }
    return Settings.of(environment);
  }

  private Databases databases(Launch launch) {
    if (launch.settings().find("DATABASE_URL").isPresent()) {
      Databases set = Databases.of(launch.settings());
      set.requireReachable();
      return set;
    }
    if (Files.notExists(launch.data().resolve("database"))) {
      throw new StartRefused("There is no Portolan in " + launch.data() + ".");
    }
    Secrets secrets = new Secrets(launch.data().resolve("secrets"));
    Optional<Databases> running =
        EmbeddedDatabase.running(launch.data().resolve("database"), secrets::of);
    return running.orElseGet(() -> started(launch, secrets));
  }

  private Databases started(Launch launch, Secrets secrets) {
    DataDirectory data = DataDirectory.open(launch.data());
    opened.push(data);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            data.databasePrograms(), data.database(), data.log(), Ports.freePort(), secrets::of);
    opened.push(database);
    return database.databases();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new StartRefused("Stopping: " + e.getMessage(), e);
      }
    }
  }
}
