package org.portolan.i18n.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    assertThat(SmsParts.of(text)).isEqualTo(new SmsParts(encoding, units, parts));
  }

  /**
   * What sms-segments-calculator 1.3.0 says of texts in many scripts: the text as JSON, encoding,
   * units, parts.
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
                            Integer.parseInt(cells[3])));
              });
    }
  }
}
