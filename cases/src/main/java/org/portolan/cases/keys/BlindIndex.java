package org.portolan.cases.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Keyed hashes by which a sealed value can be found by equality, without telling what it is. The
 * kind keeps a phone number and a document number with the same digits apart.
 */
public final class BlindIndex {

  /** 128 bits: no two numbers of a country meet by chance, and rows stay small. */
  private static final int LENGTH = 16;

  private final KeyedHash hash;

  BlindIndex(KeyedHash hash) {
    this.hash = hash;
  }

  /** Of a phone number in E.164, such as {@code +251911000000}. */
  public byte[] ofPhone(String e164) {
    return of("phone", e164);
  }

  /** Of an e-mail address, without regard to case. */
  public byte[] ofEmail(String address) {
    return of("email", address.strip().toLowerCase(java.util.Locale.ROOT));
  }

  /** Of a document's number in its compared form, whoever issued it. */
  public byte[] ofDocument(String number) {
    return of("document", number);
  }

  /** Of who an applicant says they are: a name as it sounds and a day of birth. */
  public byte[] ofHolder(String nameAndBirth) {
    return of("holder", nameAndBirth);
  }

  /** Of what a signal of a case is about, so that the same is raised once. */
  public byte[] ofSignal(UUID caseId, String sameness) {
    return of("signal", caseId + " " + sameness);
  }

  /** Of what somebody comes back with who asked on a page. */
  public byte[] ofTicket(String ticket) {
    return of("ticket", ticket);
  }

  /** Of a person as the holder of something that does not say whose it is. */
  public byte[] ofHolder(UUID person) {
    return of("holder", person.toString());
  }

  /** Of what somebody wrote in a matter, so that the same form sent twice is known. */
  public byte[] ofWords(UUID matter, String words) {
    return of("words", matter + " " + words);
  }

  /** Of a file's content, by its SHA-256: the same file twice is known, and nothing of it told. */
  public byte[] ofFile(byte[] content) {
    return of("file", HexFormat.of().formatHex(sha256(content)));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Of one token of a person's name. */
  public byte[] ofNameToken(String token) {
    return of("name", token);
  }

  /** Of whoever tries to sign in: an account, an address, a device. */
  public byte[] ofSignIn(String subject) {
    return of("sign-in", subject);
  }

  /** Of whom a sign-in provider means: an issuer's address and its name for somebody. */
  public byte[] ofSubject(String issuer, String subject) {
    return of("subject", issuer + " " + subject);
  }

  private byte[] of(String kind, String value) {
    byte[] full =
        hash.of(kind.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(full, LENGTH);
  }
}
