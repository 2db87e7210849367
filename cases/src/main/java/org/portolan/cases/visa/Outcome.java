package org.portolan.cases.visa;

import java.util.List;
import java.util.function.Function;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Step;

/** What became of an act on an application. */
public sealed interface Outcome {

  /** One of three ways on. */
  default <R> R fold(
      Function<Done, R> done, Function<Refused, R> refused, Function<Changed, R> changed) {
    if (this instanceof Done yes) {
      return done.apply(yes);
    }
    return this instanceof Refused no ? refused.apply(no) : changed.apply((Changed) this);
  }

  /** It was done; where the application stands now. */
  record Done(State state, long version) implements Outcome {}

  /** It was not, and nothing has changed. */
  record Refused(Refusal why) implements Outcome {}

  /**
   * It was not: somebody else acted on the application since it was looked at.
   *
   * @param since what they did, the earliest first
   */
  record Changed(State state, long version, List<Step> since) implements Outcome {}
}
