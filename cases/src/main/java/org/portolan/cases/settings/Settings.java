package org.portolan.cases.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operator's settings: environment variables named {@code PORTOLAN_*}.
 *
 * <p>Every setting may instead be given as a file: {@code PORTOLAN_X_FILE} names a file whose
 * content, without its trailing line break, is the value of {@code PORTOLAN_X}. The file wins, so
 * that a service manager can pass secrets without showing them in the process's environment.
 *
 * <p>Every value but the master password may be sealed under it, as {@code ENC(…)}. Such a value is
 * opened the first time it is asked for.
 */
public final class Settings {

  private static final String PREFIX = "PORTOLAN_";
  private static final String MASTER_PASSWORD = "MASTER_PASSWORD";

  private final Map<String, String> environment;
  private final SettingFiles files;
  private final Map<String, String> opened = new ConcurrentHashMap<>();

  private Settings(Map<String, String> environment) {
    this.environment = environment;
    this.files = new SettingFiles(environment);
  }

  /** The settings of this process. */
  public static Settings ofProcess() {
    return new Settings(System.getenv());
  }

  /** Settings from the given variables, named as in the environment. */
  public static Settings of(Map<String, String> environment) {
    return new Settings(Map.copyOf(environment));
  }

  /**
   * The value of a setting, or empty when it is absent or blank.
   *
   * @param name the name without its prefix, such as {@code DATABASE_URL}
   * @throws MissingSetting when the setting names a file that cannot be read, or is sealed and
   *     cannot be opened
   */
  public Optional<String> find(String name) {
    return raw(name).map(value -> opened(name, value));
  }

  private Optional<String> raw(String name) {
    Optional<String> value =
        files.find(PREFIX + name).or(() -> Optional.ofNullable(environment.get(PREFIX + name)));
    return value.filter(v -> !v.isBlank());
  }

  private String opened(String name, String value) {
    return OperatorSeal.sealedSetting(value)
        .map(bytes -> opened.computeIfAbsent(value, unused -> open(name, bytes)))
        .orElse(value);
  }

  private String open(String name, byte[] sealed) {
    try {
      return new String(new OperatorSeal(masterPassword()).open(sealed), StandardCharsets.UTF_8);
    } catch (OperatorSeal.NotOpened e) {
      throw new MissingSetting(
          PREFIX + name + " is sealed, and the master password does not open it.", e);
    }
  }

  /** Whether the operator has given a master password in any of the ways there are. */
  public boolean hasMasterPassword() {
    return raw(MASTER_PASSWORD).or(files::credential).isPresent();
  }

  /**
   * The operator's master password: the setting or its file, else the service manager's credential
   * {@code portolan-master-password} (systemd, LoadCredential).
   *
   * @throws MissingSetting when there is none, its file is empty or may be read by others, or it is
   *     sealed itself
   */
  public char[] masterPassword() {
    files.requireOwnerOnly(PREFIX + MASTER_PASSWORD);
    String password =
        raw(MASTER_PASSWORD)
            .or(files::credential)
            .orElseThrow(() -> new MissingSetting(noMasterPassword()));
    if (OperatorSeal.sealedSetting(password).isPresent()) {
      throw new MissingSetting("PORTOLAN_MASTER_PASSWORD cannot itself be sealed.");
    }
    return password.toCharArray();
  }

  private String noMasterPassword() {
    return masterPasswordFile()
        .map(file -> SettingFiles.said("PORTOLAN_MASTER_PASSWORD_FILE", file) + " is empty.")
        .orElse(
            "There is no master password: PORTOLAN_MASTER_PASSWORD (or _FILE) is not set, and the"
                + " service manager gives no credential portolan-master-password.");
  }

  /** The file that the master password stands in; empty when it is given in another way. */
  public Optional<Path> masterPasswordFile() {
    return files.file(PREFIX + MASTER_PASSWORD);
  }

  /** The settings that are sealed under the master password, by their whole names, in order. */
  public List<String> sealed() {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()).replaceFirst("_FILE$", ""))
        .distinct()
        .filter(name -> raw(name).flatMap(OperatorSeal::sealedSetting).isPresent())
        .map(PREFIX::concat)
        .sorted()
        .toList();
  }

  /**
   * The value of a setting that must be there.
   *
   * @throws MissingSetting when it is absent, naming it
   */
  public String require(String name) {
    return find(name)
        .orElseThrow(() -> new MissingSetting(PREFIX + name + " (or _FILE) is not set."));
  }

  /** A setting that is a whole number, or the default when absent. */
  public int number(String name, int byDefault) {
    return find(name)
        .map(
            v -> {
              try {
                return Integer.parseInt(v.strip());
              } catch (NumberFormatException e) {
                throw new MissingSetting(PREFIX + name + " must be a whole number.", e);
              }
            })
        .orElse(byDefault);
  }

  /** True only when the setting is exactly {@code true}, in any case. */
  public boolean flag(String name) {
    return find(name).map(v -> v.strip().equalsIgnoreCase("true")).orElse(false);
  }

  /** A setting is absent or unusable; the message names it and never its value. */
  public static final class MissingSetting extends RuntimeException {
    MissingSetting(String message) {
      super(message);
    }

    MissingSetting(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
