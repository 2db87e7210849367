package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.visa.trust.ScreenApplications;

/** Looks visa applications through that were handed in, each in a transaction of its own. */
@Dependent
public class ScreenVisasJob implements Job {

  private final ScreenApplications screening;

  @Inject
  public ScreenVisasJob(ScreenApplications screening) {
    this.screening = screening;
  }

  @Override
  public String name() {
    return "visa screening";
  }

  @Override
  public int run() {
    return screening.pass(JobActors.AT_ONCE);
  }
}
