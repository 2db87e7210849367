package org.portolan.messaging.email;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * E-mail as this server has it.
 *
 * @param channel empty when nothing is configured
 */
public record EmailParts(MailSettings settings, Optional<EmailChannel> channel) {

  /**
   * By settings, in real time also in the sandbox.
   *
   * @param mayEnd as in {@link EmailChannel}
   */
  public static EmailParts of(
      MailSettings settings, Predicate<UUID> mayEnd, InstantSource realTime) {
    return new EmailParts(
        settings, settings.smtp().map(unused -> new EmailChannel(settings, mayEnd, realTime)));
  }
}
