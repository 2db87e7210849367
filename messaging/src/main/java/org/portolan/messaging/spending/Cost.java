package org.portolan.messaging.spending;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a message takes.
 *
 * @param parts that the provider counts
 * @param price as the operator's list has it when the message is sent; empty when it has none
 */
public record Cost(int parts, Optional<Money> price) {

  /**
   * An amount.
   *
   * @param currency ISO 4217
   */
  public record Money(BigDecimal amount, String currency) {}
}
