package org.portolan.i18n.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.i18n.sms.SmsParts.Encoding;

class SmsPartsTest {

  @ParameterizedTest(name = "{0}: {2} × {1} is {4} units in {5} parts of {3}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          nothing                          ;      ;   0; GSM_7;   0; 1
          one full GSM part                ; a    ; 160; GSM_7; 160; 1
          one more makes two               ; a    ; 161; GSM_7; 161; 2
          two full GSM parts               ; a    ; 306; GSM_7; 306; 2
          three GSM parts                  ; a    ; 307; GSM_7; 307; 3
          the extension table costs two    ; €    ;  80; GSM_7; 160; 1
          153 septets hold 76 of them      ; €    ; 152; GSM_7; 304; 2
          so the 153rd is in a third part  ; €    ; 153; GSM_7; 306; 3
          Ç is GSM                         ; Ç    ; 160; GSM_7; 160; 1
          ç is not                         ; ç    ;  70; UCS_2;  70; 1
          one full UCS-2 part              ; я    ;  70; UCS_2;  70; 1
          one more makes two               ; я    ;  71; UCS_2;  71; 2
          two full UCS-2 parts             ; я    ; 134; UCS_2; 134; 2
          three UCS-2 parts                ; я    ; 135; UCS_2; 135; 3
          an emoji costs two               ; 😀   ;  35; UCS_2;  70; 1
          67 units hold 33 of them         ; 😀   ;  66; UCS_2; 132; 2
          so the 67th is in a third part   ; 😀   ;  67; UCS_2; 134; 3
          a flag stays together            ; 🇮🇹  ;  32; UCS_2; 128; 2
          16 flags fill a part             ; 🇮🇹  ;  33; UCS_2; 132; 3
          """)
  void counts(String label, String character, int times, Encoding encoding, int units, int parts) {
    String text = character == null ? "" : character.repeat(times);
    SmsParts counted = SmsParts.of(text);
    assertThat(counted).isEqualTo(new SmsParts(encoding, units, parts, counted.left()));
  }

  @ParameterizedTest(name = "{0}: {3} units left in part {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          nothing                                 ;                        ; 1; 160
          a part that is full                     ; 160*a                  ; 1;   0
          one more begins another                 ; 161*a                  ; 2; 145
          the escape stays with its character     ; 152*a 1*€ 30*a         ; 2; 121
          it fits where two septets are left      ; 151*a 1*€ 30*a         ; 2; 123
          a family stays together                 ; 60*я 1*👨‍👩‍👧‍👦 20*я ; 2;  36
          a family where the part is full         ; 67*я 1*👨‍👩‍👧‍👦      ; 2;  56
          more marks on a letter than a part holds; 1*e 80*\u0301          ; 2;   0
          two halves of a pair, each alone        ; 1*\ud83d 1*a 1*\ude00  ; 1;  67
          """)
  void says_what_is_left(String label, String runs, int parts, int left) {
    SmsParts counted = SmsParts.of(written(runs));
    assertThat(counted.parts()).isEqualTo(parts);
    assertThat(counted.left()).isEqualTo(left);
  }

  private static String written(String runs) {
    StringBuilder text = new StringBuilder();
    for (String run : runs == null ? new String[0] : runs.split(" ")) {
      String[] parts = run.split("\\*");
      String character =
          parts[1].startsWith("\\u")
              ? String.valueOf((char) Integer.parseInt(parts[1].substring(2), 16))
              : parts[1];
      text.append(character.repeat(Integer.parseInt(parts[0])));
    }
    return text.toString();
  }

  @Test
  void a_hundred_thousand_characters_are_counted_at_once() {
    String flags = "🇮🇹".repeat(25_000);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(SmsParts.of("a".repeat(100_000)).parts()).isEqualTo(654);
          assertThat(SmsParts.of("я".repeat(100_000)).parts()).isEqualTo(1_493);
          assertThat(SmsParts.of(flags).parts()).isEqualTo(1_563);
          assertThat(SmsParts.of("e" + "\u0301".repeat(99_999)).left()).isZero();
        });
  }

  /**
   * What sms-segments-calculator 1.3.0 says of texts in many scripts: the text as JSON, encoding,
   * units, parts, and the units that are free in the last part.
   */
  @Test
  void counts_as_twilio_does() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("twilio-segments.tsv")) {
      String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(lines.lines())
          .hasSizeGreaterThan(100)
          .allSatisfy(
              line -> {
                String[] cells = line.split("\t");
                String text = JsonMapper.builder().build().readValue(cells[0], String.class);
                assertThat(SmsParts.of(text))
                    .isEqualTo(
                        new SmsParts(
                            Encoding.valueOf(cells[1]),
                            Integer.parseInt(cells[2]),
                            Integer.parseInt(cells[3]),
                            Integer.parseInt(cells[4])));
              });
    }
  }
}
