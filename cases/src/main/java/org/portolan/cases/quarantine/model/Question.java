package org.portolan.cases.quarantine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.wording.Wording;

/**
 * A question of a protocol.
 *
 * @param options ids in the order they are offered; for a temperature, what may be said instead
 * @param alone options that are not chosen together with others: {@code nothing}
 * @param next the question that follows a chosen option
 * @param otherwise the question that follows any other answer; null after the last
 */
public record Question(
    String id,
    Kind kind,
    List<String> options,
    List<String> alone,
    Map<String, String> next,
    String otherwise) {

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
    options = options == null ? List.of() : List.copyOf(options);
    alone = alone == null ? List.of() : List.copyOf(alone);
    next = next == null ? Map.of() : Map.copyOf(next);
  }

  /** Whether several options may be chosen at once. */
  public boolean several() {
    return kind == Kind.SEVERAL;
  }

  /** The question as it is asked. */
  public Wording wording() {
    return Wording.question(textKey(), optionKeys(), several());
  }

  String textKey() {
    return "question." + id;
  }

  List<String> optionKeys() {
    return options.stream().map(option -> "option." + option).toList();
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
