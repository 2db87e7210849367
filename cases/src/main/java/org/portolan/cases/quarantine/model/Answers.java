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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answers(Map<String, Answer> byQuestion, String lastText, Instant lastAt) {

  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  static final Answers NONE = new Answers(Map.of(), null, null);

  Answers {
    byQuestion = byQuestion == null ? Map.of() : new LinkedHashMap<>(byQuestion);
  }

  Answers with(Map<String, Answer> news, String text, Instant at) {
    Map<String, Answer> all = new LinkedHashMap<>(byQuestion);
    all.putAll(news);
    return new Answers(all, text, at);
  }

  Answers heard(String text, Instant at) {
    return new Answers(byQuestion, text, at);
  }

  boolean repeats(String text, Instant at, Duration within) {
    return lastAt != null
        && Duration.between(lastAt, at).compareTo(within) < 0
        && text.strip().equals(lastText.strip());
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
