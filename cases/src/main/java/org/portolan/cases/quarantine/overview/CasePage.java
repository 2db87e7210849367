package org.portolan.cases.quarantine.overview;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.TimelineMoment;
import org.portolan.cases.timeline.TimelinePart;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.cases.welfare.WelfareRequests.Request;

/** All that an officer sees of one quarantine. Opening it is a reading that the journal records. */
@Dependent
public class CasePage {

  private final Timeline timeline;
  private final Alerts alerts;
  private final WelfareRequests welfare;
  private final PersonLabels labels;
  private final Sealer sealer;

  @Inject
  public CasePage(
      Timeline timeline,
      Alerts alerts,
      WelfareRequests welfare,
      PersonLabels labels,
      Sealer sealer) {
    this.timeline = timeline;
    this.alerts = alerts;
    this.welfare = welfare;
    this.labels = labels;
    this.sealer = sealer;
  }

  /** The whole case with a reference, or empty when this actor has none such. */
  public Optional<View> of(Tx tx, String reference) {
    return of(tx, reference, Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * The case with a reference, or empty when this actor has none such.
   *
   * @param before the moment up to which entries are read; empty for the latest
   * @param most how many entries are read at most
   */
  public Optional<View> of(Tx tx, String reference, Optional<TimelineMoment> before, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT q.case_id, f.reference, q.person_id, q.contact_point_id, p.language, q.time_zone,
              q.first_day, q.last_day, q.ended_at, q.place, c.state
            FROM quarantine q
            JOIN case_file f ON f.id = q.case_id
            JOIN person p ON p.id = q.person_id
            JOIN contact_point c ON c.id = q.contact_point_id
            WHERE f.reference = :reference
            """)
        .bind("reference", reference)
        .map(ORDER)
        .findOne()
        .map(order -> view(tx, order, before, most));
  }

  private View view(Tx tx, OrderRow order, Optional<TimelineMoment> before, int most) {
    Readings.record(tx, order.caseId, "case");
    Name name = labels.names(tx, List.of(order.person)).get(order.person);
    String place =
        ReadSealed.open(
            tx,
            order.caseId,
            sealer,
            KeyId.ofCase(order.caseId),
            new Place("quarantine", order.caseId, "place"),
            order.place);
    TimelinePart part = timeline.before(tx, order.caseId, before, most);
    return new View(
        order.caseId,
        order.reference,
        order.person,
        name,
        order.contactPoint,
        order.contactState,
        order.language,
        order.zone,
        order.firstDay,
        order.lastDay,
        order.endedAt,
        Optional.ofNullable(place),
        part,
        alerts.of(tx, order.caseId),
        welfare.of(tx, order.caseId),
        readers(tx, order.caseId),
        isAltered(tx, order, name, part.entries()));
  }

  /** What this reading meets is written into the journal when it ends. */
  private static boolean isAltered(Tx tx, OrderRow order, Name name, List<Entry> entries) {
    return name.full().equals(ReadSealed.NOT_SHOWN)
        || entries.stream().anyMatch(entry -> ReadSealed.NOT_SHOWN.equals(entry.body()))
        || ReadSealed.wasAltered(tx, order.caseId);
  }

  /** Who has opened the case, this reading included, which is written when it ends. */
  private static Map<String, Instant> readers(Tx tx, UUID caseId) {
    Map<String, Instant> readers = Readings.of(tx, caseId);
    readers.putIfAbsent(tx.actor().id(), tx.now());
    return readers;
  }

  /** The number, for somebody who asks to see it: a reading of its own. */
  public String revealPhone(Tx tx, UUID caseId) {
    Readings.record(tx, caseId, "phone");
    record Sealed(UUID id, UUID person, byte[] value) {}
    Sealed contact =
        tx.sql()
            .createQuery(
                """
                SELECT c.id, c.person_id, c.value FROM quarantine q
                JOIN contact_point c ON c.id = q.contact_point_id WHERE q.case_id = :case
                """)
            .bind("case", caseId)
            .map(
                (row, context) ->
                    new Sealed(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBytes("value")))
            .one();
    return ReadSealed.open(
        tx,
        caseId,
        sealer,
        KeyId.ofPerson(contact.person),
        new Place("contact_point", contact.id, "value"),
        contact.value);
  }

  private static final RowMapper<OrderRow> ORDER =
      (row, context) ->
          new OrderRow(
              row.getObject("case_id", UUID.class),
              row.getString("reference"),
              row.getObject("person_id", UUID.class),
              row.getObject("contact_point_id", UUID.class),
              row.getString("state"),
              row.getString("language"),
              ZoneId.of(row.getString("time_zone")),
              row.getObject("first_day", LocalDate.class),
              row.getObject("last_day", LocalDate.class),
              row.getTimestamp("ended_at") == null
                  ? null
                  : row.getTimestamp("ended_at").toInstant(),
              row.getBytes("place"));

  private record OrderRow(
      UUID caseId,
      String reference,
      UUID person,
      UUID contactPoint,
      String contactState,
      String language,
      ZoneId zone,
      LocalDate firstDay,
      LocalDate lastDay,
      Instant endedAt,
      byte[] place) {}

  /**
   * One quarantine.
   *
   * @param contactPoint where messages to the person go
   * @param zone the person's
   * @param endedAt null while it runs
   * @param part of its timeline
   * @param alerts the newest first
   * @param requests the newest first
   * @param readers who opened the case, the latest first: actor ids and when
   * @param altered whether something stored for it was altered outside Portolan, and is not shown
   */
  public record View(
      UUID caseId,
      String reference,
      UUID person,
      Name name,
      UUID contactPoint,
      String contactState,
      String language,
      ZoneId zone,
      LocalDate firstDay,
      LocalDate lastDay,
      Instant endedAt,
      Optional<String> place,
      TimelinePart part,
      List<Alert> alerts,
      List<Request> requests,
      Map<String, Instant> readers,
      boolean altered) {

    /** The entries that were read, in the order of time. */
    public List<Entry> timeline() {
      return part.entries();
    }

    @Override
    public String toString() {
      return "View[" + reference + "]";
    }
  }
}
