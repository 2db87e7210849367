package org.portolan.cases.wording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A message to a person as keys of {@code i18n} and their arguments. It is rendered only when it is
 * sent, in the language the person has then.
 *
 * @param parts said one after the other, each on its own line; none when a person wrote the
 *     message, which then stands on the case's timeline under the message's id
 */
public record Wording(List<Part> parts) {

  /** The key of what a public page says; its text is the argument of the same name. */
  public static final String PAGE = "page";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Wording {
    parts = List.copyOf(parts);
  }

  /** What a person wrote, as it stands on the timeline. */
  public static Wording asWritten() {
    return new Wording(List.of());
  }

  /** Whether a person wrote it. */
  public boolean written() {
    return parts.isEmpty();
  }

  /** A text without arguments. */
  public static Wording of(String textKey) {
    return of(textKey, Map.of());
  }

  /** A text with arguments: numbers and texts. */
  public static Wording of(String textKey, Map<String, Object> arguments) {
    return new Wording(List.of(new Part(textKey, arguments, List.of(), false)));
  }

  /** What a public page says, in the language that it was asked for in. */
  public static Wording ofPage(String text) {
    return of(PAGE, Map.of(PAGE, text));
  }

  /** A question with options to choose from, or with none when its answer is a number. */
  public static Wording question(String questionKey, List<String> optionKeys, boolean several) {
    return new Wording(List.of(new Part(questionKey, Map.of(), optionKeys, several)));
  }

  /** This, then that. */
  public Wording then(Wording next) {
    List<Part> both = new ArrayList<>(parts);
    both.addAll(next.parts);
    return new Wording(both);
  }

  /** As stored, sealed, in the outbox. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(parts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A wording cannot be written", e);
    }
  }

  /** From what {@link #toJson()} wrote. */
  public static Wording fromJson(String json) {
    try {
      return new Wording(Arrays.asList(JSON.readValue(json, Part[].class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A wording cannot be read");
    }
  }

  /**
   * One text.
   *
   * @param key of {@code i18n}
   * @param optionKeys keys of the numbered options below a question; empty for a plain text
   * @param several whether more than one option may be chosen
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Part(
      String key, Map<String, Object> arguments, List<String> optionKeys, boolean several) {
    public Part {
      arguments = arguments == null ? Map.of() : Map.copyOf(arguments);
      optionKeys = optionKeys == null ? List.of() : List.copyOf(optionKeys);
    }
  }
}
