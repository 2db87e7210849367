package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.visa.AnswerStatus;

/** Answers who asked by text where their matter stands. */
@Dependent
public class AnswerStatusJob implements Job {

  private final AnswerStatus status;

  @Inject
  public AnswerStatusJob(AnswerStatus status) {
    this.status = status;
  }

  @Override
  public String name() {
    return "answer status";
  }

  @Override
  public int run() {
    return status.answer(JobActors.AT_ONCE);
  }
}
