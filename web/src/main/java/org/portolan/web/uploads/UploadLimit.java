package org.portolan.web.uploads;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import org.portolan.cases.settings.Settings;

/**
 * How large a file may be that somebody sends on a page. Only the addresses that are opened with
 * {@link #multipart()} take as much; {@code PORTOLAN_MAX_REQUEST_BYTES} is for all others.
 *
 * @param megabytes of a million bytes each, as people are told
 */
public record UploadLimit(int megabytes) {

  /** Telephones make photographs of 3 to 8 MB. */
  private static final int MEGABYTES = 10;

  private static final int MEGABYTE = 1_000_000;

  /** What a form has beside its file, in bytes. */
  private static final int FIELDS = 100_000;

  /** A film of a minute, in megabytes. */
  private static final int READ_TO_ITS_END = 100;

  /** As the operator says, in {@code UPLOAD_LARGEST_MB}, from 1 to 100. */
  public static UploadLimit of(Settings settings) {
    int wanted = settings.number("UPLOAD_LARGEST_MB", MEGABYTES);
    return new UploadLimit(Math.max(1, Math.min(wanted, READ_TO_ITS_END)));
  }

  /** In bytes. */
  public int bytes() {
    return megabytes * MEGABYTE;
  }

  /** The largest request with such a file, in bytes. */
  int request() {
    return bytes() + FIELDS;
  }

  /** Whether a request is larger than one with such a file, or does not say how large it is. */
  public boolean isExceededBy(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length < 0 || length > request();
  }

  /**
   * For an address that files are sent to: nothing of them is written to a disk. A larger request
   * comes to the page as well, which answers without looking at it: a browser shows an answer only
   * once it has sent everything, and the server reads that and throws it away. What is larger still
   * is cut off.
   */
  public MultipartConfigElement multipart() {
    long most = (long) READ_TO_ITS_END * MEGABYTE + FIELDS;
    return new MultipartConfigElement("", bytes(), most, bytes());
  }
}
