package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.quarantine.model.CheckIn;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/**
 * Asks each person in quarantine once a day, in the morning where they are.
 *
 * <p>Rows that are due are claimed with {@code SKIP LOCKED}, and a day has one check-in by
 * constraint, so any number of nodes may ask, as often as they like. A question that is late goes
 * out while the hours are decent; after that the day counts as not asked, which is our fault and is
 * shown as such.
 */
@Dependent
public class AskTodaysCheckIns {

  private final CheckIns checkIns;
  private final Protocols protocols;

  @Inject
  public AskTodaysCheckIns(CheckIns checkIns, Protocols protocols) {
    this.checkIns = checkIns;
    this.protocols = protocols;
  }

  /** The questions to send now; hand each over and call {@link #asked} in this transaction. */
  public List<DueCheckIn> due(Tx tx, int limit) {
    List<Due> due =
        tx.sql()
            .createQuery(
                """
                SELECT q.case_id, q.person_id, q.contact_point_id, c.state, q.protocol,
                  q.protocol_version, q.time_zone, q.last_day
                FROM quarantine q JOIN contact_point c ON c.id = q.contact_point_id
                WHERE q.ended_at IS NULL AND q.next_ask_at <= :now
                ORDER BY q.next_ask_at LIMIT :limit FOR UPDATE OF q SKIP LOCKED
                """)
            .bind("now", tx.now())
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Due(
                        row.getObject("case_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("contact_point_id", UUID.class),
                        row.getString("state").equals("usable"),
                        protocols.of(row.getString("protocol"), row.getInt("protocol_version")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getObject("last_day", LocalDate.class)))
            .list();
    List<DueCheckIn> questions = new ArrayList<>();
    for (Due person : due) {
      ask(tx, person).ifPresent(questions::add);
      moveOn(tx, person);
    }
    return questions;
  }

  private Optional<DueCheckIn> ask(Tx tx, Due person) {
    ZonedDateTime local = tx.now().atZone(person.zone);
    if (local.toLocalDate().isAfter(person.lastDay) || !person.reachable) {
      return Optional.empty();
    }
    if (!person.protocol.mayAskAt(local)) {
      tx.record(person.caseId, "check-in.not-asked", Map.of("day", local.toLocalDate().toString()));
      return Optional.empty();
    }
    Optional<CheckIn> begun =
        checkIns.begin(tx, person.caseId, local.toLocalDate(), person.protocol);
    return begun.map(
        checkIn ->
            new DueCheckIn(
                checkIn.id(),
                person.caseId,
                person.person,
                person.contactPoint,
                person.protocol.first().wording()));
  }

  private static void moveOn(Tx tx, Due person) {
    ZonedDateTime local = tx.now().atZone(person.zone);
    LocalDate next =
        local.isBefore(person.protocol.askingBegins(local.toLocalDate(), person.zone))
            ? local.toLocalDate()
            : local.toLocalDate().plusDays(1);
    tx.sql()
        .createUpdate("UPDATE quarantine SET next_ask_at = :next WHERE case_id = :case")
        .bind("case", person.caseId)
        .bind(
            "next",
            next.isAfter(person.lastDay)
                ? null
                : person.protocol.askingBegins(next, person.zone).toInstant())
        .execute();
  }

  /** The question was handed over: its delivery will be reported under this id. */
  public void asked(Tx tx, DueCheckIn question, UUID message) {
    tx.sql()
        .createUpdate(
            """
            UPDATE check_in SET state = 'asked', asked_at = :now, question_message = :message
            WHERE id = :id AND state = 'due'
            """)
        .bind("id", question.checkIn())
        .bind("message", message)
        .bind("now", tx.now())
        .execute();
    tx.record(question.caseId(), "check-in.asked", Map.of("message", message.toString()));
  }

  private record Due(
      UUID caseId,
      UUID person,
      UUID contactPoint,
      boolean reachable,
      Protocol protocol,
      ZoneId zone,
      LocalDate lastDay) {}

  /** A day's question to one person. */
  public record DueCheckIn(
      UUID checkIn, UUID caseId, UUID person, UUID contactPoint, Wording wording) {}
}
