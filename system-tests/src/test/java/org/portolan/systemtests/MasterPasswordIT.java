package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.MasterPassword;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Ports;
import org.portolan.launcher.Seal;
import org.portolan.launcher.Secrets;
import org.portolan.launcher.StartRefused;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;
import org.portolan.launcher.server.ServerSources;

/** Where data are, nothing starts without the password that their keys are sealed under. */
@ServerApart
class MasterPasswordIT {

  private static final Path DATA = Apart.DATA;
  private static final Path SECRETS = DATA.resolve("secrets");
  private static final Path FILE = SECRETS.resolve("master-password");

  private String password;

  /** What a Portolan leaves that has stopped: a password, and keys that are sealed under it. */
  @BeforeEach
  void data_of_an_earlier_start() throws IOException {
    discard();
    password = new Secrets(SECRETS).of("master-password");
    try (EmbeddedDatabase database = start()) {
      Databases all = database.databases();
      assertThat(new MasterPassword(all.keys().dataSource()).isSet()).isFalse();
      Migrations.run(
          all.owner().dataSource(),
          all.application().user(),
          all.keys().dataSource(),
          password.toCharArray());
    }
  }

  @AfterEach
  void leaves_nothing_running() throws IOException {
    assertThat(LaunchedApart.children(DATA)).isEmpty();
    discard();
  }

  private static void discard() throws IOException {
    EmbeddedDatabase.discard(
        DATA.resolve("postgresql"), DATA.resolve("database"), DATA.resolve("log"));
    Tree.delete(SECRETS);
  }

  private static EmbeddedDatabase start() {
    return EmbeddedDatabase.start(
        DATA.resolve("postgresql"),
        DATA.resolve("database"),
        DATA.resolve("log"),
        Ports.freePort(),
        new Secrets(SECRETS)::of);
  }

  private static Launch launch(Path data, Map<String, String> settings) {
    return Launch.apart(data, ServerSources.ofBuild(), settings);
  }

  private static void refused(Launch launch, String why) {
    assertThatThrownBy(() -> Portolan.start(launch))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void without_its_file_no_other_password_is_drawn_and_nothing_starts() throws IOException {
    Path away = DATA.resolve("put-away");
    Tree.delete(away);
    Files.move(SECRETS, away);
    refused(launch(DATA, Map.of()), "The master password is missing");
    assertThat(SECRETS).as("nothing was drawn").doesNotExist();

    Files.move(away, SECRETS);
    Files.delete(FILE);
    refused(launch(DATA, Map.of()), FILE + ". Put that file back with mode 600");
    assertThatThrownBy(() -> new Seal(launch(DATA, Map.of())).of("a secret"))
        .hasMessageContaining("The master password is missing");
    assertThat(FILE).doesNotExist();
    assertOpens();
  }

  @Test
  void one_that_is_wrong_empty_unreadable_or_open_to_others_starts_nothing() throws IOException {
    Launch launch = launch(DATA, Map.of());
    write("not the one", "rw-------");
    refused(launch, "The master password does not open the keys of this database.");
    write(password, "rw-r--r--");
    refused(launch, FILE + ", may be read by others; give it mode 600.");
    write(" \n", "rw-------");
    refused(launch, FILE + ", is empty.");
    Files.delete(FILE);
    Files.createDirectory(FILE);
    Files.setPosixFilePermissions(FILE, PosixFilePermissions.fromString("rwx------"));
    refused(launch, FILE + ", cannot be read.");
    Files.delete(FILE);
    assertOpens();
  }

  @Test
  void the_same_holds_beside_a_database_of_the_operators() throws IOException {
    Path elsewhere = DATA.resolveSibling("password-elsewhere");
    Tree.delete(elsewhere);
    try (EmbeddedDatabase operators = start()) {
      Map<String, String> settings = new HashMap<>(operators.databases().settings());
      settings.put("PORTOLAN_DATABASE_OWNER_USER", operators.databases().owner().user());
      settings.put("PORTOLAN_DATABASE_OWNER_PASSWORD", operators.databases().owner().password());
      refused(launch(elsewhere, settings), "The master password is missing");
      assertThatThrownBy(() -> new Seal(launch(elsewhere, settings)).of("a secret"))
          .hasMessageContaining("The master password is missing");
      assertThat(elsewhere.resolve("secrets")).as("nothing was drawn").doesNotExist();

      Path given = elsewhere.resolve("given");
      settings.put("PORTOLAN_MASTER_PASSWORD_FILE", given.toString());
      refused(launch(elsewhere, settings), given + ", cannot be read.");
      Files.writeString(given, "");
      Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rw-------"));
      refused(launch(elsewhere, settings), given + ", is empty.");
      Files.writeString(given, "not the one");
      refused(launch(elsewhere, settings), "does not open the keys of this database.");
      assertThat(elsewhere.resolve("secrets/master-password")).doesNotExist();
    } finally {
      Tree.delete(elsewhere);
    }
    assertOpens();
  }

  private static void write(String content, String mode) throws IOException {
    Files.writeString(FILE, content);
    Files.setPosixFilePermissions(FILE, PosixFilePermissions.fromString(mode));
  }

  /** Whatever was tried, the right password still opens the keys. */
  private void assertOpens() throws IOException {
    Files.deleteIfExists(FILE);
    write(password, "rw-------");
    try (EmbeddedDatabase database = start()) {
      MasterPassword keyset = new MasterPassword(database.databases().keys().dataSource());
      assertThat(keyset.isSet()).isTrue();
      assertThat(keyset.opens(password.toCharArray())).isTrue();
      assertThat(keyset.opens("not the one".toCharArray())).isFalse();
    }
  }
}
