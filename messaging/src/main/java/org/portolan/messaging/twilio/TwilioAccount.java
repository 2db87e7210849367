package org.portolan.messaging.twilio;

import java.net.URI;

/**
 * How we reach Twilio and who we are there.
 *
 * @param api the address below which {@code /2010-04-01} lies
 * @param from the number we write from
 */
public record TwilioAccount(String sid, String authToken, String from, URI api) {

  /** Twilio's own address. */
  public static final String API = "https://api.twilio.com";

  @Override
  public String toString() {
    return "TwilioAccount[" + api + "]";
  }
}
