package org.portolan.web.openid;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.web.start.KeptCookie;

/**
 * What a browser keeps between asking the provider and coming back, so that an answer meant for
 * another browser is none. There is no session before somebody has signed in.
 *
 * @param state comes back with the answer (RFC 6749, 10.12)
 * @param nonce stands in the provider's token (OpenID Connect Core 1.0, 15.5.2)
 * @param verifier shows that whoever asked redeems the code (RFC 7636)
 */
record Asked(State state, Nonce nonce, CodeVerifier verifier) {

  /** The way back begins at the provider's site. */
  private static final KeptCookie ASKED =
      new KeptCookie(
          "portolan-provider", "/staff/provider", "Lax", (int) Duration.ofMinutes(10).toSeconds());

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{20,64})\\.([A-Za-z0-9_-]{20,64})\\.([A-Za-z0-9_-]{43,128})");

  static Asked draw() {
    return new Asked(new State(), new Nonce(), new CodeVerifier());
  }

  /** What this browser keeps, if it has asked within ten minutes. */
  static Optional<Asked> of(HttpServletRequest request) {
    return ASKED
        .of(request)
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(
            kept ->
                new Asked(
                    new State(kept.group(1)),
                    new Nonce(kept.group(2)),
                    new CodeVerifier(kept.group(3))));
  }

  void keep(HttpServletRequest request, HttpServletResponse response) {
    ASKED.keep(request, response, state + "." + nonce + "." + verifier.getValue());
  }

  /** An answer is taken once. */
  static void forget(HttpServletRequest request, HttpServletResponse response) {
    ASKED.forget(request, response);
  }

  @Override
  public String toString() {
    return "Asked";
  }
}
