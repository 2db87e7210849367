package org.portolan.cases.staff;

import java.net.URI;
import org.portolan.cases.settings.Settings;

/**
 * For whom passkeys are made (WebAuthn, 5): the public address that the settings name, never one
 * that a request claims.
 *
 * @param origin such as {@code https://portolan.example}
 * @param id its host
 */
public record RelyingParty(String origin, String id) {

  /** What the settings name, or the address of this machine. */
  public static RelyingParty of(Settings settings) {
    URI address =
        URI.create(
            settings
                .find("PUBLIC_URL")
                .orElse("http://localhost:" + settings.number("HTTP_PORT", 8080)));
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new RelyingParty(
        address.getScheme() + "://" + address.getHost() + port, address.getHost());
  }
}
