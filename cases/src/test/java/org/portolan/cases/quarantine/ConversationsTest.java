package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays the conversations of {@code conversations.json}, which an officer can read and extend. */
class ConversationsTest {

  @TestFactory
  Stream<DynamicTest> conversations() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("conversations.json")) {
      JsonNode all = JsonMapper.builder().build().readTree(file);
      assertThat(all).isNotEmpty();
      return StreamSupport.stream(all.spliterator(), false)
          .map(s -> DynamicTest.dynamicTest(s.get("scenario").asText(), () -> play(s)));
    }
  }

  private static void play(JsonNode scenario) {
    AQuarantine person =
        AQuarantine.in(scenario.get("language").asText()).at("09:00").askedAndReached();
    if (scenario.path("on duty").asBoolean()) {
      person.onDuty(1, "08:00", "20:00");
    } else {
      person.onDuty(1, "23:00", "23:30");
    }
    for (JsonNode step : scenario.get("conversation")) {
      if (step.has("after")) {
        person.later(Duration.parse(step.get("after").asText()));
      } else {
        text(person, step);
      }
    }
    assertThat(person.openAlerts()).as("alerts").isEqualTo(texts(scenario.get("alerts")));
    assertThat(person.row().needs()).as("requests").isEqualTo(texts(scenario.get("requests")));
  }

  private static void text(AQuarantine person, JsonNode step) {
    boolean help = step.has("they call for help");
    String text = step.get(help ? "they call for help" : "they write").asText();
    CheckInReply reply = help ? person.callsForHelp(text) : person.texts(text);
    assertThat(person.said(reply)).as("answer to " + text).isEqualTo(texts(step.get("we answer")));
    if (step.has("understood")) {
      assertThat(reply.understood())
          .as("understood of " + text)
          .containsExactlyInAnyOrderElementsOf(texts(step.get("understood")));
    }
    if (step.has("board")) {
      assertThat(person.row().state().key())
          .as("board after " + text)
          .isEqualTo(step.get("board").asText());
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
