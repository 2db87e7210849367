package org.portolan.cases.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.settings.Settings.MissingSetting;

/** Where secrets of the configuration come from, and what happens when they do not. */
class SettingsTest {

  private static final String MASTER = "the operator's own";
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");
  private static final String SEALED =
      new OperatorSeal(MASTER.toCharArray()).sealSetting("a provider's token");

  @TempDir Path directory;

  @Test
  void a_sealed_value_is_opened_by_the_master_password() {
    Settings settings =
        Settings.of(
            Map.of("PORTOLAN_MASTER_PASSWORD", MASTER, "PORTOLAN_TWILIO_AUTH_TOKEN", SEALED));

    assertThat(SEALED).startsWith("ENC(").doesNotContain("provider");
    assertThat(settings.require("TWILIO_AUTH_TOKEN")).isEqualTo("a provider's token");
    assertThat(settings.require("TWILIO_AUTH_TOKEN"))
        .as("opened once, not derived anew")
        .isSameAs(settings.require("TWILIO_AUTH_TOKEN"));
  }

  @Test
  void a_sealed_value_may_stand_in_a_file_and_over_several_lines() throws IOException {
    Path file = directory.resolve("token");
    Files.writeString(file, SEALED.substring(0, 40) + "\n" + SEALED.substring(40) + "\n");

    assertThat(
            Settings.of(
                    Map.of(
                        "PORTOLAN_MASTER_PASSWORD",
                        MASTER,
                        "PORTOLAN_TWILIO_AUTH_TOKEN_FILE",
                        file.toString()))
                .require("TWILIO_AUTH_TOKEN"))
        .isEqualTo("a provider's token");
  }

  @Test
  void another_master_password_or_none_opens_nothing_and_says_which_setting() {
    assertThatThrownBy(
            () ->
                Settings.of(
                        Map.of(
                            "PORTOLAN_MASTER_PASSWORD",
                            "another",
                            "PORTOLAN_TWILIO_AUTH_TOKEN",
                            SEALED))
                    .find("TWILIO_AUTH_TOKEN"))
        .isInstanceOf(MissingSetting.class)
        .hasMessage(
            "PORTOLAN_TWILIO_AUTH_TOKEN is sealed, and the master password does not open it.");
    assertThatThrownBy(
            () ->
                Settings.of(Map.of("PORTOLAN_TWILIO_AUTH_TOKEN", SEALED)).find("TWILIO_AUTH_TOKEN"))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining("There is no master password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENC(AAAA)", "ENC(====)", "ENC(A)"})
  void what_was_cut_or_made_up_is_not_opened(String sealed) {
    assertThatThrownBy(
            () ->
                Settings.of(Map.of("PORTOLAN_MASTER_PASSWORD", MASTER, "PORTOLAN_X", sealed))
                    .find("X"))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining("PORTOLAN_X is sealed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENC()", "ENC(", "enc(AAAA)", "ENCODED", "a ENC(AAAA)", "(ENC)"})
  void what_only_looks_like_it_is_a_value_as_it_stands(String value) {
    assertThat(Settings.of(Map.of("PORTOLAN_X", value)).find("X")).contains(value);
  }

  @Test
  void the_master_password_itself_is_never_sealed() {
    assertThatThrownBy(
            () -> Settings.of(Map.of("PORTOLAN_MASTER_PASSWORD", SEALED)).masterPassword())
        .hasMessage("PORTOLAN_MASTER_PASSWORD cannot itself be sealed.");
  }

  @Test
  void the_service_manager_may_hand_it_over() throws IOException {
    Files.writeString(directory.resolve("portolan-master-password"), MASTER + "\n");
    Settings settings = Settings.of(Map.of("CREDENTIALS_DIRECTORY", directory.toString()));

    assertThat(settings.hasMasterPassword()).isTrue();
    assertThat(settings.masterPassword()).isEqualTo(MASTER.toCharArray());
    assertThat(
            Settings.of(Map.of("CREDENTIALS_DIRECTORY", directory.resolve("none").toString()))
                .hasMasterPassword())
        .isFalse();
  }

  @Test
  void its_file_must_be_its_owner_s_alone() throws IOException {
    Path file = directory.resolve("master");
    Files.writeString(file, MASTER);
    Settings settings = Settings.of(Map.of("PORTOLAN_MASTER_PASSWORD_FILE", file.toString()));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(settings::masterPassword)
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining("PORTOLAN_MASTER_PASSWORD_FILE")
        .hasMessageContaining("mode 600");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(settings.masterPassword()).isEqualTo(MASTER.toCharArray());
  }

  @Test
  void a_file_that_is_empty_or_cannot_be_read_is_named() throws IOException {
    Path file = directory.resolve("master");
    Settings settings = Settings.of(Map.of("PORTOLAN_MASTER_PASSWORD_FILE", file.toString()));
    String said = "The file of PORTOLAN_MASTER_PASSWORD_FILE, " + file + ",";

    assertThatThrownBy(settings::masterPassword).hasMessage(said + " cannot be read.");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
    assertThatThrownBy(settings::masterPassword).hasMessage(said + " is empty.");
    Files.delete(file);
    Files.createDirectory(file, PosixFilePermissions.asFileAttribute(OWNERS));
    assertThatThrownBy(settings::masterPassword).hasMessage(said + " cannot be read.");
  }
}
