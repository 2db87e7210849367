package org.portolan.web.security;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How long a session of staff lasts.
 *
 * @param idle without any act of the person; a screen that refreshes itself is no act
 * @param longest whatever they do, so that a shift ends with its session
 */
record SessionLimits(Duration idle, Duration longest) {

  static SessionLimits of(Settings settings) {
    return new SessionLimits(
        Duration.ofMinutes(settings.number("SESSION_IDLE_MINUTES", 60)),
        Duration.ofHours(settings.number("SESSION_LONGEST_HOURS", 12)));
  }
}
