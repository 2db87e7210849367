package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.Wants;

/** What more was asked for; one at a time is open. */
@Dependent
public class Requests {

  /** How long before its end somebody is reminded, unless that is less than half of the time. */
  private static final Duration REMINDED_BEFORE = Duration.ofDays(3);

  private final Sealer sealer;

  @Inject
  public Requests(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Something more is asked for. */
  public void open(Tx tx, Application application, Wants wants, Instant until) {
    UUID id = UUID.randomUUID();
    UUID caseId = application.caseId();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_request (id, case_id, scope, wanted, asked_at, asked_by, until,
              remind_at)
            VALUES (:id, :case, :scope, :wanted, :now, :by, :until, :remind)
            """)
        .bind("id", id)
        .bind("case", caseId)
        .bind("scope", application.origin().scope())
        .bind("wanted", sealer.seal(KeyId.ofCase(caseId), place(id), wants.toJson()))
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .bind("until", until)
        .bind("remind", remindAt(tx.now(), until))
        .execute();
  }

  /** There is more time; somebody is reminded anew. */
  public void extend(Tx tx, UUID caseId, Instant until) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_request SET until = :until, remind_at = :remind
            WHERE case_id = :case AND closed_at IS NULL
            """)
        .bind("until", until)
        .bind("remind", remindAt(tx.now(), until))
        .bind("case", caseId)
        .execute();
  }

  private static Instant remindAt(Instant now, Instant until) {
    Duration half = Duration.between(now, until).dividedBy(2);
    return until.minus(half.compareTo(REMINDED_BEFORE) < 0 ? half : REMINDED_BEFORE);
  }

  /** Somebody is reminded; false when they were before. */
  public boolean reminded(Tx tx, UUID caseId) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_request SET remind_at = NULL
                WHERE case_id = :case AND closed_at IS NULL AND remind_at <= :now
                """)
            .bind("case", caseId)
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  /** Whether the time is over to send what is asked for. */
  public boolean isOver(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM visa_request
              WHERE case_id = :case AND closed_at IS NULL AND until <= :now)
            """)
        .bind("case", caseId)
        .bind("now", tx.now())
        .mapTo(Boolean.class)
        .one();
  }

  /** It is over, whether something came or not. */
  public void close(Tx tx, UUID caseId) {
    tx.sql()
        .createUpdate(
            "UPDATE visa_request SET closed_at = :now WHERE case_id = :case AND closed_at IS NULL")
        .bind("now", tx.now())
        .bind("case", caseId)
        .execute();
  }

  /**
   * What is open; empty when nothing is.
   *
   * <p>Opens a sealed value: record the reading.
   */
  public Optional<Request> open(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, wanted, asked_at, until FROM visa_request
            WHERE case_id = :case AND closed_at IS NULL
            """)
        .bind("case", caseId)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              return new Request(
                  id,
                  Wants.fromJson(
                      sealer.open(KeyId.ofCase(caseId), place(id), row.getBytes("wanted"))),
                  row.getTimestamp("asked_at").toInstant(),
                  row.getTimestamp("until").toInstant());
            })
        .findOne();
  }

  /** By when more may come for those of some applications of which it is asked. */
  public Map<UUID, Instant> ends(Tx tx, Collection<Application> applications) {
    Map<UUID, Instant> ends = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT case_id, until FROM visa_request
            WHERE case_id = ANY (:cases) AND closed_at IS NULL
            """)
        .bindArray("cases", UUID.class, applications.stream().map(Application::caseId).toArray())
        .map(
            (row, context) ->
                ends.put(
                    row.getObject("case_id", UUID.class), row.getTimestamp("until").toInstant()))
        .list();
    return ends;
  }

  private static Place place(UUID id) {
    return new Place("visa_request", id, "wanted");
  }
}
