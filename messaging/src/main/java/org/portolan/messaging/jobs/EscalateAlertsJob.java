package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.portolan.cases.alerts.EscalateAlerts;
import org.portolan.cases.alerts.EscalateAlerts.Escalation;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Texts the next person on duty about alerts that nobody has acknowledged. */
@Dependent
public class EscalateAlertsJob implements Job {

  private final CaseStore store;
  private final EscalateAlerts escalate;
  private final Outbox outbox;

  @Inject
  public EscalateAlertsJob(CaseStore store, EscalateAlerts escalate, Outbox outbox) {
    this.store = store;
    this.escalate = escalate;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "escalate alerts";
  }

  @Override
  public int run() {
    return store.call(
        JobActors.ALERTS,
        tx -> {
          List<Escalation> escalations = escalate.due(tx, JobActors.AT_ONCE);
          escalations.forEach(escalation -> outbox.enqueue(tx, text(escalation)));
          return escalations.size();
        });
  }

  /** It stands on no timeline, and names the case by its reference only. */
  private static OutboundMessage text(Escalation escalation) {
    return OutboundMessage.general(
        Recipient.staff(escalation.staff(), escalation.language()),
        Purpose.DUTY_ALERT,
        Wording.of(
            "duty.alert",
            Map.of("reference", escalation.reference(), "minutes", escalation.minutes())));
  }
}
