package org.portolan.web.openid;

import java.net.URI;
import java.util.Optional;
import org.portolan.cases.settings.Settings;

/**
 * The organisation's sign-in provider, as the settings name it.
 *
 * @param issuer its identifier, an {@code https} address; {@code http} only on this machine
 * @param clientId by which it knows Portolan
 * @param clientSecret by which Portolan shows that it is that client
 * @param name what people call it, for the button
 * @param context the authentication context that it must have reached, such as one with a second
 *     factor (OpenID Connect Core 1.0, 2, {@code acr}); empty when its word is enough
 */
record OpenIdSettings(
    URI issuer, String clientId, String clientSecret, String name, Optional<String> context) {

  OpenIdSettings {
    boolean here = "localhost".equals(issuer.getHost()) || "127.0.0.1".equals(issuer.getHost());
    if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && here)) {
      throw new IllegalArgumentException(
          "PORTOLAN_OIDC_ISSUER must be an https address, or http on this machine.");
    }
  }

  /**
   * The provider, or empty when none is set.
   *
   * @throws Settings.MissingSetting when an issuer is named without a client
   */
  static Optional<OpenIdSettings> of(Settings settings) {
    return settings
        .find("OIDC_ISSUER")
        .map(
            issuer ->
                new OpenIdSettings(
                    URI.create(issuer.strip()),
                    settings.require("OIDC_CLIENT_ID"),
                    settings.require("OIDC_CLIENT_SECRET"),
                    settings.find("OIDC_NAME").orElse(URI.create(issuer.strip()).getHost()),
                    settings.find("OIDC_ACR")));
  }

  @Override
  public String toString() {
    return "OpenIdSettings[" + issuer + "]";
  }
}
