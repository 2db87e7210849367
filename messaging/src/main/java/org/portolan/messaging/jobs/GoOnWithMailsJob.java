package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.email.EmailChannel;
import org.portolan.messaging.email.EmailParts;
import org.portolan.messaging.outbox.OutboxParts;

/** Lets go on what was held while the mail server refused our password. */
@Dependent
public class GoOnWithMailsJob implements Job {

  private final EmailParts email;
  private final OutboxParts outbox;

  @Inject
  public GoOnWithMailsJob(EmailParts email, OutboxParts outbox) {
    this.email = email;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "go on with mails";
  }

  @Override
  public int run() {
    if (email.channel().filter(EmailChannel::goesOn).isPresent()) {
      outbox.sendMessages(Runnable::run).release();
    }
    return 0;
  }
}
