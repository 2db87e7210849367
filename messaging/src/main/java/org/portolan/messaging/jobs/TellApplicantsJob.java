package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.visa.TellApplicants;

/** Tells applicants for a visa that there is something to read. */
@Dependent
public class TellApplicantsJob implements Job {

  private final TellApplicants tell;

  @Inject
  public TellApplicantsJob(TellApplicants tell) {
    this.tell = tell;
  }

  @Override
  public String name() {
    return "tell applicants";
  }

  @Override
  public int run() {
    return tell.tell(JobActors.AT_ONCE);
  }
}
