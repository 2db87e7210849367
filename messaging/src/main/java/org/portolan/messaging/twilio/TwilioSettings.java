package org.portolan.messaging.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.settings.Settings;

/**
 * Whether and how Twilio is reached.
 *
 * @param account empty when nothing is configured: then texts are held
 * @param before the token that was replaced lately, which signs what is still in flight
 * @param longestCall from connecting to the whole answer
 */
public record TwilioSettings(
    Optional<TwilioAccount> account, Optional<String> before, Duration longestCall) {

  /**
   * From the operator's settings, or the sandbox's account when there is one.
   *
   * @throws Settings.MissingSetting when some of the credentials are there and others are not
   */
  public static TwilioSettings of(Settings settings, Optional<TwilioAccount> sandbox) {
    Duration longestCall =
        Duration.ofSeconds(settings.number("OUTBOX_UNCLEAR_AFTER_SECONDS", 30)).dividedBy(3);
    return new TwilioSettings(
        sandbox.or(() -> configured(settings)),
        settings.find("TWILIO_AUTH_TOKEN_BEFORE"),
        longestCall);
  }

  private static Optional<TwilioAccount> configured(Settings settings) {
    return settings
        .find("TWILIO_ACCOUNT_SID")
        .map(
            sid ->
                new TwilioAccount(
                    sid,
                    settings.require("TWILIO_AUTH_TOKEN"),
                    settings.require("TWILIO_FROM"),
                    URI.create(settings.find("TWILIO_API_URL").orElse(TwilioAccount.API))));
  }

  /** Judges signatures; without an account none is valid. */
  public TwilioSignature signature() {
    String token =
        account.map(TwilioAccount::authToken).orElseGet(() -> UUID.randomUUID().toString());
    return new TwilioSignature(token, account.isPresent() ? before : Optional.empty());
  }
}
