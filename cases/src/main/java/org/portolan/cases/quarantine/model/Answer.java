package org.portolan.cases.quarantine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody answered to one question, as it was understood.
 *
 * @param options ids of the options chosen, in the order they were offered
 * @param celsius a temperature in degrees Celsius, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(List<String> options, BigDecimal celsius) {

  public Answer {
    options = options == null ? List.of() : List.copyOf(options);
  }

  static Answer of(List<String> options) {
    return new Answer(options, null);
  }

  static Answer of(BigDecimal celsius) {
    return new Answer(List.of(), celsius);
  }

  /**
   * This answer after a later one to the same question. Several choices add up: a second text
   * rather names one more symptom than takes one back. What stands alone, such as "nothing",
   * replaces the others and is replaced by them.
   */
  Answer followedBy(Question question, Answer later) {
    boolean alone = later.options.stream().anyMatch(question.alone()::contains);
    if (!question.several() || alone || later.celsius != null) {
      return later;
    }
    List<String> both = new ArrayList<>(question.options());
    both.removeIf(option -> question.alone().contains(option));
    both.removeIf(option -> !options.contains(option) && !later.options.contains(option));
    return of(both);
  }

  public boolean chose(String option) {
    return options.contains(option);
  }

  /** As shown to staff: option ids and degrees, {@code breathing}, {@code 38.5}. */
  public List<String> tokens() {
    List<String> tokens = new ArrayList<>(options);
    if (celsius != null) {
      tokens.add(celsius.toPlainString());
    }
    return tokens;
  }
}
