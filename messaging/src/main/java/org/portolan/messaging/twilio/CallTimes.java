package org.portolan.messaging.twilio;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How long calls ring and last.
 *
 * @param rings before nobody answers: five times or so, in time before most mailboxes take over
 * @param longest a check-in takes two minutes; a line that stays open by mistake costs until then
 * @param detectsMachines whether Twilio listens for an answering machine before we speak, which
 *     takes it some seconds and a fee, and spares machines the initials
 */
public record CallTimes(Duration rings, Duration longest, boolean detectsMachines) {

  /** As the settings say. */
  public static CallTimes of(Settings settings) {
    return new CallTimes(
        Duration.ofSeconds(settings.number("CALL_RINGS_SECONDS", 30)),
        Duration.ofMinutes(settings.number("CALL_LONGEST_MINUTES", 10)),
        settings.find("CALL_DETECTS_MACHINES").map(Boolean::parseBoolean).orElse(true));
  }
}
