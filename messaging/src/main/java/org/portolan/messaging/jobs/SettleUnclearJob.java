package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.SettleUnclear;

/** Settles messages of which nobody knows whether the provider has them. */
@Dependent
public class SettleUnclearJob implements Job {

  private final SettleUnclear settle;

  @Inject
  public SettleUnclearJob(OutboxParts outbox) {
    this.settle = outbox.settleUnclear();
  }

  @Override
  public String name() {
    return "settle unclear messages";
  }

  @Override
  public int run() {
    return settle.step();
  }
}
