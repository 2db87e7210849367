package org.portolan.messaging.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of handing a text to a provider. */
public sealed interface Submission {

  /** Answers according to which it is. */
  <R> R fold(
      Function<Accepted, R> accepted, Function<Refused, R> refused, Function<Unclear, R> unclear);

  /** The provider has it. */
  record Accepted(String providerId) implements Submission {
    @Override
    public <R> R fold(
        Function<Accepted, R> accepted,
        Function<Refused, R> refused,
        Function<Unclear, R> unclear) {
      return accepted.apply(this);
    }
  }

  /**
   * The provider does not have it.
   *
   * @param code the provider's error code, HTTP's status when it gave none, 0 when it was never
   *     reached
   * @param comeAgain after how long it wants to be called again; empty when it did not say
   */
  record Refused(FailureClass failure, int code, Optional<Duration> comeAgain)
      implements Submission {

    /** By a provider that does not say when to come again. */
    public Refused(FailureClass failure, int code) {
      this(failure, code, Optional.empty());
    }

    @Override
    public <R> R fold(
        Function<Accepted, R> accepted,
        Function<Refused, R> refused,
        Function<Unclear, R> unclear) {
      return refused.apply(this);
    }
  }

  /**
   * The provider was called and did not answer, or answered as one that broke: it may have the
   * text.
   *
   * @param cause short, without anything personal
   */
  record Unclear(String cause) implements Submission {
    @Override
    public <R> R fold(
        Function<Accepted, R> accepted,
        Function<Refused, R> refused,
        Function<Unclear, R> unclear) {
      return unclear.apply(this);
    }
  }
}
