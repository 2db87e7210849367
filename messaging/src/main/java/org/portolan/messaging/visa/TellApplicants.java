package org.portolan.messaging.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.TakeNotices;
import org.portolan.cases.visa.TakeNotices.Left;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.traveller.AnswerRequest;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/**
 * Tells applicants that there is something to read, and where. What it is they read behind their
 * sign-in: somebody else may hold the phone. In the outbox it belongs to no case, so that whoever
 * sends messages sees no visa application.
 */
@Dependent
public class TellApplicants {

  /** As whom applicants are written to. */
  static final Actor ACTOR =
      Actor.system("visa-notices", Compartment.VISA, Compartment.IDENTITY, Compartment.TRANSIT);

  /** What is wrong with a notice is put right by a person, if at all. */
  private static final Duration PUT_OFF = Duration.ofMinutes(15);

  private final OneByOne work;
  private final TakeNotices notices;
  private final Outbox outbox;
  private final PublicAddress address;

  @Inject
  public TellApplicants(
      CaseStore store, TakeNotices notices, Outbox outbox, PublicAddress address, Alarm alarm) {
    this.work = new OneByOne(store, ACTOR, alarm);
    this.notices = notices;
    this.outbox = outbox;
    this.address = address;
  }

  /** Queues what some applicants are to be told; returns how many notices there were. */
  public int tell(int most) {
    return work.run(notices, most, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<Left> left) {
    left.forEach(one -> outbox.enqueue(tx, message(one)));
  }

  private OutboundMessage message(Left left) {
    return OutboundMessage.general(
        Recipient.contact(left.contactPoint()),
        Purpose.NOTICE,
        Wording.of(left.notice().textKey(), Map.of("address", address.of(AnswerRequest.PAGES))));
  }
}
