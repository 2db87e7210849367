package org.portolan.systemtests;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody for whom an administrator has opened an account on the page, with what they were given.
 */
final class NewColleague {

  static final String OWN_PASSWORD = "four words nobody guesses";

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  final String email;
  private final String startPassword;
  private final String secret;

  private NewColleague(String email, String startPassword, String secret) {
    this.email = email;
    this.startPassword = startPassword;
    this.secret = secret;
  }

  /** Opens an account on the administrator's page. */
  static NewColleague openedBy(Page administrator, String name, String role, String scope) {
    String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@new.example";
    administrator.click("[id='accounts:new']");
    administrator.fill("[id='accounts:name']", name);
    administrator.fill("[id='accounts:email']", email);
    administrator.selectOption("[id='accounts:role']", role);
    administrator.fill("[id='accounts:scope']", scope);
    administrator.click("[id='accounts:open']");
    administrator.waitForSelector("#start-password");
    NewColleague colleague =
        new NewColleague(
            email,
            administrator.textContent("#start-password"),
            administrator.textContent("#app-secret"));
    administrator.click("[id='accounts:handed-over']");
    administrator.waitForSelector("[id='accounts:new']");
    return colleague;
  }

  /** Signs in for the first time and chooses a password; uses the code of half a minute ago. */
  void signsInFirst(Page page) {
    signsIn(page, startPassword, Duration.ofSeconds(-30));
    page.waitForURL("**/staff/me*");
    page.fill("[id='password:current']", startPassword);
    page.fill("[id='password:next']", OWN_PASSWORD);
    page.fill("[id='password:again']", OWN_PASSWORD);
    page.click("[id='password:change']");
    page.waitForURL(url -> !url.contains("/staff/me"));
  }

  /** Signs in with the code of a moment near now; each code works once. */
  void signsIn(Page page, String password, Duration fromNow) {
    page.navigate(PortolanUnderTest.url("/staff/sign-in").toString());
    page.fill("[id='form:email']", email);
    page.fill("[id='form:password']", password);
    await("a code that will still hold when it arrives").until(NewColleague::notAtTheEndOfAStep);
    page.fill("[id='form:code']", codeAt(Clock.systemUTC().instant().plus(fromNow)));
    page.click("[id='form:submit']");
    page.waitForURL(url -> !url.contains("/staff/sign-in"));
  }

  private static boolean notAtTheEndOfAStep() {
    return Clock.systemUTC().instant().getEpochSecond() % 30 < 25;
  }

  private String codeAt(Instant time) {
    byte[] key = new byte[20];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (char symbol : secret.toCharArray()) {
      buffer = (buffer << 5) | BASE32.indexOf(symbol);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        key[at++] = (byte) (buffer >> bits);
      }
    }
    try {
      return new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
