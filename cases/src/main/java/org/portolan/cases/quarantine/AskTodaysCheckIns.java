package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.quarantine.model.CheckIn;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.quarantine.store.CheckIns.New;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
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
public class AskTodaysCheckIns implements WaitingRows<AskTodaysCheckIns.DueCheckIn> {

  private final CheckIns checkIns;
  private final Protocols protocols;

  @Inject
  public AskTodaysCheckIns(CheckIns checkIns, Protocols protocols) {
    this.checkIns = checkIns;
    this.protocols = protocols;
  }

  /** The questions to send now; hand each over and call {@link #asked} in this transaction. */
  @Override
  public List<DueCheckIn> due(Tx tx, int limit) {
    return due(tx, limit, null);
  }

  /** The same of one case, if it is due; empty when it is not, or somebody else has it. */
  @Override
  public List<DueCheckIn> due(Tx tx, UUID caseId) {
    return due(tx, 1, caseId);
  }

  /** The cases that are due, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM quarantine WHERE ended_at IS NULL AND next_ask_at <= :now
            ORDER BY next_ask_at LIMIT :limit
            """)
        .bind("now", tx.now())
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** A case that cannot be asked is due again at a time. */
  @Override
  public void putOff(Tx tx, UUID caseId, Instant until) {
    tx.sql()
        .createUpdate(
            """
            UPDATE quarantine SET next_ask_at = :until
            WHERE case_id = :case AND ended_at IS NULL AND next_ask_at <= :now
            """)
        .bind("until", until)
        .bind("case", caseId)
        .bind("now", tx.now())
        .execute();
  }

  private List<DueCheckIn> due(Tx tx, int limit, UUID only) {
    List<Due> due =
        tx.sql()
            .createQuery(
                """
                SELECT q.case_id, q.person_id, q.contact_point_id, c.state, q.protocol,
                  q.protocol_version, q.time_zone, q.last_day, q.next_ask_at
                FROM quarantine q JOIN contact_point c ON c.id = q.contact_point_id
                WHERE q.ended_at IS NULL AND q.next_ask_at <= :now
                  AND (CAST(:only AS uuid) IS NULL OR q.case_id = CAST(:only AS uuid))
                ORDER BY q.next_ask_at LIMIT :limit FOR UPDATE OF q SKIP LOCKED
                """)
            .bind("now", tx.now())
            .bind("only", only)
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
                        row.getObject("last_day", LocalDate.class),
                        row.getTimestamp("next_ask_at").toInstant()))
            .list();
    List<DueCheckIn> questions = ask(tx, due);
    moveOn(tx, due);
    return questions;
  }

  private List<DueCheckIn> ask(Tx tx, List<Due> due) {
    List<New> begun = new ArrayList<>();
    List<DueCheckIn> questions = new ArrayList<>();
    for (Due person : due) {
      if (asksNow(tx, person)) {
        CheckIn checkIn = CheckIn.due(UUID.randomUUID(), person.protocol);
        begun.add(new New(person.caseId, person.today(tx.now()), checkIn));
        questions.add(
            new DueCheckIn(
                checkIn.id(),
                person.caseId,
                person.person,
                person.contactPoint,
                person.protocol.first().wording()));
      }
    }
    Set<UUID> added = checkIns.begin(tx, begun);
    return questions.stream().filter(question -> added.contains(question.checkIn)).toList();
  }

  private static boolean asksNow(Tx tx, Due person) {
    ZonedDateTime local = tx.now().atZone(person.zone);
    boolean inTime = person.protocol.mayAskAt(local);
    LocalDate missed = person.today(person.dueAt);
    if (person.reachable && (!inTime || missed.isBefore(local.toLocalDate()))) {
      tx.record(person.caseId, "check-in.not-asked", Map.of("day", missed.toString()));
    }
    return person.reachable && inTime && !local.toLocalDate().isAfter(person.lastDay);
  }

  private static void moveOn(Tx tx, List<Due> due) {
    PreparedBatch batch =
        tx.sql().prepareBatch("UPDATE quarantine SET next_ask_at = :next WHERE case_id = :case");
    for (Due person : due) {
      ZonedDateTime local = tx.now().atZone(person.zone);
      LocalDate next =
          local.isBefore(person.protocol.askingBegins(local.toLocalDate(), person.zone))
              ? local.toLocalDate()
              : local.toLocalDate().plusDays(1);
      batch
          .bind("case", person.caseId)
          .bind(
              "next",
              next.isAfter(person.lastDay)
                  ? null
                  : person.protocol.askingBegins(next, person.zone).toInstant())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** The question was handed over: its delivery will be reported under this id. */
  public void asked(Tx tx, DueCheckIn question, UUID message) {
    asked(tx, Map.of(question, message));
  }

  /** The questions were handed over, with one batch: each with the id of its message. */
  public void asked(Tx tx, Map<DueCheckIn, UUID> messages) {
    PreparedBatch batch =
        tx.sql()
            .prepareBatch(
                """
                UPDATE check_in SET state = 'asked', asked_at = :now, question_message = :message
                WHERE id = :id AND state = 'due'
                """);
    messages.forEach(
        (question, message) -> {
          batch.bind("id", question.checkIn).bind("message", message).bind("now", tx.now()).add();
          tx.record(question.caseId, "check-in.asked", Map.of("message", message.toString()));
        });
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private record Due(
      UUID caseId,
      UUID person,
      UUID contactPoint,
      boolean reachable,
      Protocol protocol,
      ZoneId zone,
      LocalDate lastDay,
      Instant dueAt) {

    LocalDate today(Instant moment) {
      return moment.atZone(zone).toLocalDate();
    }
  }

  /** A day's question to one person. */
  public record DueCheckIn(
      UUID checkIn, UUID caseId, UUID person, UUID contactPoint, Wording wording) {}
}
