package org.portolan.web.uploads;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.portolan.cases.settings.Settings;

/**
 * The memory that holds what people are sending to a page. Whoever comes when it is full waits a
 * while: many photographs are in it at a time, and few that are as large as may be.
 */
public final class UploadRoom {

  /**
   * In megabytes. Parsing, looking and sealing copy a file about five times, so that this is a
   * fifth of the memory of a server with 1 GB.
   */
  private static final int MEGABYTES = 40;

  private static final long MEGABYTE = 1_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore free;

  private UploadRoom(int megabytes) {
    this.free = new Semaphore(megabytes, true);
  }

  /**
   * As much as {@code UPLOAD_ROOM_MB} says, and at least for one file: all pages of those who are
   * signed in have the same room.
   */
  static UploadRoom of(Settings settings) {
    int largest = megabytes(UploadLimit.of(settings).request());
    return new UploadRoom(Math.max(settings.number("UPLOAD_ROOM_MB", MEGABYTES), largest));
  }

  /** For so many of the largest at a time, on a page that anybody may send something to. */
  public static UploadRoom ofStrangers(Settings settings, int many) {
    return new UploadRoom(many * megabytes(UploadLimit.of(settings).request()));
  }

  /**
   * Takes room for a request, which is given back with {@link #leave}.
   *
   * @param request of which {@link UploadLimit} has said that it is not too large
   * @return false when nothing got free in time
   */
  public boolean take(HttpServletRequest request) {
    return take(request, PATIENCE);
  }

  boolean take(HttpServletRequest request, Duration patience) {
    try {
      return free.tryAcquire(
          megabytes(request.getContentLengthLong()), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives back what a request has taken. */
  public void leave(HttpServletRequest request) {
    free.release(megabytes(request.getContentLengthLong()));
  }

  private static int megabytes(long bytes) {
    return (int) (bytes / MEGABYTE) + 1;
  }
}
