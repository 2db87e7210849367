package org.portolan.messaging.twilio;

import java.net.URI;
import java.util.Optional;

/**
 * How we reach Twilio and who we are there.
 *
 * @param api the address below which {@code /2010-04-01} lies
 * @param from the number we write texts from; empty when only a messaging service does
 * @param messagingService the service that chooses the number that texts come from
 * @param whatsAppFrom the number we write from by WhatsApp, in E.164
 */
public record TwilioAccount(
    String sid,
    String authToken,
    String from,
    URI api,
    Optional<String> messagingService,
    Optional<String> whatsAppFrom) {

  /** Twilio's own address. */
  public static final String API = "https://api.twilio.com";

  /** What Twilio writes before a number that is meant by WhatsApp. */
  public static final String WHATSAPP = "whatsapp:";

  /** One that writes texts from a number, and nothing else. */
  public TwilioAccount(String sid, String authToken, String from, URI api) {
    this(sid, authToken, from, api, Optional.empty(), Optional.empty());
  }

  /**
   * Our own address for somebody who is written to at theirs.
   *
   * @param theirs a number, or one by WhatsApp
   */
  public String addressFor(String theirs) {
    return theirs.startsWith(WHATSAPP) ? WHATSAPP + whatsAppFrom.orElse(from) : from;
  }

  @Override
  public String toString() {
    return "TwilioAccount[" + api + "]";
  }
}
