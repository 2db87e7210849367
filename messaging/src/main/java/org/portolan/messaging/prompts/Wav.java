package org.portolan.messaging.prompts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads how long a WAV file plays: the chunks {@code fmt} and {@code data} of a RIFF file, with
 * linear samples, A-law or μ-law, which are what telephones carry.
 */
final class Wav {

  private static final int HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int FORMAT = 16;
  private static final int LINEAR = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 48_000;

  private Wav() {}

  /** How long it plays; empty when it is no such file, or its chunks do not hold together. */
  static Optional<Duration> length(byte[] content) {
    if (content.length < HEAD || !is(content, 0, "RIFF") || !is(content, 8, "WAVE")) {
      return Optional.empty();
    }
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long bytesPerSecond = 0;
    int at = HEAD;
    while (at + CHUNK_HEAD <= content.length) {
      long size = Integer.toUnsignedLong(file.getInt(at + 4));
      if (is(content, at, "fmt ") && size >= FORMAT && at + CHUNK_HEAD + FORMAT <= content.length) {
        bytesPerSecond = bytesPerSecond(file, at + CHUNK_HEAD);
      } else if (is(content, at, "data")) {
        long there = Math.min(size, content.length - at - CHUNK_HEAD);
        return bytesPerSecond == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(there * 1_000 / bytesPerSecond));
      }
      long next = at + CHUNK_HEAD + size + (size & 1);
      if (next > content.length) {
        return Optional.empty();
      }
      at = (int) next;
    }
    return Optional.empty();
  }

  /** 0 when it is not what telephones play. */
  private static long bytesPerSecond(ByteBuffer file, int at) {
    int coding = Short.toUnsignedInt(file.getShort(at));
    int channels = Short.toUnsignedInt(file.getShort(at + 2));
    int rate = file.getInt(at + 4);
    int bits = Short.toUnsignedInt(file.getShort(at + 14));
    boolean linear = coding == LINEAR && (bits == 8 || bits == 16);
    boolean companded = (coding == A_LAW || coding == MU_LAW) && bits == 8;
    boolean playable =
        (linear || companded)
            && (channels == 1 || channels == 2)
            && rate >= LOWEST_RATE
            && rate <= HIGHEST_RATE;
    return playable ? (long) rate * channels * bits / 8 : 0;
  }

  private static boolean is(byte[] content, int at, String name) {
    return new String(content, at, 4, StandardCharsets.US_ASCII).equals(name);
  }
}
