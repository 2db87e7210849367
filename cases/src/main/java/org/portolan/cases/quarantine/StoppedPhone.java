package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.StoppedNumbers;
import org.portolan.cases.store.Tx;

/**
 * The provider says that somebody at a number wants no texts. It is the number that will get none,
 * so everybody who shares it is without; what the law owes each of them, an officer has to see to.
 */
@Dependent
public class StoppedPhone {

  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private final Alerts alerts;
  private final StoppedNumbers numbers;
  private final BlindIndex index;

  @Inject
  public StoppedPhone(Alerts alerts, StoppedNumbers numbers, Keys keys) {
    this.alerts = alerts;
    this.numbers = numbers;
    this.index = keys.blindIndex();
  }

  /** Marks the number for everybody who has it, and has an officer look at each open case. */
  public void stopped(Tx tx, UUID contactPoint, Channel channel) {
    numbers.stop(tx, contactPoint, channel);
    tx.sql()
        .createQuery("SELECT value_index FROM contact_point WHERE id = :id")
        .bind("id", contactPoint)
        .mapTo(byte[].class)
        .findOne()
        .ifPresent(number -> stopped(tx, number, channel));
  }

  /** The same of a number where perhaps nobody is known. */
  public void stopped(Tx tx, Endpoint at) {
    numbers.stop(tx, at);
    stopped(tx, at.index(index), at.channel());
  }

  private void stopped(Tx tx, byte[] number, Channel channel) {
    List<UUID> people =
        tx.sql()
            .createQuery(
                """
                UPDATE contact_point SET state = 'opted-out'
                WHERE value_index = :number AND channel = :channel AND state = 'usable'
                RETURNING person_id
                """)
            .bind("number", number)
            .bind("channel", channel.key())
            .mapTo(UUID.class)
            .list();
    tx.sql()
        .createQuery(
            """
            SELECT DISTINCT q.case_id FROM person p
              JOIN quarantine q ON q.person_id IN (p.id, p.merged_into)
            WHERE p.id = ANY (:people) AND q.ended_at IS NULL
            """)
        .bindArray("people", UUID.class, people.toArray())
        .mapTo(UUID.class)
        .list()
        .forEach(
            caseId -> {
              tx.record(caseId, "contact.opted-out", Map.of());
              alerts.raise(tx, caseId, "opted-out", Severity.ATTENTION, READ_WITHIN);
            });
  }
}
