package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes of a barcode as people paste them. */
class SealTextTest {

  private static final byte[] SEAL = HexFormat.of().parseHex("dc03d9c5d9cac8a73a99a807baa82e");

  @Test
  void hexadecimal_digits_are_read_however_they_are_set_apart() {
    for (String text :
        new String[] {
          "dc03d9c5d9cac8a73a99a807baa82e",
          " DC 03 D9 C5 D9 CA C8 A7\r\n3A 99 A8 07 BA A8 2E ",
          "dc:03:d9:c5:d9:ca:c8:a7:3a:99:a8:07:ba:a8:2e",
          "0xDC, 0x03, 0xd9, 0xc5, 0xd9, 0xca, 0xc8, 0xa7, 0x3a, 0x99, 0xa8, 0x07, 0xba, 0xa8, 0x2e"
        }) {
      assertThat(SealText.bytes(text)).contains(SEAL);
    }
  }

  @Test
  void base64_and_base45_are_read() {
    assertThat(SealText.bytes(Base64.getEncoder().encodeToString(SEAL))).contains(SEAL);
    assertThat(SealText.bytes(Base64.getUrlEncoder().withoutPadding().encodeToString(SEAL)))
        .contains(SEAL);
    // the examples of RFC 9285
    assertThat(SealText.bytes("QED8WEX0")).contains("ietf!".getBytes(StandardCharsets.US_ASCII));
    assertThat(SealText.bytes("%69 VD92EX0\n"))
        .contains("Hello!!".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void what_is_none_of_these_or_too_long_is_nothing() {
    for (String text : new String[] {"", "  ", "é", "Ü\u0003jÄ", ":::", "م"}) {
      assertThat(SealText.bytes(text)).as(text).isEmpty();
    }
    assertThat(SealText.bytes("dc".repeat(SealText.LONGEST))).isEmpty();
  }

  @Test
  void any_text_is_read_or_not_and_nothing_else_happens() {
    Random random = new Random(45);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(
            (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
      }
      assertThat(SealText.bytes(text.toString())).isNotNull();
    }
  }
}
