package org.portolan.cases.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What somebody needs to sign in for the first time; shown once and stored nowhere in clear.
 *
 * @param password to be changed at the first sign-in
 * @param secret of the authenticator app, in Base32
 */
public record Enrolment(String email, String password, String secret) {

  /** Without symbols that look like others: 20 of 31 are 99 bits. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  static String drawPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /** As long as RFC 4226, 4, recommends. */
  static byte[] drawSecret() {
    byte[] secret = new byte[20];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** What authenticator apps read from a picture. */
  public String address() {
    String account = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/Portolan:" + account + "?secret=" + secret + "&issuer=Portolan";
  }

  @Override
  public String toString() {
    return "Enrolment";
  }
}
