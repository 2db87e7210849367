package org.portolan.launcher.server;

import java.nio.file.Path;

/**
 * What the build hands to the launcher.
 *
 * @param distribution WildFly's distribution, unpacked and untouched
 * @param configuration the directory of the scripts that configure it
 * @param application the built EAR
 */
public record ServerSources(Path distribution, Path configuration, Path application) {

  /**
   * As told by the system properties {@code portolan.distribution}, {@code portolan.configuration}
   * and {@code portolan.application}.
   */
  public static ServerSources ofBuild() {
    return new ServerSources(
        path("portolan.distribution"),
        path("portolan.configuration"),
        path("portolan.application"));
  }

  private static Path path(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("The system property " + property + " is not set.");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
