package org.portolan.messaging.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;

/** Stands where no provider is configured: its messages are held, and said to be. */
public final class UnconfiguredChannel implements MessageChannel {

  private final Channel kind;

  public UnconfiguredChannel(Channel kind) {
    this.kind = kind;
  }

  @Override
  public Channel kind() {
    return kind;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.of(Unavailable.NOT_CONFIGURED);
  }

  @Override
  public Submission submit(Outgoing message) {
    return new Submission.Refused(FailureClass.RETRY, 0);
  }

  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    throw new IllegalStateException("No provider is configured.");
  }
}
