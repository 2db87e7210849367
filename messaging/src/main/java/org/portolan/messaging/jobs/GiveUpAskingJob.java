package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.conversation.GiveUpAsking;

/** Puts messages whose sender never said whom they are about before a person. */
@Dependent
public class GiveUpAskingJob implements Job {

  private final GiveUpAsking giveUp;

  @Inject
  public GiveUpAskingJob(GiveUpAsking giveUp) {
    this.giveUp = giveUp;
  }

  @Override
  public String name() {
    return "give up asking whom";
  }

  @Override
  public int run() {
    return giveUp.step();
  }
}
