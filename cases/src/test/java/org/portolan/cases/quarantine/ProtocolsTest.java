package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.quarantine.model.Protocol;

/** A protocol with a mistake is refused with its name, before anybody is asked by it. */
class ProtocolsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Protocol read(String json) throws IOException {
    return Protocols.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode daily() throws IOException {
    try (InputStream file = Protocols.class.getResourceAsStream("daily-check-in.v1.json")) {
      return JSON.readTree(file);
    }
  }

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                     | days                | 0               | days must be 1 to 90
          /                     | colour              | "red"           | Unrecognized field
          /                     | repeatsAfterUnclear | -1              | must not be negative
          /                     | answerWithin        | "PT0S"          | answerWithin must be positive
          /                     | answerWithin        | null            | answerWithin is missing
          /                     | questions           | null            | questions is missing
          /                     | questions           | []              | there must be a question
          /                     | close               | "06:00"         | close must not be before
          /ask                  | from                | "23:00"         | ask.from must be before ask.until
          /ask                  | from                | "ten"           | ten
          /questions/0          | kind                | "guess"         | guess
          /questions/0          | id                  | "weather"       | there is no text question.weather
          /questions/0          | options             | ["well"]        | needs two options or more
          /questions/0          | options             | ["well","well"] | has an option twice
          /questions/0          | otherwise           | "nowhere"       | leads to no later question nowhere
          /questions/0/next     | splendid            | "needs"         | has no option splendid
          /questions/3          | otherwise           | "mood"          | leads to no later question mood
          /questions/3          | alone               | ["all"]         | has no option all
          /questions/1          | otherwise           | "needs"         | question temperature is never asked
          /questions/1/options  | 0                   | "wings"         | there is no text option.wings
          /alerts/0             | chosen              | "wings"         | names no option wings
          /alerts/0             | question            | "weather"       | names no question weather
          /alerts/0             | chosen              | null            | has no condition
          /alerts/0             | severity            | "dire"          | dire
          /alerts/0             | severity            | null            | needs a severity
          /alerts/1             | atLeast             | 380             | 30 to 45 degrees
          """)
  void a_mistake_is_named(String pointer, String field, String value, String error)
      throws IOException {
    JsonNode file = daily();
    JsonNode at = pointer.equals("/") ? file : file.at(pointer);
    if (at instanceof ArrayNode array) {
      array.set(Integer.parseInt(field), JSON.readTree(value));
    } else {
      ((ObjectNode) at).set(field, JSON.readTree(value));
    }

    assertThatThrownBy(() -> read(file.toString())).hasMessageContaining(error);
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() throws IOException {
    ObjectNode file = (ObjectNode) daily();
    file.put("days", 0).put("repeatsAfterUnclear", -1);

    assertThatThrownBy(() -> read(file.toString()))
        .hasMessageContaining("days must be")
        .hasMessageContaining("repeatsAfterUnclear");
  }

  @Test
  void a_text_we_begin_names_no_health_matter() {
    assertThat(new Protocols().current().first().wording().parts().get(0).key())
        .isEqualTo("question.mood");
  }

  @Test
  void there_is_no_protocol_of_another_name() {
    assertThatThrownBy(() -> new Protocols().of("../secrets", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
