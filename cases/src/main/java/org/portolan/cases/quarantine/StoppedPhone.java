package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;

/**
 * The provider says that somebody at a number wants no texts. It is the number that will get none,
 * so everybody who shares it is without; what the law owes each of them, an officer has to see to.
 */
@Dependent
public class StoppedPhone {

  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private final Alerts alerts;

  @Inject
  public StoppedPhone(Alerts alerts) {
    this.alerts = alerts;
  }

  /** Marks the number for everybody who has it, and has an officer look at each open case. */
  public void stopped(Tx tx, UUID contactPoint, Channel channel) {
    List<UUID> people =
        tx.sql()
            .createQuery(
                """
                UPDATE contact_point c SET state = 'opted-out' FROM contact_point a
                WHERE a.id = :id AND c.value_index = a.value_index AND c.channel = :channel
                  AND c.state = 'usable'
                RETURNING c.person_id
                """)
            .bind("id", contactPoint)
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
