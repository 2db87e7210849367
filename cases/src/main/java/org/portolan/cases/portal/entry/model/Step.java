package org.portolan.cases.portal.entry.model;

import java.util.Set;
import java.util.function.Function;

/** Where somebody is who asks whether they can travel: one more question, or the answer. */
public sealed interface Step permits Step.Ask, Step.Decided {

  /** One of the two. */
  default <R> R fold(Function<Ask, R> ask, Function<Decided, R> decided) {
    return this instanceof Ask question ? ask.apply(question) : decided.apply((Decided) this);
  }

  /**
   * The answer depends on this.
   *
   * @param countries of stays that rules ask about
   * @param days how many days before arrival at most rules ask about, of stays and tests
   * @param items papers or vaccinations that rules ask about
   */
  record Ask(Aspect aspect, Set<String> countries, int days, Set<Item> items) implements Step {}

  /** Nothing that is not known can change it. */
  record Decided(Decision decision) implements Step {}
}
