package org.portolan.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a plain answer          | Body=1                        | 1",
        "Arabic digits           | Body=%D9%A2+%D9%88+%D9%A3     | ٢ و ٣",
        "a plus and a percent    | Body=%2B1+%25                 | +1 %",
        "emoji                   | Body=%F0%9F%A4%92             | 🤒",
        "lower-case escapes      | Body=%d9%a2                   | ٢",
        "an equals sign          | Body=a=b                      | a=b",
        "half an escape          | Body=100%                     | 100%",
        "no hexadecimal          | Body=%zz                      | %zz",
        "an escape cut short     | Body=a%4                      | a%4",
        "a signed escape         | Body=%+1                      | % 1",
        "half a character        | Body=%D9                      | �",
        "an overlong slash       | Body=%C0%AF                   | ��",
        "raw UTF-8               | Body=ليلى                      | ليلى",
        "the first of two        | Body=first&Body=second        | first",
        "an empty field before   | &&=x&Body=1                   | 1"
      })
  void decodes_whatever_comes(String label, String body, String text) {
    assertThat(decoded(body)).as(label).containsEntry("Body", text);
  }

  @Test
  void a_name_without_a_value_is_empty() {
    assertThat(decoded("Body&From=%2B251911000000"))
        .isEqualTo(Map.of("Body", "", "From", "+251911000000"));
  }

  @Test
  void nothing_has_no_fields() {
    assertThat(decoded("")).isEmpty();
  }

  @Test
  void a_flood_of_fields_ends() {
    StringBuilder flood = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      flood.append("f").append(i).append("=1&");
    }
    assertThat(decoded(flood.toString())).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void random_bytes_never_fail() {
    Random random = new Random(20261123);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(FormBody.decode(bytes)).isNotNull();
    }
  }

  private static Map<String, String> decoded(String body) {
    return FormBody.decode(body.getBytes(StandardCharsets.UTF_8));
  }
}
