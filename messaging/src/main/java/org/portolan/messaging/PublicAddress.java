package org.portolan.messaging;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.portolan.cases.settings.Settings;

/**
 * Where the world reaches this Portolan, such as {@code https://portolan.example}. Providers sign
 * their requests over it, so it must be exactly what they were given.
 *
 * @param base without a slash at its end
 */
public record PublicAddress(String base) {

  /** Where a provider tells what became of a message. */
  public static final String STATUS_HOOK = "/hooks/twilio/status";

  /** Where a provider hands over a message. */
  public static final String MESSAGE_HOOK = "/hooks/twilio/message";

  /** Where a provider asks what a call is to say, and hands over calls to us. */
  public static final String VOICE_HOOK = "/hooks/twilio/voice";

  /** Where a provider tells how a call goes. */
  public static final String CALL_HOOK = "/hooks/twilio/call";

  /**
   * Has Twilio repeat a request that fails, in whatever way, up to five times within its 15
   * seconds; of itself it repeats once, and only when it reaches nobody. It is neither called nor
   * signed.
   *
   * @see <a
   *     href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio's
   *     connection overrides</a>
   */
  private static final String REPEATED = "#rc=5&rp=all";

  public PublicAddress {
    base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** As the settings say, else this machine's own address. */
  public static PublicAddress of(Settings settings) {
    return new PublicAddress(
        settings
            .find("PUBLIC_URL")
            .orElse("http://localhost:" + settings.number("HTTP_PORT", 8080)));
  }

  /** The full address of a path, with its query if it has one. */
  public String of(String pathAndQuery) {
    return base + pathAndQuery;
  }

  /** The same as it is given to Twilio to call: what fails is to be repeated. */
  public String forProvider(String pathAndQuery) {
    return of(pathAndQuery) + REPEATED;
  }

  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(URI.create(base).getHost()).isLoopbackAddress();
    } catch (UnknownHostException | IllegalArgumentException e) {
      return false;
    }
  }
}
