package org.portolan.messaging.channel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a provider has billed for what it carried. It says so some time after it was delivered. */
public interface Bills {

  /**
   * What was billed of everything sent in a time, a page of it.
   *
   * @param from inclusive, in whole seconds of the provider's clock; as is {@code until}
   * @param page as the page before named it; empty for the first
   * @throws RuntimeException when the provider cannot be asked at present
   */
  Page sent(Instant from, Instant until, Optional<String> page);

  /**
   * Some of it.
   *
   * @param billed without what has no price yet
   * @param next where it goes on; empty on the last page
   */
  record Page(List<Billed> billed, Optional<String> next) {}

  /**
   * One message or call.
   *
   * @param amount what we pay, never negative
   * @param currency ISO 4217
   */
  record Billed(String providerId, BigDecimal amount, String currency) {}
}
