package org.portolan.i18n.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How an answer to a question with options was understood. */
public sealed interface ChoiceReading {

  /**
   * The options chosen, in the order they were offered. There is at least one, except where a
   * temperature was asked for or there were none to choose from: then the temperature is there.
   */
  record Understood(List<String> options, Optional<Temperature> temperature)
      implements ChoiceReading {
    public Understood {
      options = List.copyOf(options);
    }
  }

  /** Nothing that could be relied on: ask again. */
  record Unclear() implements ChoiceReading {}

  /** One value out of either. */
  default <T> T fold(Function<Understood, T> understood, Supplier<T> unclear) {
    return this instanceof Understood reading ? understood.apply(reading) : unclear.get();
  }
}
