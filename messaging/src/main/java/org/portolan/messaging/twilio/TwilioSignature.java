package org.portolan.messaging.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells Twilio's requests from anybody else's: base64 of HMAC-SHA-1 under the account's token over
 * the full public address and each form field's name and value, the names sorted.
 */
public final class TwilioSignature {

  private static final String ALGORITHM = "HmacSHA1";

  private final Mac prototype;
  private final Optional<Mac> before;

  public TwilioSignature(String authToken) {
    this(authToken, Optional.empty());
  }

  /**
   * Of an account whose token was replaced lately.
   *
   * @param before what it replaced; valid too, since Twilio signs what is in flight with it
   */
  public TwilioSignature(String authToken, Optional<String> before) {
    this.prototype = macOf(authToken);
    this.before = before.map(TwilioSignature::macOf);
  }

  private static Mac macOf(String authToken) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }

  /**
   * Whether the signature is Twilio's. Takes the same time wherever it differs.
   *
   * @param url the full public address that Twilio called, with its query
   * @param fields the form's fields, decoded
   * @param signature the header {@code X-Twilio-Signature}, null when there was none
   */
  public boolean valid(String url, Map<String, String> fields, String signature) {
    if (signature == null) {
      return false;
    }
    return isOf(prototype, url, fields, signature)
        || before.isPresent() && isOf(before.get(), url, fields, signature);
  }

  private static boolean isOf(Mac by, String url, Map<String, String> fields, String signature) {
    return MessageDigest.isEqual(
        of(by, url, fields).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /** The signature of a request under the token that is in use. */
  public String of(String url, Map<String, String> fields) {
    return of(prototype, url, fields);
  }

  private static String of(Mac by, String url, Map<String, String> fields) {
    Mac mac = freshOf(by);
    mac.update(url.getBytes(StandardCharsets.UTF_8));
    new TreeMap<>(fields)
        .forEach(
            (name, value) -> {
              mac.update(name.getBytes(StandardCharsets.UTF_8));
              mac.update(value.getBytes(StandardCharsets.UTF_8));
            });
    return Base64.getEncoder().encodeToString(mac.doFinal());
  }

  private static Mac freshOf(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java cannot clone " + ALGORITHM, e);
    }
  }
}
