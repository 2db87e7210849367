package org.portolan.messaging.prompts;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads how long an MP3 file plays by walking over its frames (ISO/IEC 11172-3 and 13818-3, layer
 * III, and the half-rate extension 2.5), after a tag of ID3 version 2 if there is one.
 */
final class Mp3 {

  private static final int[] RATES_OF_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] RATES_OF_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] SAMPLES_A_SECOND = {44_100, 48_000, 32_000};
  private static final int TAG = 10;

  /** One frame by accident is likely; several in a row are not. */
  private static final int FEWEST_FRAMES = 3;

  /** What may stand behind the last frame: a tag of ID3 version 1, and padding. */
  private static final int MOST_BEHIND = 1_024;

  private Mp3() {}

  /** How long it plays; empty when it is no such file, or something else stands between. */
  static Optional<Duration> length(byte[] content) {
    int at = afterTag(content);
    int frames = 0;
    double seconds = 0;
    while (at + 4 <= content.length) {
      Frame frame = Frame.at(content, at);
      if (frame == null) {
        break;
      }
      frames++;
      seconds += frame.seconds;
      at += frame.bytes;
    }
    boolean whole = frames >= FEWEST_FRAMES && content.length - at <= MOST_BEHIND;
    return whole ? Optional.of(Duration.ofMillis(Math.round(seconds * 1_000))) : Optional.empty();
  }

  private static int afterTag(byte[] content) {
    if (content.length < TAG || content[0] != 'I' || content[1] != 'D' || content[2] != '3') {
      return 0;
    }
    return TAG
        + ((content[6] & 0x7f) << 21)
        + ((content[7] & 0x7f) << 14)
        + ((content[8] & 0x7f) << 7)
        + (content[9] & 0x7f);
  }

  /** One frame: how many bytes it has and how long it plays. */
  private record Frame(int bytes, double seconds) {

    /** Null where none begins. */
    static Frame at(byte[] content, int at) {
      int second = content[at + 1] & 0xff;
      int third = content[at + 2] & 0xff;
      int version = second >> 3 & 3;
      int rate = third >> 4;
      int sampling = third >> 2 & 3;
      boolean layerThree = (second >> 1 & 3) == 1;
      boolean none =
          (content[at] & 0xff) != 0xff || second >> 5 != 7 || !layerThree || version == 1;
      if (none || rate == 0 || rate == 15 || sampling == 3) {
        return null;
      }
      boolean one = version == 3;
      int perSecond = SAMPLES_A_SECOND[sampling] >> (one ? 0 : version == 2 ? 1 : 2);
      int samples = one ? 1_152 : 576;
      int kilobits = (one ? RATES_OF_1 : RATES_OF_2)[rate];
      int bytes = samples / 8 * kilobits * 1_000 / perSecond + (third >> 1 & 1);
      return new Frame(bytes, (double) samples / perSecond);
    }
  }
}
