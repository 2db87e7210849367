package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What more is asked for. Stored as one sealed value.
 *
 * @param questions ids of questions that are to be answered anew
 * @param documents ids of documents that are to be sent, also such as the type does not always want
 * @param text in the officer's own words; may be empty
 */
public record Wants(List<String> questions, List<String> documents, String text) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Wants {
    questions = questions == null ? List.of() : List.copyOf(questions);
    documents = documents == null ? List.of() : List.copyOf(documents);
    text = text == null ? "" : text.strip();
  }

  /** Whether nothing is asked for. */
  @JsonIgnore
  public boolean isEmpty() {
    return questions.isEmpty() && documents.isEmpty() && text.isEmpty();
  }

  /** Whether the type has all of it. */
  public boolean isOf(VisaType type) {
    return questions.stream().allMatch(id -> type.question(id).isPresent())
        && documents.stream().allMatch(type::hasDocument);
  }

  /** As it is sealed. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is asked for cannot be written");
    }
  }

  /** From what {@link #toJson()} wrote. */
  public static Wants fromJson(String json) {
    try {
      return JSON.readValue(json, Wants.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is asked for cannot be read");
    }
  }

  @Override
  public String toString() {
    return "Wants";
  }
}
