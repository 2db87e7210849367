package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.outbox.AskPrices;

/** Asks the provider what it billed; one page in a round, since alerts wait behind it. */
@Dependent
public class AskPricesJob implements Job {

  private final AskPrices prices;

  @Inject
  public AskPricesJob(AskPrices prices) {
    this.prices = prices;
  }

  @Override
  public String name() {
    return "ask for prices";
  }

  @Override
  public int run() {
    prices.step();
    return 0;
  }
}
