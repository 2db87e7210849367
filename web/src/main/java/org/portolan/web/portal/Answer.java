package org.portolan.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What is sent, as it is kept: compressed once, as far as it goes.
 *
 * @param language its tag; empty where it has none
 * @param tag an entity tag of its content
 * @param location where it is instead; empty where it is here
 * @param gzip its content
 */
record Answer(int status, String type, String language, String tag, String location, byte[] gzip) {

  private static final int TAG_BYTES = 12;

  /** Without what is in no page: this fits for every page there is. */
  private static final int FIRST_GUESS = 8_192;

  static Answer of(int status, String type, String language, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, type, language, tag(bytes), "", compressed(bytes));
  }

  static Answer page(int status, String language, String html) {
    return of(status, "text/html", language, html);
  }

  static Answer moved(String location) {
    return new Answer(HttpServletResponse.SC_MOVED_PERMANENTLY, "", "", "", location, new byte[0]);
  }

  /** For the few who take nothing compressed. */
  byte[] plain() {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Weak, because the same content is sent compressed and not. */
  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_GUESS);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
