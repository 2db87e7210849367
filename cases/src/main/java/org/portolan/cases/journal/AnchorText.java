package org.portolan.cases.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.journal.Anchor.Head;
import org.portolan.cases.keys.SigningKey;

/**
 * An anchor as lines of ASCII:
 *
 * <pre>
 * portolan-anchor 1
 * number 12
 * at 2026-11-23T12:00:00Z
 * previous (SHA-256 of the anchor before, in hexadecimal; nothing for the first)
 * head (case) (number) (hash, in hexadecimal)
 * key (Ed25519 public key, base64)
 * signature (base64)
 * </pre>
 *
 * The signature is over the SHA-256 of all lines before it, each with its line feed; the digest to
 * which the next anchor chains is over all lines.
 */
final class AnchorText {

  static final String BEGIN = "portolan-anchor 1";
  private static final String SIGNATURE = "signature ";
  private static final HexFormat HEX = HexFormat.of();

  private AnchorText() {}

  /** Writes and signs. */
  static Signed write(Anchor anchor, SigningKey key) {
    StringBuilder text = new StringBuilder(200 + anchor.heads().size() * 128);
    text.append(BEGIN).append('\n');
    text.append("number ").append(anchor.number()).append('\n');
    text.append("at ").append(anchor.at()).append('\n');
    text.append("previous ").append(HEX.formatHex(anchor.previous())).append('\n');
    for (Head head : anchor.heads()) {
      text.append("head ").append(head.caseId()).append(' ').append(head.seq()).append(' ');
      text.append(HEX.formatHex(head.mac())).append('\n');
    }
    text.append("key ").append(base64(key.publicKey())).append('\n');
    byte[] signature = key.sign(sha256().digest(bytes(text)));
    text.append(SIGNATURE).append(base64(signature)).append('\n');
    return new Signed(text.toString(), sha256().digest(bytes(text)));
  }

  /** Whether a line ends an anchor. */
  static boolean ends(String line) {
    return line.startsWith(SIGNATURE);
  }

  /** Reads an anchor's lines; empty when they are none that this key has signed. */
  static Optional<Read> read(List<String> lines, SigningKey key) {
    int last = lines.size() - 1;
    if (last < 5 || !ends(lines.get(last))) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    lines.subList(0, last).forEach(line -> digest.update(bytes(line + "\n")));
    try {
      MessageDigest whole = (MessageDigest) digest.clone();
      whole.update(bytes(lines.get(last) + "\n"));
      byte[] signature = Base64.getDecoder().decode(lines.get(last).substring(SIGNATURE.length()));
      return key.hasSigned(digest.digest(), signature)
          ? Optional.of(new Read(parsed(lines), whole.digest()))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Anchor parsed(List<String> lines) {
    List<Head> heads = new ArrayList<>();
    for (String line : lines.subList(4, lines.size() - 2)) {
      String[] words = line.split(" ");
      heads.add(
          new Head(UUID.fromString(words[1]), Long.parseLong(words[2]), HEX.parseHex(words[3])));
    }
    return new Anchor(
        Long.parseLong(value(lines.get(1))),
        Instant.parse(value(lines.get(2))),
        HEX.parseHex(value(lines.get(3))),
        heads);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An anchor ready to be appended, and what the next chains to. */
  record Signed(String text, byte[] digest) {}

  /** An anchor that holds by itself, and what the next must chain to. */
  record Read(Anchor anchor, byte[] digest) {}
}
