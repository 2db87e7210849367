package org.portolan.messaging.email;

import java.time.InstantSource;
import java.util.Optional;

/**
 * E-mail as this server has it.
 *
 * @param channel empty when nothing is configured
 */
public record EmailParts(MailSettings settings, Optional<EmailChannel> channel) {

  /** By settings, in real time also in the sandbox. */
  public static EmailParts of(MailSettings settings, InstantSource realTime) {
    return new EmailParts(
        settings, settings.smtp().map(unused -> new EmailChannel(settings, realTime)));
  }
}
