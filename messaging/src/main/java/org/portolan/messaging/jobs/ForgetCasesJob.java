package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.retention.ForgetCases;

/** Announces and erases what has been kept for its time. */
@Dependent
public class ForgetCasesJob implements Job {

  private final ForgetCases forget;

  @Inject
  public ForgetCasesJob(ForgetCases forget) {
    this.forget = forget;
  }

  @Override
  public String name() {
    return "forget cases";
  }

  @Override
  public int run() {
    return forget.announce(JobActors.AT_ONCE) + forget.erase(JobActors.AT_ONCE);
  }
}
