package org.portolan.messaging.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.settings.Settings;

/**
 * Whether and how Twilio is reached.
 *
 * @param account empty when nothing is configured: then texts are held
 * @param before the token that was replaced lately, which signs what is still in flight
 * @param longestCall from connecting to the whole answer
 * @param lenders the hosts that what came with messages may be fetched from
 */
public record TwilioSettings(
    Optional<TwilioAccount> account,
    Optional<String> before,
    Duration longestCall,
    Set<String> lenders) {

  /** Where Twilio's API leads to for media, over HTTPS. */
  private static final String LENDERS = "mms.twiliocdn.com,media.twiliocdn.com";

  /** A film of the largest size over a slow line. */
  private static final Duration LONGEST_FETCH = Duration.ofMinutes(2);

  /**
   * From the operator's settings, or the sandbox's account when there is one.
   *
   * @throws Settings.MissingSetting when some of the credentials are there and others are not
   */
  public static TwilioSettings of(Settings settings, Optional<TwilioAccount> sandbox) {
    Duration longestCall =
        Duration.ofSeconds(settings.number("OUTBOX_UNCLEAR_AFTER_SECONDS", 30)).dividedBy(3);
    Set<String> lenders =
        Set.of(settings.find("TWILIO_MEDIA_HOSTS").orElse(LENDERS).strip().split("\\s*,\\s*"));
    return new TwilioSettings(
        sandbox.or(() -> configured(settings)),
        settings.find("TWILIO_AUTH_TOKEN_BEFORE"),
        longestCall,
        lenders);
  }

  private static Optional<TwilioAccount> configured(Settings settings) {
    return settings
        .find("TWILIO_ACCOUNT_SID")
        .map(
            sid ->
                new TwilioAccount(
                    sid,
                    settings.require("TWILIO_AUTH_TOKEN"),
                    from(settings),
                    URI.create(settings.find("TWILIO_API_URL").orElse(TwilioAccount.API)),
                    settings.find("TWILIO_MESSAGING_SERVICE_SID"),
                    settings.find("TWILIO_WHATSAPP_FROM")));
  }

  /** A messaging service chooses a number of its own; without one there must be a number. */
  private static String from(Settings settings) {
    return settings.find("TWILIO_MESSAGING_SERVICE_SID").isPresent()
        ? settings.find("TWILIO_FROM").orElse("")
        : settings.require("TWILIO_FROM");
  }

  /** Where what came with messages is fetched. */
  public Optional<TwilioMedia> media() {
    return account.map(known -> new TwilioMedia(known, lenders, LONGEST_FETCH));
  }

  /** Judges signatures; without an account none is valid. */
  public TwilioSignature signature() {
    String token =
        account.map(TwilioAccount::authToken).orElseGet(() -> UUID.randomUUID().toString());
    return new TwilioSignature(token, account.isPresent() ? before : Optional.empty());
  }
}
