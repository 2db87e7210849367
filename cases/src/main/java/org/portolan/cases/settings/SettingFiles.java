package org.portolan.cases.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.settings.Settings.MissingSetting;

/** Settings that stand in files: their own, or the service manager's credentials. */
final class SettingFiles {

  private static final String CREDENTIAL = "portolan-master-password";

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Map<String, String> environment;

  SettingFiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The content of the file that a setting names; empty when it names none. */
  Optional<String> find(String variable) {
    return file(variable).map(file -> read(variable + "_FILE", file));
  }

  /** What systemd hands over in {@code $CREDENTIALS_DIRECTORY}; already kept from others there. */
  Optional<String> credential() {
    return Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
        .map(directory -> Path.of(directory, CREDENTIAL))
        .filter(Files::exists)
        .map(file -> read(CREDENTIAL, file))
        .filter(value -> !value.isBlank());
  }

  /**
   * Refuses a secret's file that others than its owner may read or write, where the file system
   * knows modes.
   */
  void requireOwnerOnly(String variable) {
    Optional<Path> file = file(variable);
    if (file.isPresent() && isOpenToOthers(file.get())) {
      throw new MissingSetting(
          said(variable + "_FILE", file.get()) + " may be read by others; give it mode 600.");
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      return Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException e) {
      return false;
    }
  }

  /** The file that a setting names; empty when it names none. */
  Optional<Path> file(String variable) {
    return Optional.ofNullable(environment.get(variable + "_FILE"))
        .filter(name -> !name.isBlank())
        .map(Path::of);
  }

  private static String read(String name, Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException | UncheckedIOException e) {
      throw new MissingSetting(said(name, file) + " cannot be read.", e);
    }
  }

  /** The file of a setting, as a sentence begins. */
  static String said(String name, Path file) {
    return "The file of " + name + ", " + file + ",";
  }
}
