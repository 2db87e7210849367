package org.portolan.web.start;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What is sent to everybody who asks, as it is kept: compressed once, as far as it goes. Browsers
 * and caches keep what they have and ask each time whether it still holds, which costs a few bytes:
 * what has changed shows at once.
 *
 * @param language its tag; empty where it has none
 * @param tag an entity tag of its content
 * @param location where it is instead; empty where it is here
 * @param gzip its content
 */
public record Answer(
    int status, String type, String language, String tag, String location, byte[] gzip) {

  private static final String ASK_EACH_TIME = "public, no-cache";
  private static final String ACCEPT_ENCODING = "Accept-Encoding";

  private static final Pattern REFUSED = Pattern.compile(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");

  private static final int TAG_BYTES = 12;

  /** Without what is in no page: this fits for every page there is. */
  private static final int FIRST_GUESS = 8_192;

  /**
   * Anything that is text.
   *
   * @param language its tag; empty where it has none
   */
  public static Answer of(int status, String type, String language, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, type, language, tag(bytes), "", compressed(bytes));
  }

  /** A page of HTML. */
  public static Answer page(int status, String language, String html) {
    return of(status, "text/html", language, html);
  }

  /** It is elsewhere, and stays there. */
  public static Answer moved(String location) {
    return new Answer(HttpServletResponse.SC_MOVED_PERMANENTLY, "", "", "", location, new byte[0]);
  }

  /** Sends it, or says that what the reader has still holds. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (!location.isEmpty()) {
      response.setHeader("Location", location);
      response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
      return;
    }
    if (status == HttpServletResponse.SC_OK && tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      validators().forEach(response::setHeader);
      return;
    }
    boolean compressed = takesGzip(request.getHeader(ACCEPT_ENCODING));
    headers(compressed).forEach(response::setHeader);
    byte[] content = compressed ? gzip : plain();
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private Map<String, String> validators() {
    return Map.of("ETag", tag, "Cache-Control", ASK_EACH_TIME, "Vary", ACCEPT_ENCODING);
  }

  /**
   * The headers of what is here, by their names, without its length.
   *
   * @param compressed whether it is sent as it is kept
   */
  public Map<String, String> headers(boolean compressed) {
    Map<String, String> headers = new HashMap<>(validators());
    headers.put("Content-Type", type + ";charset=UTF-8");
    if (compressed) {
      headers.put("Content-Encoding", "gzip");
    }
    if (!language.isEmpty()) {
      headers.put("Content-Language", language);
    }
    return headers;
  }

  /** Whether a reader who says this of what they accept takes what is compressed. */
  public static boolean takesGzip(String accepted) {
    return accepted != null
        && accepted.contains("gzip")
        && (!accepted.contains("q=0") || !REFUSED.matcher(accepted).matches());
  }

  /** For the few who take nothing compressed. */
  public byte[] plain() {
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
