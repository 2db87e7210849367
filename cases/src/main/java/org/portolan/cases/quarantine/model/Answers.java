package org.portolan.cases.quarantine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person has answered in one check-in, and the last text, by which a repetition is told from
 * news. Stored as one sealed value.
 *
 * @param byQuestion in the order of answering
 * @param lastAt when the last text came in
 * @param handledAt when it was answered; what came in before cannot be about our answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answers(Map<String, Answer> byQuestion, String lastText, Instant lastAt, Instant handledAt) {

  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  static final Answers NONE = new Answers(Map.of(), null, null, null);

  Answers {
    byQuestion = byQuestion == null ? Map.of() : new LinkedHashMap<>(byQuestion);
  }

  Answers with(Map<String, Answer> news) {
    Map<String, Answer> all = new LinkedHashMap<>(byQuestion);
    all.putAll(news);
    return new Answers(all, lastText, lastAt, handledAt);
  }

  Answers heard(String text, Instant at, Instant now) {
    return new Answers(byQuestion, text, at, now);
  }

  /** Nothing answered, but the last text is known. */
  Answers withoutAnswers() {
    return new Answers(Map.of(), lastText, lastAt, handledAt);
  }

  /** The same text again, in the store before our answer to the first could be read. */
  boolean crossed(String text, Instant at) {
    return isLastText(text) && handledAt != null && !at.isAfter(handledAt);
  }

  /** The same text again within a time. */
  boolean repeats(String text, Instant at, Duration within) {
    return isLastText(text) && !isOlderThan(within, at);
  }

  /** Whether the last text came in so long before; also when there was none. */
  boolean isOlderThan(Duration time, Instant at) {
    return lastAt == null || Duration.between(lastAt, at).compareTo(time) >= 0;
  }

  private boolean isLastText(String text) {
    return lastText != null && text.strip().equals(lastText.strip());
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers cannot be written", e);
    }
  }

  static Answers fromJson(String json) {
    if (json == null) {
      return NONE;
    }
    try {
      return JSON.readValue(json, Answers.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers cannot be read");
    }
  }
}
