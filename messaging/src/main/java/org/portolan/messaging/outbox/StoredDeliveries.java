package org.portolan.messaging.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.quarantine.RecordDelivery;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;

/** Tells timelines and check-ins of messages on their way; a message has one id everywhere. */
@Dependent
public class StoredDeliveries implements Deliveries {

  private static final Duration TOLD_WITHIN = Duration.ofHours(4);

  private final Timeline timeline;
  private final RecordDelivery checkIns;
  private final WorkOnEnquiries enquiries;
  private final Alerts alerts;

  @Inject
  public StoredDeliveries(
      Timeline timeline, RecordDelivery checkIns, WorkOnEnquiries enquiries, Alerts alerts) {
    this.timeline = timeline;
    this.checkIns = checkIns;
    this.enquiries = enquiries;
    this.alerts = alerts;
  }

  @Override
  public String written(Tx tx, UUID caseId, UUID outboxId) {
    return timeline.body(tx, caseId, outboxId).orElseThrow();
  }

  @Override
  public void sending(Tx tx, UUID caseId, Sent message) {
    timeline.sent(
        tx,
        caseId,
        message.outboxId(),
        tx.now(),
        message.channel().key(),
        message.language(),
        message.text());
  }

  @Override
  public void moved(Tx tx, Moved message) {
    of(message.progress())
        .ifPresent(
            delivery -> {
              record(tx, message, delivery);
              if (message.purpose() == Purpose.ANSWER) {
                enquiries.delivered(
                    tx, message.caseId().orElseThrow(), message.outboxId(), delivery.key());
              } else if (isOwed(message.purpose()) && delivery.isFailure()) {
                owed(tx, message, "not-told");
              }
            });
  }

  /** No officer has to tell it: it would not be true. */
  @Override
  public void overtaken(Tx tx, Moved message) {
    record(tx, message, Delivery.FAILED);
  }

  /** Whom it binds may not know of it: an officer asks. */
  @Override
  public void uncertain(Tx tx, Moved message) {
    if (isOwed(message.purpose())) {
      owed(tx, message, "perhaps-not-told");
    }
  }

  private void record(Tx tx, Moved message, Delivery delivery) {
    if (message.caseId().isPresent()) {
      timeline.delivery(tx, message.outboxId(), delivery);
    }
    if (message.purpose() == Purpose.CHECK_IN) {
      checkIns.record(tx, message.outboxId(), delivery);
    }
  }

  private static boolean isOwed(Purpose purpose) {
    return purpose == Purpose.ORDER || purpose == Purpose.CLOSING;
  }

  /** What an order says is owed to whom it binds: an officer tells them in another way. */
  private void owed(Tx tx, Moved message, String kind) {
    UUID caseId = message.caseId().orElseThrow();
    alerts.raise(tx, caseId, kind, Severity.ATTENTION, TOLD_WITHIN);
  }

  private static Optional<Delivery> of(DeliveryProgress progress) {
    return switch (progress) {
      case SENDING -> Optional.empty();
      case ACCEPTED -> Optional.of(Delivery.QUEUED);
      case SENT -> Optional.of(Delivery.SENT);
      case FAILED -> Optional.of(Delivery.FAILED);
      case DELIVERED -> Optional.of(Delivery.DELIVERED);
      case READ -> Optional.of(Delivery.READ);
    };
  }
}
