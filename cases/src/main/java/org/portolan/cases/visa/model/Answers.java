package org.portolan.cases.visa.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one member of an application has answered, by question. Nothing that was answered is thrown
 * away when another answer makes it unasked: whoever changes their mind finds it again. Stored as
 * one sealed value.
 */
public record Answers(Map<String, GivenAnswer> byQuestion) {

  /** Nothing yet. */
  public static final Answers NONE = new Answers(Map.of());

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Answers {
    byQuestion = new LinkedHashMap<>(byQuestion);
  }

  /** The answer to a question; empty when there is none, or it was taken back. */
  public Optional<GivenAnswer> of(String question) {
    return Optional.ofNullable(byQuestion.get(question)).filter(answer -> !answer.isEmpty());
  }

  /** These with others, which came with a version. */
  public Answers with(Map<String, GivenAnswer> news, long version) {
    Map<String, GivenAnswer> all = new LinkedHashMap<>(byQuestion);
    news.forEach((question, answer) -> all.put(question, answer.at(version)));
    return new Answers(all);
  }

  /** What others answered to these questions after a version. */
  public Map<String, GivenAnswer> since(long version, Iterable<String> questions) {
    Map<String, GivenAnswer> theirs = new LinkedHashMap<>();
    for (String question : questions) {
      GivenAnswer answer = byQuestion.get(question);
      if (answer != null && answer.at() > version) {
        theirs.put(question, answer);
      }
    }
    return theirs;
  }

  /** These with one answer of others. */
  Answers withAsIs(String question, Answers others) {
    GivenAnswer answer = others.byQuestion.get(question);
    if (answer == null) {
      return this;
    }
    Map<String, GivenAnswer> all = new LinkedHashMap<>(byQuestion);
    all.put(question, answer);
    return new Answers(all);
  }

  /** As it is sealed. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(byQuestion);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers cannot be written");
    }
  }

  /** From what {@link #toJson()} wrote. */
  public static Answers fromJson(String json) {
    try {
      return new Answers(
          JSON.readValue(json, new TypeReference<LinkedHashMap<String, GivenAnswer>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers cannot be read");
    }
  }

  @Override
  public String toString() {
    return "Answers[" + byQuestion.size() + "]";
  }
}
