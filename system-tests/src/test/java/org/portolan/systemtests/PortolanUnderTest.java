package org.portolan.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;
import org.portolan.launcher.sample.SampleData;
import org.portolan.launcher.server.ServerInstallation;
import org.portolan.launcher.server.ServerSources;

/** The one Portolan of this test run: where it is, and the way past it into its database. */
public final class PortolanUnderTest {

  private static final Path DIRECTORY = Path.of(System.getProperty("test.directory"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final SampleData SAMPLE =
      new SampleData(name -> (name + " for whole-system tests").replace(' ', '-'));

  private static EmbeddedDatabase database;

  private PortolanUnderTest() {}

  static synchronized void prepare() {
    try {
      Path programs = DIRECTORY.resolve("postgresql");
      Path cluster = DIRECTORY.resolve("database");
      EmbeddedDatabase.discard(programs, cluster, log());
      Tree.delete(log());
      Tree.delete(DIRECTORY.resolve("server-data"));
      ServerSources sources = ServerSources.ofBuild();
      ServerInstallation.in(DIRECTORY.resolve("server"), sources, DIRECTORY)
          .deploy(sources.application());
      database =
          EmbeddedDatabase.start(
              programs,
              cluster,
              log(),
              Integer.getInteger("test.database.port"),
              role -> role + " for tests");
      Runtime.getRuntime().addShutdownHook(new Thread(PortolanUnderTest::stop));
      Migrations.run(
          asOwner(), databases().application().user(), keyDatabase(), settings().masterPassword());
      SAMPLE.load(databases(), settings().masterPassword());
      SealedVisas.makeSigner(settings());
      CopiedZone.makeReader(settings());
      Files.createDirectories(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server says that it is ready to serve. */
  static void awaitReady() {
    HttpRequest question = HttpRequest.newBuilder(management("/health/ready")).build();
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
  }

  static synchronized void stop() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  /** The address of a page or resource, such as {@code url("/staff")}. */
  public static URI url(String path) {
    return URI.create("http://localhost:" + Integer.getInteger("test.http.port") + path);
  }

  /** The same over TLS, with a self-signed certificate. */
  public static URI secureUrl(String path) {
    return URI.create("https://localhost:" + Integer.getInteger("test.https.port") + path);
  }

  /** An address of the management interface, such as {@code management("/health/ready")}. */
  public static URI management(String path) {
    return URI.create("http://127.0.0.1:" + Integer.getInteger("test.management.port") + path);
  }

  /** A client that keeps no cookies and follows no redirects. */
  public static HttpClient http() {
    return HTTP;
  }

  /** The sample people that the run's case store begins with. */
  public static SampleData sample() {
    return SAMPLE;
  }

  /** The settings the server runs with. */
  public static Settings settings() {
    return Settings.ofProcess();
  }

  /** Connections of the owner, whom the policies do not bind: for looking, in tests. */
  public static DataSource asOwner() {
    return databases().owner().dataSource();
  }

  /** Connections of the application's role: policies apply. */
  public static DataSource asApplication() {
    return databases().application().dataSource();
  }

  public static DataSource keyDatabase() {
    return databases().keys().dataSource();
  }

  /** Connections of PostgreSQL's superuser. */
  public static DataSource asSuperuser() {
    return database.superuser().dataSource();
  }

  /** The directory of the logs of server and database. */
  public static Path log() {
    return DIRECTORY.resolve("log");
  }

  private static Databases databases() {
    return database.databases();
  }
}
