package org.portolan.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.keys.WrongMasterPassword;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.settings.Settings.MissingSetting;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;
import org.portolan.launcher.sample.SampleData;
import org.portolan.launcher.server.Readiness;
import org.portolan.launcher.server.ServerInstallation;
import org.portolan.launcher.server.ServerProcess;

/**
 * A running Portolan: database, migrated schema, server with the application. Either all of it runs
 * or nothing does.
 */
public final class Portolan implements AutoCloseable {

  /** Expressions of the server's configuration; unlike the application they know no files. */
  private static final List<String> READ_BY_THE_SERVER =
      List.of(
          "DATABASE_POOL",
          "KEYS_DATABASE_POOL",
          "TLS_KEYSTORE",
          "TLS_KEYSTORE_PASSWORD",
          "TRUSTED_PROXIES");

  private final Launch launch;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Databases databases;
  private Optional<EmbeddedDatabase> embedded = Optional.empty();
  private Optional<SampleData> sample = Optional.empty();
  private ServerProcess server;

  private Portolan(Launch launch) {
    this.launch = launch;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @throws StartRefused when it cannot; nothing is left running then
   */
  public static Portolan start(Launch launch) {
    Portolan portolan = new Portolan(launch);
    try {
      portolan.start();
      return portolan;
    } catch (MissingSetting e) {
      portolan.close();
      throw new StartRefused(e.getMessage(), e);
    } catch (WrongMasterPassword e) {
      portolan.close();
      throw new StartRefused("The master password does not open the keys of this database.", e);
    } catch (IOException e) {
      portolan.close();
      throw new StartRefused("Portolan cannot start: " + e, e);
    } catch (RuntimeException e) {
      // whatever it is: nothing is left running
      portolan.close();
      throw e;
    }
  }

  private void start() throws IOException {
    launch.requireHarmless();
    DataDirectory data = keep(DataDirectory.open(launch.data()));
    if (ServerProcess.stopOrphan(data.serverPid())) {
      launch.progress().accept("Stopped a server that an earlier run had left behind.");
    }
    InetAddress address = launch.address();
    launch.ports().requireFree(address);
    Secrets secrets = new Secrets(data.secrets());
    databases = openDatabases(data, secrets);
    Map<String, String> environment = environment(secrets);
    launch.progress().accept("Bringing the database to this version's schema.");
    prepareStore(Settings.of(environment), secrets);
    launch.progress().accept("Preparing the server.");
    ServerInstallation installation =
        ServerInstallation.in(data.server(), launch.sources(), data.log());
    installation.deploy(launch.sources().application());
    launch.progress().accept("Starting the server.");
    server =
        keep(
            ServerProcess.start(
                installation,
                new ServerProcess.Plan(
                    address,
                    launch.ports(),
                    data.serverData(),
                    data.log(),
                    data.serverPid(),
                    launch.javaOptions(),
                    environment)));
    new Readiness(launch.ports().management())
        .await(server, installation, data.log().resolve("server.log"));
  }

  private void prepareStore(Settings settings, Secrets secrets) {
    char[] masterPassword = settings.masterPassword();
    Migrations.run(
        databases.owner().dataSource(),
        databases.application().user(),
        databases.keys().dataSource(),
        masterPassword);
    if (settings.flag("SANDBOX")) {
      SampleData data = new SampleData(secrets::of);
      data.load(databases, masterPassword);
      sample = Optional.of(data);
    }
  }

  private Databases openDatabases(DataDirectory data, Secrets secrets) {
    DrawnMasterPassword password = new DrawnMasterPassword(launch);
    if (launch.settings().find("DATABASE_URL").isPresent()) {
      Databases set = Databases.of(launch.settings());
      set.requireReachable();
      password.require();
      return set;
    }
    // before there is a database, so that one that is there always had a password
    password.require();
    launch.progress().accept("Starting PostgreSQL.");
    EmbeddedDatabase database =
        keep(
            EmbeddedDatabase.start(
                data.databasePrograms(),
                data.database(),
                data.log(),
                Ports.freePort(),
                secrets::of));
    embedded = Optional.of(database);
    return database.databases();
  }

  private Map<String, String> environment(Secrets secrets) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putAll(databases.settings());
    environment.keySet().removeIf(name -> name.contains("DATABASE_") && name.endsWith("_FILE"));
    for (String name : READ_BY_THE_SERVER) {
      launch.settings().find(name).ifPresent(value -> environment.put("PORTOLAN_" + name, value));
    }
    environment.put("PORTOLAN_PUBLIC_URL", launch.publicUrl());
    environment.putIfAbsent(
        "PORTOLAN_ANCHOR_DIRECTORY", DataDirectory.anchors(launch.data()).toString());
    environment.putIfAbsent(
        "PORTOLAN_FILES_DIRECTORY", DataDirectory.files(launch.data()).toString());
    if (launch.settings().flag("SANDBOX")) {
      new SandboxSigner(secrets, Clock.systemUTC()).addTo(environment);
    }
    if (!launch.givesMasterPassword()) {
      environment.put(
          "PORTOLAN_MASTER_PASSWORD_FILE",
          launch.drawnMasterPassword().toAbsolutePath().normalize().toString());
    }
    return environment;
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  public Launch launch() {
    return launch;
  }

  public Databases databases() {
    return databases;
  }

  /** The database of our own, unless the operator's is used. */
  public Optional<EmbeddedDatabase> embeddedDatabase() {
    return embedded;
  }

  /** The sample staff and travellers; none outside the sandbox. */
  public Optional<SampleData> sample() {
    return sample;
  }

  public ServerProcess server() {
    return server;
  }

  /** Stops the server, then the database. */
  @Override
  public synchronized void close() {
    // an interrupted start is still stopped in full
    boolean interrupted = Thread.interrupted();
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        // what AutoCloseable may throw is anything; what was started before it ends as well
        launch.progress().accept("Stopping: " + e.getMessage());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
