package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.MasterPassword;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.settings.Settings.MissingSetting;
import org.portolan.launcher.ChangePassword;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Ports;
import org.portolan.launcher.Seal;
import org.portolan.launcher.StartRefused;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;
import org.portolan.launcher.server.ServerSources;

/** Starting, stopping and being killed, each with a Portolan of its own beside the others. */
@ServerApart
class LauncherIT {

  private static final Path DATA = Apart.DATA;

  private static Launch launch(Map<String, String> settings) {
    return Apart.launch(settings);
  }

  @Test
  void a_start_after_a_crash_stops_what_was_left_behind_and_finds_the_data() throws Exception {
    Apart.beginAnew();
    Process killed = LaunchedApart.in(DATA);
    List<ProcessHandle> orphans = LaunchedApart.children(DATA);
    killed.destroyForcibly().waitFor();
    assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);

    try (Portolan again = Portolan.start(launch(Map.of()))) {
      assertThat(orphans).noneMatch(ProcessHandle::isAlive);
      assertThat(staff(again)).isEqualTo(sampleStaff(again));
      assertSecretsAreTheirOwnersOnly();
      assertThatThrownBy(() -> Portolan.start(launch(Map.of())))
          .isInstanceOf(StartRefused.class)
          .hasMessage("Portolan is already running with its data in " + DATA + ".");
    }
    assertThat(LaunchedApart.children(DATA)).isEmpty();
  }

  @Test
  void a_database_of_the_operators_is_used_instead_of_the_embedded_one() throws Exception {
    Path elsewhere = DATA.resolveSibling("elsewhere");
    try (EmbeddedDatabase operators =
        EmbeddedDatabase.start(
            DATA.resolveSibling("postgresql"),
            elsewhere,
            elsewhere.resolveSibling("elsewhere-log"),
            Ports.freePort(),
            role -> role + " elsewhere")) {
      Map<String, String> settings = new HashMap<>(operators.databases().settings());
      settings.put("PORTOLAN_DATABASE_OWNER_USER", operators.databases().owner().user());
      settings.put("PORTOLAN_DATABASE_OWNER_PASSWORD", operators.databases().owner().password());
      settings.put("PORTOLAN_MASTER_PASSWORD", "the operator's own");
      sealPasswords(settings);

      try (Portolan portolan = Portolan.start(launch(settings))) {
        assertThat(portolan.embeddedDatabase()).isEmpty();
        assertThat(portolan.databases()).isEqualTo(operators.databases());
        assertThat(staff(portolan)).isEqualTo(sampleStaff(portolan));
      }
      changeMasterPassword(settings);
      assertAnotherMasterPasswordStartsNothing(settings, operators.databases().settings());
    } finally {
      Tree.delete(elsewhere);
    }
  }

  /** As {@code mvn -Pseal} would print them. */
  private static void sealPasswords(Map<String, String> settings) {
    Seal seal = new Seal(launch(Map.copyOf(settings)));
    settings.replaceAll(
        (name, value) ->
            name.contains("DATABASE") && name.endsWith("_PASSWORD") ? seal.of(value) : value);
  }

  /** As {@code mvn -Ppassword} does: what it prints takes the place of what was sealed. */
  private static void changeMasterPassword(Map<String, String> settings) {
    String next = "the operator's next one";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(new ChangePassword(launch(Map.copyOf(settings)), printed).run("")).isOne();
    assertThat(new ChangePassword(launch(Map.copyOf(settings)), printed).run(next)).isZero();
    List<String> sealed =
        out.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("=ENC(")).toList();
    assertThat(sealed).hasSize(3);
    assertThatThrownBy(() -> Settings.of(withPassword(settings, next)).find("DATABASE_PASSWORD"))
        .isInstanceOf(MissingSetting.class);
    for (String line : sealed) {
      int equals = line.indexOf('=');
      settings.put(line.substring(0, equals), line.substring(equals + 1));
    }
    settings.put("PORTOLAN_MASTER_PASSWORD", next);
    Databases reached = Databases.of(Settings.of(settings));
    reached.requireReachable();
    assertThat(new MasterPassword(reached.keys().dataSource()).opens(next.toCharArray())).isTrue();
  }

  private static Map<String, String> withPassword(Map<String, String> settings, String password) {
    Map<String, String> with = new HashMap<>(settings);
    with.put("PORTOLAN_MASTER_PASSWORD", password);
    return with;
  }

  private static void assertAnotherMasterPasswordStartsNothing(
      Map<String, String> settings, Map<String, String> inClear) {
    settings.put("PORTOLAN_MASTER_PASSWORD", "another");
    assertThatThrownBy(() -> Portolan.start(launch(settings)))
        .isInstanceOf(StartRefused.class)
        .hasMessageMatching(
            "PORTOLAN_[A-Z_]+ is sealed, and the master password does not open it\\.");
    settings.putAll(inClear);
    settings.replaceAll(
        (name, value) -> value.startsWith("ENC(") ? "portolan_owner elsewhere" : value);
    assertThatThrownBy(() -> Portolan.start(launch(settings)))
        .isInstanceOf(StartRefused.class)
        .hasMessage("The master password does not open the keys of this database.");
  }

  @Test
  void a_port_that_is_taken_starts_nothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports free = Ports.free();
      Launch launch =
          new Launch(
              DATA,
              new Ports(taken.getLocalPort(), free.https(), free.management()),
              ServerSources.ofBuild(),
              Map.of(),
              line -> {});

      assertThatThrownBy(() -> Portolan.start(launch))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "Port %d cannot be listened on; free it or set PORTOLAN_HTTP_PORT to another.",
              taken.getLocalPort());
    }
    assertThat(LaunchedApart.children(DATA)).isEmpty();
  }

  @Test
  void a_directory_that_cannot_be_written_starts_nothing() throws Exception {
    Path file = Files.createTempFile("portolan", "");
    Launch launch = Launch.apart(file.resolve("data"), ServerSources.ofBuild(), Map.of());

    assertThatThrownBy(() -> Portolan.start(launch))
        .isInstanceOf(StartRefused.class)
        .hasMessage("The data directory " + file.resolve("data") + " cannot be written.");
    Files.delete(file);
  }

  @Test
  void the_sandbox_never_starts_with_credentials_of_a_provider() {
    assertThatThrownBy(
            () -> Portolan.start(launch(Map.of("PORTOLAN_TWILIO_AUTH_TOKEN", "a real one"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("never starts with a provider's credentials")
        .hasMessageNotContaining("a real one");
  }

  @Test
  void the_sandbox_listens_on_the_loopback_only() {
    assertThatThrownBy(() -> Portolan.start(launch(Map.of("PORTOLAN_BIND_ADDRESS", "0.0.0.0"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("loopback");
  }

  @Test
  void a_database_that_does_not_answer_is_named_without_its_password() {
    Map<String, String> elsewhere =
        Map.of(
            "PORTOLAN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + Ports.freePort() + "/p",
            "PORTOLAN_DATABASE_USER", "app",
            "PORTOLAN_DATABASE_PASSWORD", "secret",
            "PORTOLAN_DATABASE_OWNER_USER", "owner",
            "PORTOLAN_DATABASE_OWNER_PASSWORD", "secret",
            "PORTOLAN_KEYS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/k",
            "PORTOLAN_KEYS_DATABASE_USER", "keys",
            "PORTOLAN_KEYS_DATABASE_PASSWORD", "secret");

    assertThatThrownBy(() -> Portolan.start(launch(elsewhere)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("owner cannot reach jdbc:postgresql://127.0.0.1:")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_database_set_by_halves_names_the_setting_that_is_missing() {
    assertThatThrownBy(
            () ->
                Portolan.start(
                    launch(Map.of("PORTOLAN_DATABASE_URL", "jdbc:postgresql://127.0.0.1/p"))))
        .isInstanceOf(StartRefused.class)
        .hasMessage("PORTOLAN_DATABASE_OWNER_USER (or _FILE) is not set.");
  }

  private static void assertSecretsAreTheirOwnersOnly() throws IOException {
    Path directory = DATA.resolve("secrets");
    assertThat(PosixFilePermissions.toString(modes(directory))).isEqualTo("rwx------");
    try (Stream<Path> secrets = Files.list(directory)) {
      assertThat(secrets)
          .isNotEmpty()
          .allMatch(f -> PosixFilePermissions.toString(modes(f)).equals("rw-------"));
    }
  }

  private static int sampleStaff(Portolan portolan) {
    return portolan.sample().orElseThrow().staff().accounts().size();
  }

  private static int staff(Portolan portolan) throws Exception {
    try (Connection connection = portolan.databases().owner().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM staff_account")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Set<PosixFilePermission> modes(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
