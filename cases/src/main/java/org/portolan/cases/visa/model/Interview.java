package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.i18n.Keyed;

/**
 * What was said when an officer called an applicant. Stored as one sealed value.
 *
 * @param consent what the applicant said to being recorded; null in what was written before it was
 *     asked
 * @param exchanges what was asked and answered, in order
 * @param result what came of it, in the officer's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interview(Consent consent, List<Exchange> exchanges, String result) {

  /** More questions than a telephone call has. */
  public static final int MOST_EXCHANGES = 40;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Interview {
    exchanges = exchanges == null ? List.of() : List.copyOf(exchanges);
    result = result == null ? "" : result.strip();
  }

  /** What the applicant said to being recorded. */
  public enum Consent implements Keyed {
    /** They agreed, and the call was recorded. */
    GIVEN,
    /** They did not agree: there are only these notes. */
    REFUSED,
    /** It was not to be recorded, and so not asked. */
    NOT_ASKED;

    /** The one with a key; empty when there is none. */
    public static Optional<Consent> find(String key) {
      return Keyed.find(Consent.class, key);
    }
  }

  /** A question and its answer. */
  public record Exchange(String question, String answer) {

    public Exchange {
      question = question == null ? "" : question.strip();
      answer = answer == null ? "" : answer.strip();
    }

    boolean isTooLong() {
      return Math.max(question.length(), answer.length()) > Decision.LONGEST_TEXT;
    }

    @Override
    public String toString() {
      return "Exchange";
    }
  }

  /** Why it cannot be kept so; empty when it can. */
  public Optional<Refusal> broken() {
    if (consent == null || result.isEmpty()) {
      return Optional.of(Refusal.EMPTY);
    }
    if (exchanges.size() > MOST_EXCHANGES) {
      return Optional.of(Refusal.TOO_MANY);
    }
    boolean tooLong =
        result.length() > Decision.LONGEST_TEXT || exchanges.stream().anyMatch(Exchange::isTooLong);
    return tooLong ? Optional.of(Refusal.TOO_LONG) : Optional.empty();
  }

  /** As it is sealed. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An interview cannot be written");
    }
  }

  /** From what {@link #toJson()} wrote, or from plain words, as they were kept before. */
  public static Interview fromStored(String stored) {
    if (!stored.startsWith("{")) {
      return new Interview(null, List.of(), stored);
    }
    try {
      return JSON.readValue(stored, Interview.class);
    } catch (JsonProcessingException e) {
      return new Interview(null, List.of(), stored);
    }
  }

  /** All of it in lines: questions, answers, and what came of it. */
  public String written() {
    return Stream.concat(
            exchanges.stream().flatMap(one -> Stream.of(one.question, one.answer)),
            Stream.of(result))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "Interview";
  }
}
