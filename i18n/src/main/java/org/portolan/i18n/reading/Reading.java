package org.portolan.i18n.reading;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How something that somebody wrote was understood. What could mean two things is never guessed.
 *
 * @param <T> what was asked for, such as a day or a time
 */
public sealed interface Reading<T> {

  /** It can only mean this. */
  record Certain<T>(T value) implements Reading<T> {}

  /**
   * It means one of these: ask which.
   *
   * @param candidates at least two, in the order of time
   */
  record Ambiguous<T>(List<T> candidates) implements Reading<T> {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nothing that could be relied on: ask again. */
  record NotUnderstood<T>() implements Reading<T> {}

  /** A reading of all that something may mean, in any order and each as often as it comes. */
  static <T extends Comparable<? super T>> Reading<T> of(Collection<T> candidates) {
    List<T> distinct = candidates.stream().distinct().sorted().toList();
    return switch (distinct.size()) {
      case 0 -> new NotUnderstood<>();
      case 1 -> new Certain<>(distinct.get(0));
      default -> new Ambiguous<>(distinct);
    };
  }

  /** All that it may mean; empty when it was not understood. */
  default List<T> candidates() {
    return fold(List::of, several -> several, List::of);
  }

  /** One value out of any. */
  default <R> R fold(
      Function<T, R> certain, Function<List<T>, R> ambiguous, Supplier<R> notUnderstood) {
    if (this instanceof Certain<T> one) {
      return certain.apply(one.value());
    }
    return this instanceof Ambiguous<T> several
        ? ambiguous.apply(several.candidates())
        : notUnderstood.get();
  }

  /**
   * What is left of a reading when it is known more of what was meant, such as a day in the past.
   */
  static <T extends Comparable<? super T>> Reading<T> where(
      Reading<T> reading, Predicate<T> condition) {
    return of(reading.candidates().stream().filter(condition).toList());
  }
}
