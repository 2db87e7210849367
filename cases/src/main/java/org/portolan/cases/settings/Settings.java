package org.portolan.cases.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's settings: environment variables named {@code PORTOLAN_*}.
 *
 * <p>Every setting may instead be given as a file: {@code PORTOLAN_X_FILE} names a file whose
 * content, without its trailing line break, is the value of {@code PORTOLAN_X}. The file wins, so
 * that a service manager can pass secrets without showing them in the process's environment.
 */
public final class Settings {

  private static final String PREFIX = "PORTOLAN_";

  private final Map<String, String> environment;

  private Settings(Map<String, String> environment) {
    this.environment = environment;
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
   * @throws MissingSetting when the setting names a file that cannot be read
   */
  public Optional<String> find(String name) {
    String file = environment.get(PREFIX + name + "_FILE");
    String value =
        file == null || file.isBlank() ? environment.get(PREFIX + name) : read(name, file);
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
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

  private static String read(String name, String file) {
    try {
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException | UncheckedIOException e) {
      throw new MissingSetting("The file of " + PREFIX + name + "_FILE cannot be read.", e);
    }
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
