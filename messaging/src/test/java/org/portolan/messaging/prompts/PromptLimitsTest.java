package org.portolan.messaging.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.prompts.PromptLimits.Refusal;

class PromptLimitsTest {

  private final PromptLimits limits = PromptLimits.of(Settings.of(Map.of()));

  static byte[] wav(int coding, int rate, int bits, double seconds) {
    int bytes = (int) (rate * bits / 8 * seconds);
    ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) coding).putShort((short) 1).putInt(rate).putInt(rate * bits / 8);
    file.putShort((short) (bits / 8)).putShort((short) bits);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    return file.array();
  }

  /** Frames of MPEG 1, layer III, 128 kbit/s at 44,100 Hz: 417 bytes and 26 ms each. */
  private static byte[] mp3(int frames, byte[] before, byte[] after) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(before);
    for (int i = 0; i < frames; i++) {
      byte[] frame = new byte[417];
      frame[0] = (byte) 0xff;
      frame[1] = (byte) 0xfb;
      frame[2] = (byte) 0x90;
      file.writeBytes(frame);
    }
    file.writeBytes(after);
    return file.toByteArray();
  }

  private Optional<Refusal> refusal(byte[] content) {
    return limits.look(content).refusal();
  }

  @Test
  void what_telephones_play_is_taken_with_its_length() {
    for (byte[] content :
        new byte[][] {
          wav(1, 8_000, 16, 2), wav(1, 44_100, 8, 2), wav(6, 8_000, 8, 2), wav(7, 8_000, 8, 2)
        }) {
      Recording recording = limits.look(content).recording().orElseThrow();
      assertThat(recording.kind()).isEqualTo(Recording.Kind.WAV);
      assertThat(recording.length()).isEqualTo(Duration.ofSeconds(2));
    }
    byte[] tag = "ID3\4\0\0\0\0\0\6abcdef".getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] content :
        new byte[][] {
          mp3(100, new byte[0], new byte[0]),
          mp3(100, tag, "TAG".getBytes(StandardCharsets.US_ASCII))
        }) {
      Recording recording = limits.look(content).recording().orElseThrow();
      assertThat(recording.kind()).isEqualTo(Recording.Kind.MP3);
      assertThat(recording.length()).isBetween(Duration.ofMillis(2_600), Duration.ofMillis(2_630));
    }
  }

  @Test
  void what_only_calls_itself_a_sound_is_not() {
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(page)).contains(Refusal.NO_SOUND);
    assertThat(refusal(new byte[0])).contains(Refusal.NO_SOUND);
    assertThat(refusal(Arrays.copyOf(wav(1, 8_000, 16, 2), 30))).contains(Refusal.NO_SOUND);
    assertThat(refusal(wav(85, 8_000, 16, 2))).contains(Refusal.NO_SOUND);
    assertThat(refusal(wav(1, 8_000, 24, 2))).contains(Refusal.NO_SOUND);
    assertThat(refusal(mp3(2, new byte[0], new byte[0]))).contains(Refusal.NO_SOUND);
    assertThat(refusal(mp3(20, page, new byte[0]))).contains(Refusal.NO_SOUND);
    assertThat(refusal(mp3(20, new byte[0], new byte[5_000]))).contains(Refusal.NO_SOUND);
  }

  @Test
  void neither_silence_nor_a_speech_is_taken() {
    assertThat(refusal(wav(1, 8_000, 16, 0.1))).contains(Refusal.TOO_SHORT);
    assertThat(refusal(wav(7, 8_000, 8, 61))).contains(Refusal.TOO_LONG);
    assertThat(refusal(wav(1, 48_000, 16, 15))).contains(Refusal.TOO_LARGE);
  }

  @Test
  void sizes_that_lie_lead_nowhere() {
    byte[] content = wav(1, 8_000, 16, 2);
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(16, -1);
    assertThat(refusal(content)).contains(Refusal.NO_SOUND);
    byte[] longer = wav(1, 8_000, 16, 2);
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(40, Integer.MAX_VALUE);
    assertThat(limits.look(longer).recording().orElseThrow().length())
        .isEqualTo(Duration.ofSeconds(2));
  }
}
