package org.portolan.cases.quarantine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.wording.Wording;

/**
 * A question of a protocol.
 *
 * @param options ids in the order they are offered; for a temperature, what may be said instead
 * @param next the question that follows a chosen option
 * @param otherwise the question that follows any other answer; null after the last
 */
public record Question(
    String id, Kind kind, List<String> options, Map<String, String> next, String otherwise) {

  /** How a question is answered. */
  public enum Kind {
    /** By one of the options. */
    ONE,
    /** By any number of the options. */
    SEVERAL,
    /** By a body temperature, or one of the options. */
    TEMPERATURE
  }

  public Question {
    options = List.copyOf(options);
    next = next == null ? Map.of() : Map.copyOf(next);
  }

  /** Whether several options may be chosen at once. */
  public boolean several() {
    return kind == Kind.SEVERAL;
  }

  /** The question as it is asked. */
  public Wording wording() {
    return Wording.question(
        "question." + id, options.stream().map(option -> "option." + option).toList(), several());
  }

  /** What is asked after this answer. */
  Optional<String> after(Answer answer) {
    return answer.options().stream()
        .filter(next::containsKey)
        .map(next::get)
        .findFirst()
        .or(() -> Optional.ofNullable(otherwise));
  }
}
