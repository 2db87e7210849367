package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.portolan.cases.alerts.EscalateAlerts;
import org.portolan.cases.alerts.EscalateAlerts.Escalation;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/** Texts the next person on duty about alerts that nobody has acknowledged. */
@Dependent
public class EscalateAlertsJob implements Job {

  private static final Duration PUT_OFF = Duration.ofMinutes(1);

  private final OneByOne work;
  private final EscalateAlerts escalate;
  private final Outbox outbox;

  @Inject
  public EscalateAlertsJob(CaseStore store, EscalateAlerts escalate, Outbox outbox, Alarm alarm) {
    this.work = new OneByOne(store, JobActors.ALERTS, alarm);
    this.escalate = escalate;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "escalate alerts";
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  @Override
  public int run() {
    return work.run(escalate, JobActors.AT_ONCE, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<Escalation> escalations) {
    escalations.forEach(escalation -> outbox.enqueue(tx, text(escalation)));
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
