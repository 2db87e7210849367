package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.OrderNotices;
import org.portolan.cases.quarantine.OrderNotices.Left;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/**
 * Tells people of their order, that it was changed, and that they are released: by whichever of
 * their channels takes it, and if none does an officer is told to.
 */
@Dependent
public class TellOrdersJob implements Job {

  private static final Duration PUT_OFF = Duration.ofMinutes(15);

  private final OneByOne work;
  private final OrderNotices notices;
  private final ForWhom forWhom;
  private final Outbox outbox;

  @Inject
  public TellOrdersJob(
      CaseStore store, OrderNotices notices, PersonLabels labels, Outbox outbox, Alarm alarm) {
    this.work = new OneByOne(store, JobActors.CASES, alarm);
    this.notices = notices;
    this.forWhom = new ForWhom(labels);
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "tell of orders";
  }

  @Override
  public int run() {
    return work.run(notices, JobActors.AT_ONCE, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<Left> left) {
    Map<UUID, String> sharing = forWhom.among(tx, left.stream().map(Left::contactPoint).toList());
    left.stream()
        .filter(Left::isTrue)
        .forEach(
            one ->
                outbox.enqueue(
                    tx,
                    OutboundMessage.about(
                        one.caseId(),
                        Recipient.contact(one.contactPoint()),
                        one.isTheEnd() ? Purpose.CLOSING : Purpose.ORDER,
                        ForWhom.named(sharing.get(one.contactPoint()), one.wording()))));
  }
}
