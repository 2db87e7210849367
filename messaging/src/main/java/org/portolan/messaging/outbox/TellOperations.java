package org.portolan.messaging.outbox;

import java.time.Duration;
import java.util.List;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.alerts.DutyShift;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.work.Alarm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts those on duty for the system. For actors who may read health, where the lists of duty are,
 * and what is in transit.
 */
public final class TellOperations implements Alarm {

  private static final Logger LOG = LoggerFactory.getLogger(TellOperations.class);

  /** What has the same cause comes in crowds. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final Outbox outbox;
  private final Duty duty = new Duty();
  private final String scope;

  public TellOperations(Outbox outbox, Settings settings) {
    this.outbox = outbox;
    this.scope = settings.find("OPERATIONS_SCOPE").orElse("operations");
  }

  @Override
  public void raise(Tx tx, Trouble trouble) {
    if (isTheirTurn(tx, trouble)) {
      tell(tx, Wording.of("duty." + trouble.key()));
    }
  }

  /** Of many who notice the same at once, one tells of it. */
  private static boolean isTheirTurn(Tx tx, Trouble trouble) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO trouble_told AS t (what, told_at) VALUES (:what, :now)
                ON CONFLICT (what) DO UPDATE SET told_at = :now
                WHERE t.told_at <= :before OR t.told_at > :now
                """)
            .bind("what", trouble.key())
            .bind("now", tx.now())
            .bind("before", tx.now().minus(AGAIN))
            .execute()
        > 0;
  }

  /** Texts everybody who is on duty now; returns how many there are. */
  int tell(Tx tx, Wording wording) {
    List<DutyShift> onDuty =
        duty.shifts(tx, scope).stream().filter(shift -> shift.covers(tx.now())).toList();
    if (onDuty.isEmpty()) {
      LOG.warn("Nobody is on duty for {} to be told", scope);
    }
    onDuty.forEach(
        shift ->
            outbox.enqueue(
                tx,
                OutboundMessage.general(
                    Recipient.staff(shift.staff(), shift.language()),
                    Purpose.DUTY_ALERT,
                    wording)));
    return onDuty.size();
  }
}
