package org.portolan.messaging.prompts;

import java.time.Duration;

/**
 * A sound file that was looked at, byte by byte as far as its kind needs.
 *
 * @param kind of its content, whatever its name said
 * @param length how long it plays
 */
public record Recording(Kind kind, Duration length, byte[] content) {

  /** What telephones are given; both are kinds that the provider plays. */
  public enum Kind {
    WAV("audio/wav"),
    MP3("audio/mpeg");

    private final String mediaType;

    Kind(String mediaType) {
      this.mediaType = mediaType;
    }

    /** As HTTP names it. */
    public String mediaType() {
      return mediaType;
    }
  }

  @Override
  public String toString() {
    return "Recording[" + kind + ", " + length + "]";
  }
}
