package org.portolan.messaging.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioAccount;

/** Whether this Portolan plays the provider itself, and under which account. */
public final class Sandbox {

  /** The path below which the sandbox speaks Twilio's REST API. */
  public static final String API_PATH = "/sandbox";

  /** Twilio's own magic number for tests: nobody's. */
  private static final String FROM = "+15005550006";

  private static final List<String> CREDENTIALS =
      List.of(
          "TWILIO_ACCOUNT_SID",
          "TWILIO_AUTH_TOKEN",
          "TWILIO_API_URL",
          "MAIL_SMTP_HOST",
          "MAIL_IMAP_HOST");

  private Sandbox() {}

  /** Whether the operator asked for the sandbox. */
  public static boolean wanted(Settings settings) {
    return settings.flag("SANDBOX");
  }

  /**
   * The sandbox's account, whose token is this installation's own.
   *
   * @throws Refused when nobody asked for it, with a provider's credentials, or where others could
   *     reach it
   */
  public static TwilioAccount account(Settings settings, Keys keys) {
    if (!wanted(settings)) {
      throw new Refused("There is no sandbox without PORTOLAN_SANDBOX=true.");
    }
    for (String credential : CREDENTIALS) {
      if (settings.find(credential).isPresent()) {
        throw new Refused(
            "The sandbox never starts with a provider's credentials: unset PORTOLAN_"
                + credential
                + " or PORTOLAN_SANDBOX.");
      }
    }
    PublicAddress address = PublicAddress.of(settings);
    if (!address.isLoopback()) {
      throw new Refused("The sandbox is for loopback only: PORTOLAN_PUBLIC_URL is not.");
    }
    KeyedHash secret = keys.secret(Keys.BLIND_INDEX);
    String sid = "AC" + secretOf(secret, "sandbox account");
    return new TwilioAccount(
        sid,
        secretOf(secret, "sandbox token"),
        FROM,
        URI.create(address.of(API_PATH)),
        Optional.empty(),
        Optional.of(FROM));
  }

  private static String secretOf(KeyedHash secret, String what) {
    byte[] hash = secret.of(what.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  /** The sandbox would not be safe here; the message says why. */
  public static final class Refused extends IllegalStateException {
    Refused(String message) {
      super(message);
    }
  }
}
