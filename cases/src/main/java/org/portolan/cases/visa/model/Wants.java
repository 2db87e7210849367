package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** The questions that may be answered: those that are asked, and what their answers raise. */
  public Set<String> openQuestions(VisaType type) {
    return type.hangingOn(questions);
  }

  /** The documents that may be sent: those that are asked for, and what answers raise. */
  public Set<String> openDocuments(VisaType type) {
    Set<String> open = new HashSet<>(documents);
    open.addAll(type.documentsHangingOn(openQuestions(type)));
    return open;
  }

  /**
   * What a member has to give once they have answered anew: what answers raise and is not there.
   *
   * @param sent documents of the application, whoever's
   */
  public List<Missing> raised(VisaType type, Member member, List<Document> sent) {
    Set<String> open = openQuestions(type);
    Set<String> wanted = type.documentsHangingOn(open);
    return Missing.of(type, member, sent).stream()
        .filter(one -> (one.kind() == Missing.Kind.QUESTION ? open : wanted).contains(one.id()))
        .toList();
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
