package org.portolan.cases.staff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator with one P-256 credential, which says whatever a test wants it to say. */
final class AnAuthenticator {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair key;
  private final byte[] credential = new byte[16];
  String origin = "https://portolan.example";
  String party = "portolan.example";
  boolean verified = true;
  int counter = 1;
  byte[] handle;

  AnAuthenticator() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      key = generator.generateKeyPair();
      new java.security.SecureRandom().nextBytes(credential);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A RegistrationResponseJSON. */
  String registers(byte[] challenge) {
    byte[] data = authenticatorData(true);
    byte[] object =
        join(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            head(0x40, data.length),
            data);
    return response(
        "\"attestationObject\":\"%s\",\"transports\":[\"internal\"],\"clientDataJSON\":\"%s\""
            .formatted(base64(object), base64(client("webauthn.create", challenge))));
  }

  /** An AuthenticationResponseJSON. */
  String signs(byte[] challenge) {
    byte[] data = authenticatorData(false);
    byte[] client = client("webauthn.get", challenge);
    return response(
        "\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\",\"clientDataJSON\":\"%s\""
            .formatted(
                base64(data),
                base64(signature(join(data, sha256(client)))),
                base64(handle),
                base64(client)));
  }

  private String response(String inner) {
    String id = base64(credential);
    return """
        {"id":"%s","rawId":"%s","type":"public-key","authenticatorAttachment":"platform",
        "clientExtensionResults":{},"response":{%s}}
        """
        .formatted(id, id, inner);
  }

  private byte[] client(String type, byte[] challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, base64(challenge), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(boolean attested) {
    int flags = PRESENT | (verified ? VERIFIED : 0) | (attested ? ATTESTED : 0);
    byte[] start =
        ByteBuffer.allocate(37)
            .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
            .put((byte) flags)
            .putInt(counter)
            .array();
    return attested
        ? join(start, new byte[16], new byte[] {0, (byte) credential.length}, credential, cose())
        : start;
  }

  /** RFC 9053, 7.1.1: kty 2, alg -7, crv 1, x, y. */
  private byte[] cose() {
    ECPublicKey point = (ECPublicKey) key.getPublic();
    return join(
        new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
        coordinate(point.getW().getAffineX().toByteArray()),
        new byte[] {0x22, 0x58, 32},
        coordinate(point.getW().getAffineY().toByteArray()));
  }

  private static byte[] coordinate(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(number.length, 32);
    System.arraycopy(number, number.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private byte[] signature(byte[] message) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return join(head(0x60, bytes.length), bytes);
  }

  /** A CBOR head of a major type and a length below 65,536. */
  private static byte[] head(int major, int length) {
    if (length < 24) {
      return new byte[] {(byte) (major | length)};
    }
    return length < 256
        ? new byte[] {(byte) (major | 24), (byte) length}
        : new byte[] {(byte) (major | 25), (byte) (length >> 8), (byte) length};
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
