package org.portolan.web.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.staff.ProviderSignIn.Vouched;

/**
 * Speaks with the organisation's provider: authorization code with proof key, and an identity token
 * whose signature, issuer, audience, times and nonce are checked (OpenID Connect Core 1.0, 3.1).
 */
final class OpenIdProvider {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 5_000;
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final Duration METADATA_KEPT = Duration.ofHours(1);

  private final OpenIdSettings settings;
  private final URI comeBack;
  private final InstantSource realTime;
  private volatile Known known;

  /**
   * @param comeBack where the provider sends the browser
   */
  OpenIdProvider(OpenIdSettings settings, URI comeBack, InstantSource realTime) {
    this.settings = settings;
    this.comeBack = comeBack;
    this.realTime = realTime;
  }

  String name() {
    return settings.name();
  }

  /**
   * Where a browser goes to sign in.
   *
   * @throws Unreachable when the provider does not say where
   */
  URI signIn(Asked asked) throws Unreachable {
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, new Scope("openid", "email"), clientId(), comeBack)
            .endpointURI(metadata().getAuthorizationEndpointURI())
            .state(asked.state())
            .nonce(asked.nonce())
            .codeChallenge(asked.verifier(), CodeChallengeMethod.S256);
    settings.context().ifPresent(context -> request.acrValues(List.of(new ACR(context))));
    return request.build().toURI();
  }

  /**
   * Whom the provider vouches for in its answer to this browser; empty when it is no answer to what
   * was asked, was used before, or does not verify.
   *
   * @param query of the address that the browser came back to
   * @throws Unreachable when the provider does not answer
   */
  Optional<Vouched> vouched(String query, Asked asked) throws Unreachable {
    try {
      AuthenticationResponse response =
          AuthenticationResponseParser.parse(URI.create(comeBack + "?" + query));
      if (!asked.state().equals(response.getState()) || !response.indicatesSuccess()) {
        return Optional.empty();
      }
      Issuer named = response.toSuccessResponse().getIssuer();
      AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
      if (code == null || named != null && !named.equals(issuer())) {
        return Optional.empty();
      }
      JWT token = redeem(code, asked);
      return Optional.of(verified(token, asked)).filter(this::isAsked).map(this::vouchedFor);
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private JWT redeem(AuthorizationCode code, Asked asked) throws Unreachable, ParseException {
    HTTPRequest request =
        new TokenRequest.Builder(
                metadata().getTokenEndpointURI(),
                new ClientSecretBasic(clientId(), new Secret(settings.clientSecret())),
                new AuthorizationCodeGrant(code, comeBack, asked.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    try {
      if (OIDCTokenResponseParser.parse(request.send()) instanceof OIDCTokenResponse tokens) {
        return tokens.getOIDCTokens().getIDToken();
      }
      throw new ParseException("The provider refused the code");
    } catch (IOException e) {
      throw new Unreachable(e);
    }
  }

  private IDTokenClaimsSet verified(JWT token, Asked asked)
      throws Unreachable, BadJOSEException, JOSEException {
    if (token == null
        || !(token.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm)
        || !JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
      throw new BadJOSEException("Not signed with a key of the provider's own");
    }
    try {
      return new IDTokenValidator(
              issuer(),
              clientId(),
              algorithm,
              metadata().getJWKSetURI().toURL(),
              new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_ANSWER))
          .validate(token, asked.nonce());
    } catch (IOException e) {
      throw new Unreachable(e);
    }
  }

  private boolean isAsked(IDTokenClaimsSet claims) {
    return settings
        .context()
        .map(context -> claims.getACR() != null && context.equals(claims.getACR().getValue()))
        .orElse(true);
  }

  private Vouched vouchedFor(IDTokenClaimsSet claims) {
    return new Vouched(
        claims.getIssuer().getValue(),
        claims.getSubject().getValue(),
        Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
            ? Optional.ofNullable(claims.getStringClaim("email"))
            : Optional.empty());
  }

  private OIDCProviderMetadata metadata() throws Unreachable {
    Known present = known;
    Instant now = realTime.instant();
    if (present == null || !present.since().plus(METADATA_KEPT).isAfter(now)) {
      try {
        present =
            new Known(OIDCProviderMetadata.resolve(issuer(), CONNECT_MILLIS, READ_MILLIS), now);
      } catch (GeneralException | IOException e) {
        throw new Unreachable(e);
      }
      known = present;
    }
    return present.metadata();
  }

  private Issuer issuer() {
    return new Issuer(settings.issuer());
  }

  private ClientID clientId() {
    return new ClientID(settings.clientId());
  }

  private record Known(OIDCProviderMetadata metadata, Instant since) {}

  /** The provider does not answer, or not as one. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(Throwable cause) {
      super("The sign-in provider does not answer", cause);
    }
  }
}
