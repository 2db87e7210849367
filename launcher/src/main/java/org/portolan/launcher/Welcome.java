package org.portolan.launcher;

import java.time.Duration;

/** What a person who has started Portolan reads first. */
final class Welcome {

  private Welcome() {}

  static String text(Portolan portolan, Duration took) {
    Launch launch = portolan.launch();
    String url = launch.publicUrl();
    return """

        Portolan is ready after %d s.

          Public pages      %s/
          Staff workspace   %s/staff
          Handsets          %s/handset
          Health, metrics   http://127.0.0.1:%d/health, /metrics

        Data and logs are in %s. Ctrl-C stops it.
        """
        .formatted(took.toSeconds(), url, url, url, launch.ports().management(), launch.data());
  }
}
