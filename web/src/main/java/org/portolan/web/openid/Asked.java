package org.portolan.web.openid;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser keeps between asking the provider and coming back, so that an answer meant for
 * another browser is none. There is no session before somebody has signed in.
 *
 * @param state comes back with the answer (RFC 6749, 10.12)
 * @param nonce stands in the provider's token (OpenID Connect Core 1.0, 15.5.2)
 * @param verifier shows that whoever asked redeems the code (RFC 7636)
 */
record Asked(State state, Nonce nonce, CodeVerifier verifier) {

  private static final String NAME = "portolan-provider";
  private static final String PATH = "/staff/provider";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{20,64})\\.([A-Za-z0-9_-]{20,64})\\.([A-Za-z0-9_-]{43,128})");

  static Asked draw() {
    return new Asked(new State(), new Nonce(), new CodeVerifier());
  }

  /** What this browser keeps, if it has asked within ten minutes. */
  static Optional<Asked> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(cookie -> FORM.matcher(cookie.getValue()))
            .filter(Matcher::matches)
            .map(
                kept ->
                    new Asked(
                        new State(kept.group(1)),
                        new Nonce(kept.group(2)),
                        new CodeVerifier(kept.group(3))))
            .findFirst();
  }

  Cookie cookie(HttpServletRequest request) {
    return cookie(
        request, state + "." + nonce + "." + verifier.getValue(), (int) PATIENCE.toSeconds());
  }

  /** An answer is taken once. */
  static Cookie forgotten(HttpServletRequest request) {
    return cookie(request, "", 0);
  }

  private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath(PATH);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge(seconds);
    // the way back begins at the provider's site
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  @Override
  public String toString() {
    return "Asked";
  }
}
