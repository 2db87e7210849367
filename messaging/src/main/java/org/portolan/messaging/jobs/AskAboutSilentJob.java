package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.outbox.AskAboutSilent;
import org.portolan.messaging.outbox.OutboxParts;

/** Asks about messages that a provider took and never told of. */
@Dependent
public class AskAboutSilentJob implements Job {

  private final AskAboutSilent silent;

  @Inject
  public AskAboutSilentJob(OutboxParts outbox) {
    this.silent = outbox.askAboutSilent();
  }

  @Override
  public String name() {
    return "ask about silent messages";
  }

  @Override
  public int run() {
    silent.step();
    return 0;
  }
}
