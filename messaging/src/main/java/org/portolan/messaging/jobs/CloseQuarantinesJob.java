package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.CloseEndedQuarantines;
import org.portolan.cases.quarantine.CloseEndedQuarantines.Closing;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/** Closes quarantines on the evening of their last day, and says so. */
@Dependent
public class CloseQuarantinesJob implements Job {

  private static final Duration PUT_OFF = Duration.ofMinutes(15);

  private final OneByOne work;
  private final CloseEndedQuarantines close;
  private final ForWhom forWhom;
  private final Outbox outbox;

  @Inject
  public CloseQuarantinesJob(
      CaseStore store,
      CloseEndedQuarantines close,
      PersonLabels labels,
      Outbox outbox,
      Alarm alarm) {
    this.work = new OneByOne(store, JobActors.CASES, alarm);
    this.close = close;
    this.forWhom = new ForWhom(labels);
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "close ended quarantines";
  }

  @Override
  public int run() {
    return work.run(close, JobActors.AT_ONCE, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<Closing> closings) {
    Map<UUID, String> sharing =
        forWhom.among(tx, closings.stream().map(Closing::contactPoint).toList());
    for (Closing closing : closings) {
      outbox.enqueue(
          tx,
          OutboundMessage.about(
              closing.caseId(),
              Recipient.contact(closing.contactPoint()),
              Purpose.CLOSING,
              ForWhom.named(sharing.get(closing.contactPoint()), closing.wording())));
    }
  }
}
