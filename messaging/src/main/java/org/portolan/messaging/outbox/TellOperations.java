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

  /** With nobody on duty it stays untold, and whoever is on duty next is told of it. */
  @Override
  public void raise(Tx tx, Trouble trouble) {
    List<DutyShift> onDuty = onDuty(tx);
    if (onDuty.isEmpty()) {
      staysUntold(tx, trouble);
    } else if (isTheirTurn(tx, trouble)) {
      tell(tx, onDuty, wording(trouble.key()));
    }
  }

  /** Of many who notice the same at once, one tells of it. */
  private static boolean isTheirTurn(Tx tx, Trouble trouble) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO trouble_told AS t (what, told_at) VALUES (:what, :now)
                ON CONFLICT (what) DO UPDATE SET told_at = :now, untold_since = NULL
                WHERE t.told_at IS NULL OR t.told_at <= :before OR t.told_at > :now
                """)
            .bind("what", trouble.key())
            .bind("now", tx.now())
            .bind("before", tx.now().minus(AGAIN))
            .execute()
        > 0;
  }

  private void staysUntold(Tx tx, Trouble trouble) {
    int first =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO trouble_told AS t (what, untold_since) VALUES (:what, :now)
                ON CONFLICT (what) DO UPDATE SET untold_since = :now
                WHERE t.untold_since IS NULL
                  AND (t.told_at IS NULL OR t.told_at <= :before OR t.told_at > :now)
                """)
            .bind("what", trouble.key())
            .bind("now", tx.now())
            .bind("before", tx.now().minus(AGAIN))
            .execute();
    if (first > 0) {
      LOG.warn("Nobody is on duty for {} to be told of {}", scope, trouble.key());
    }
  }

  /** Tells who has come on duty what nobody was told; returns of how many kinds of trouble. */
  int tellWhatIsUntold(Tx tx) {
    List<DutyShift> onDuty = onDuty(tx);
    if (onDuty.isEmpty()) {
      return 0;
    }
    List<String> untold =
        tx.sql()
            .createQuery(
                """
                UPDATE trouble_told SET told_at = :now, untold_since = NULL
                WHERE untold_since IS NOT NULL RETURNING what
                """)
            .bind("now", tx.now())
            .mapTo(String.class)
            .list();
    untold.forEach(what -> tell(tx, onDuty, wording(what)));
    return untold.size();
  }

  /** Texts everybody who is on duty now; returns how many there are. */
  int tell(Tx tx, Wording wording) {
    List<DutyShift> onDuty = onDuty(tx);
    tell(tx, onDuty, wording);
    return onDuty.size();
  }

  private void tell(Tx tx, List<DutyShift> onDuty, Wording wording) {
    onDuty.forEach(
        shift ->
            outbox.enqueue(
                tx,
                OutboundMessage.general(
                    Recipient.staff(shift.staff(), shift.language()),
                    Purpose.DUTY_ALERT,
                    wording)));
  }

  private List<DutyShift> onDuty(Tx tx) {
    return duty.list(tx, scope).on(tx.now());
  }

  private static Wording wording(String trouble) {
    return Wording.of("duty." + trouble);
  }
}
