package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.portolan.cases.quarantine.CloseEndedQuarantines;
import org.portolan.cases.quarantine.CloseEndedQuarantines.Closing;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Closes quarantines on the evening of their last day, and says so. */
@Dependent
public class CloseQuarantinesJob implements Job {

  private final CaseStore store;
  private final CloseEndedQuarantines close;
  private final Outbox outbox;

  @Inject
  public CloseQuarantinesJob(CaseStore store, CloseEndedQuarantines close, Outbox outbox) {
    this.store = store;
    this.close = close;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "close ended quarantines";
  }

  @Override
  public int run() {
    return store.call(
        JobActors.CASES,
        tx -> {
          List<Closing> closings = close.due(tx, JobActors.AT_ONCE);
          for (Closing closing : closings) {
            outbox.enqueue(
                tx,
                OutboundMessage.about(
                    closing.caseId(),
                    Recipient.contact(closing.contactPoint()),
                    Purpose.CLOSING,
                    closing.wording()));
          }
          return closings.size();
        });
  }
}
