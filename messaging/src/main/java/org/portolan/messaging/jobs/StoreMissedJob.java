package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.inbox.StoreMissed;

/** Stores messages that came in at the provider and never reached us. */
@Dependent
public class StoreMissedJob implements Job {

  private final StoreMissed missed;

  @Inject
  public StoreMissedJob(StoreMissed missed) {
    this.missed = missed;
  }

  @Override
  public String name() {
    return "store missed messages";
  }

  @Override
  public int run() {
    missed.step();
    return 0;
  }
}
