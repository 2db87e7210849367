package org.portolan.cases.seal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How seals are written, and that nothing else is read. Examples are those of the specification.
 */
class SealFormatTest {

  private static final HexFormat HEX = HexFormat.of();

  /** Utopia, signer UTTS, certificate 5B, 1 and 2 November 2026, a visa. */
  private static final String HEADER = "dc03d9c5d9cac8a73a99a807baa82eca5d01";

  private static final String SIGNATURE = "ff40" + "11".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "XK<CD, eb0466a9",
    "XKCD, eb11fe45",
    "BSI01, 62d719c9",
    "D<<, 6abc",
    "UTO, d9c5",
    "DETS00027, 6d32c8a519fc",
    "47110815P, 33be1fed20c6",
    "'', ''"
  })
  void text_is_written_in_c40(String text, String bytes) {
    assertThat(HEX.formatHex(C40.encode(text))).isEqualTo(bytes);
    assertThat(C40.decode(HEX.parseHex(bytes))).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    // an odd byte; zero; shifts in front and in the middle; a padding that is not the last
    "6a", "0000", "0001", "06e5", "57ad", "58216abc",
    // a value above 39; the end of C40 not at the end; behind it a small letter, a filler, nothing
    "ffff", "fe456abc", "fe62", "fe3d", "fe00", "fe01"
  })
  void what_nobody_writes_in_c40_is_not_read(String bytes) {
    assertThat(C40.decode(HEX.parseHex(bytes))).isEmpty();
  }

  @Test
  void small_letters_and_others_are_not_written() {
    for (String text : List.of("a", "É", "A-B", "م")) {
      assertThatThrownBy(() -> C40.encode(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_date_is_one_number_and_a_feature_is_its_tag_its_length_and_its_value() {
    SealHeader header =
        new SealHeader(
            4, "UTO", "UTTS", "5B", LocalDate.of(1957, 3, 25), LocalDate.of(2026, 11, 2), 1, 2);
    byte[] unsigned = SealWriter.unsigned(header, List.of(SealFeature.text(0x0A, "BSI01")));
    assertThat(HEX.formatHex(unsigned))
        .isEqualTo("dc03d9c5d9cac8a73a99" + "319ef5" + "a82eca" + "0102" + "0a0462d719c9");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_A_SEAL, ''",
    "NOT_A_SEAL, 89504e470d0a1a0a",
    "CUT_OFF, dc",
    "UNKNOWN_VERSION, dc01d9c5",
    "UNKNOWN_VERSION, dc04d9c5",
    "CUT_OFF, dc03d9",
    "BAD_COUNTRY, dc03ffff",
    // a signer whose country is digits; a length of 0; a length that is no number
    "BAD_SIGNER, dc03d9c52052c8a73a99a807baa82eca5d01",
    "BAD_SIGNER, dc03d9c5d9cac8a53a99a807baa82eca5d01",
    "BAD_SIGNER, dc03d9c5d9cacdef3a99a807baa82eca5d01",
    "BAD_DATE, dc03d9c5d9cac8a73a99000000a82eca5d01",
    // 29 February 2026
    "BAD_DATE, dc03d9c5d9cac8a73a9922f93aa82eca5d01",
    "CUT_OFF, dc03d9c5d9cac8a73a99a807baa82eca5d",
    "NO_SIGNATURE, dc03d9c5d9cac8a73a99a807baa82eca5d01",
    "NO_SIGNATURE, dc03d9c5d9cac8a73a99a807baa82eca5d010403010000",
    "CUT_OFF, dc03d9c5d9cac8a73a99a807baa82eca5d0104030100",
    "NO_FEATURES, dc03d9c5d9cac8a73a99a807baa82eca5d01ff00",
    // lengths in more bytes than they need, and of three bytes
    "BAD_LENGTH, dc03d9c5d9cac8a73a99a807baa82eca5d010481030100",
    "BAD_LENGTH, dc03d9c5d9cac8a73a99a807baa82eca5d01048200030100",
    "BAD_LENGTH, dc03d9c5d9cac8a73a99a807baa82eca5d010483000003",
    "CUT_OFF, dc03d9c5d9cac8a73a99a807baa82eca5d0104",
    "FEATURE_TWICE, dc03d9c5d9cac8a73a99a807baa82eca5d0103010103010204",
    "BAD_SIGNATURE, dc03d9c5d9cac8a73a99a807baa82eca5d01030101ff020101",
    "CUT_OFF, dc03d9c5d9cac8a73a99a807baa82eca5d01030101ff400101"
  })
  void what_is_no_seal_is_refused_with_the_reason(SealFault reason, String bytes) {
    assertThat(fault(HEX.parseHex(bytes))).isEqualTo(reason);
  }

  @Test
  void nothing_may_stand_behind_the_signature() {
    String seal = HEADER + "030101" + SIGNATURE;
    assertThat(fault(HEX.parseHex(seal))).isNull();
    assertThat(fault(HEX.parseHex(seal + "00"))).isEqualTo(SealFault.MORE_BEHIND);
  }

  @Test
  void more_than_a_barcode_holds_is_not_looked_at() {
    assertThat(fault(new byte[SealReader.LONGEST + 1])).isEqualTo(SealFault.TOO_LONG);
  }

  @Test
  void a_seal_cut_off_anywhere_is_refused() {
    byte[] seal = HEX.parseHex(HEADER + "0304" + "01020304" + SIGNATURE);
    for (int length = 0; length < seal.length; length++) {
      assertThat(fault(Arrays.copyOf(seal, length))).isNotNull();
    }
  }

  @Test
  void any_seal_is_read_as_it_was_written() {
    Random random = new Random(35);
    for (int i = 0; i < 2_000; i++) {
      SealHeader header = aHeader(random);
      List<SealFeature> features = someFeatures(random);
      byte[] signature = bytes(random, 56 + 2 * random.nextInt(38));
      byte[] sealed = SealWriter.sealed(SealWriter.unsigned(header, features), signature);
      Seal seal = Seal.read(sealed).fold(read -> read, fault -> null);
      assertThat(seal).isNotNull();
      assertThat(seal.header()).isEqualTo(header);
      assertThat(seal.features()).isEqualTo(features);
      assertThat(seal.signature()).isEqualTo(signature);
      assertThat(seal.bytes()).isEqualTo(sealed);
    }
  }

  @Test
  void random_bytes_are_refused_or_read_and_never_more() {
    Random random = new Random(36);
    byte[] header = HEX.parseHex(HEADER);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = bytes(random, random.nextInt(200));
      // most of them begin as a seal does, else nothing but the first byte is looked at
      if (i % 10 > 0) {
        System.arraycopy(header, 0, bytes, 0, Math.min(random.nextInt(19), bytes.length));
      }
      SealReading reading = Seal.read(bytes);
      assertThat(reading.<Object>fold(Seal::header, fault -> fault)).isNotNull();
      CheckSeal check = new CheckSeal(new Signers(List.of()), reference -> false);
      assertThat(check.check(bytes, LocalDate.of(2026, 11, 27)).verdict())
          .isIn(SealVerdict.NOT_A_SEAL, SealVerdict.UNKNOWN_SIGNER);
    }
  }

  private static SealHeader aHeader(Random random) {
    boolean three = random.nextInt(4) == 0;
    return new SealHeader(
        three ? 3 : 4,
        text(random, 3),
        random.nextBoolean() ? "DEZV" : "UT" + text(random, 2),
        three ? text(random, 5) : text(random, 1 + random.nextInt(60)),
        LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500)),
        LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500)),
        random.nextInt(256),
        random.nextInt(256));
  }

  private static List<SealFeature> someFeatures(Random random) {
    List<SealFeature> features = new ArrayList<>();
    int tag = 0;
    do {
      int length = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(60);
      features.add(new SealFeature(tag, bytes(random, length)));
      tag += 1 + random.nextInt(40);
    } while (tag < 255 && random.nextInt(5) > 0);
    return features;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(random.nextInt(36)));
    }
    return text.toString();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Null when it is read. */
  private static SealFault fault(byte[] bytes) {
    return Seal.read(bytes).fold(seal -> null, fault -> fault);
  }
}
