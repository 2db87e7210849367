package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.VisaClock;

/** Does to visa applications what time does to them, each in small transactions. */
@Dependent
public class VisaClockJob implements Job {

  private final CaseStore store;
  private final VisaClock clock;

  @Inject
  public VisaClockJob(CaseStore store, VisaClock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "visa clock";
  }

  @Override
  public int run() {
    int most = JobActors.AT_ONCE;
    return store.call(VisaClock.actor(), tx -> clock.lapse(tx, most))
        + store.call(VisaClock.actor(), tx -> clock.remind(tx, most))
        + store.call(VisaClock.actor(), tx -> clock.runOut(tx, most));
  }
}
