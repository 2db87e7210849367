package org.portolan.messaging.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.i18n.phone.PhoneNumber;

/** Stands where no provider is configured: its messages are held, and said to be. */
public final class UnconfiguredChannel implements TextChannel {

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.of(Unavailable.NOT_CONFIGURED);
  }

  @Override
  public Submission submit(OutgoingText text) {
    return new Submission.Refused(FailureClass.RETRY, 0);
  }

  @Override
  public List<Listed> accepted(PhoneNumber to, Instant since) {
    throw new IllegalStateException("No provider is configured.");
  }
}
