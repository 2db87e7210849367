package org.portolan.cases.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;
import org.jasypt.salt.RandomSaltGenerator;

/**
 * What the operator's master password seals: the master keyset, and secrets in the configuration
 * written as {@code ENC(…)}. The only password-based encryption there is; it runs at start, about
 * 0.1 s each time, and never for a field.
 */
public final class OperatorSeal {

  private static final String ALGORITHM = "PBEWITHHMACSHA512ANDAES_256";
  private static final int ITERATIONS = 100_000;
  private static final Pattern SETTING = Pattern.compile("ENC\\(([A-Za-z0-9+/=\\s]+)\\)");

  private static final AtomicLong DERIVATIONS = new AtomicLong();

  private final char[] password;

  public OperatorSeal(char[] password) {
    this.password = password.clone();
  }

  /** Seals bytes under a random salt: twice the same gives two that differ. */
  public byte[] seal(byte[] value) {
    return encryptor().encrypt(value);
  }

  /**
   * Opens what was sealed.
   *
   * @throws NotOpened when this password did not seal it, or it was altered
   */
  public byte[] open(byte[] sealed) {
    if (sealed.length == 0) {
      throw new NotOpened(null);
    }
    try {
      return encryptor().decrypt(sealed);
    } catch (EncryptionOperationNotPossibleException e) {
      throw new NotOpened(e);
    }
  }

  /** A secret as it may stand in the configuration. */
  public String sealSetting(String value) {
    byte[] sealed = seal(value.getBytes(StandardCharsets.UTF_8));
    return "ENC(" + Base64.getEncoder().encodeToString(sealed) + ")";
  }

  /** What stands in {@code ENC(…)}; empty for a value that is not sealed. */
  static Optional<byte[]> sealedSetting(String value) {
    Matcher matcher = SETTING.matcher(value.strip());
    return matcher.matches() ? Optional.of(decoded(matcher.group(1))) : Optional.empty();
  }

  /** Nothing when it is no Base64: then there is nothing to open. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** How often this process has derived a key from a password. */
  public static long derivations() {
    return DERIVATIONS.get();
  }

  private StandardPBEByteEncryptor encryptor() {
    DERIVATIONS.incrementAndGet();
    StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();
    encryptor.setAlgorithm(ALGORITHM);
    encryptor.setKeyObtentionIterations(ITERATIONS);
    encryptor.setSaltGenerator(new RandomSaltGenerator());
    encryptor.setIvGenerator(new RandomIvGenerator());
    encryptor.setPasswordCharArray(password.clone());
    return encryptor;
  }

  /** The password does not open it. */
  public static final class NotOpened extends RuntimeException {
    NotOpened(Throwable cause) {
      super("Not sealed under this password, or altered since", cause);
    }
  }
}
