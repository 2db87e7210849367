package org.portolan.cases.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.enquiry.WorkOnEnquiries.Seen;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.TimelineMoment;
import org.portolan.cases.timeline.TimelinePart;

/** All that the desk sees of one enquiry. Opening it is a reading that the journal records. */
@Dependent
public class EnquiryPage {

  private static final RowMapper<View> WITHOUT_TIMELINE =
      (row, context) ->
          new View(
              row.getObject("case_id", UUID.class),
              row.getString("reference"),
              row.getString("language"),
              Channel.ofKey(row.getString("channel")),
              EnquiryState.of(
                  row.getString("state").equals("closed"),
                  row.getTimestamp("waiting_since") != null),
              instant(row.getTimestamp("opened_at")),
              new Seen(
                  instant(row.getTimestamp("last_message_at")),
                  instant(row.getTimestamp("answered_at"))),
              TimelinePart.NONE,
              List.of());

  private final Timeline timeline;
  private final Enquiries enquiries;
  private final Alerts alerts;

  @Inject
  public EnquiryPage(Timeline timeline, Enquiries enquiries, Alerts alerts) {
    this.timeline = timeline;
    this.enquiries = enquiries;
    this.alerts = alerts;
  }

  /** The whole enquiry with a reference, or empty when this actor has none such. */
  public Optional<View> of(Tx tx, String reference) {
    return of(tx, reference, Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * The enquiry with a reference, or empty when this actor has none such.
   *
   * @param before the moment up to which entries are read; empty for the latest
   * @param most how many entries are read at most
   */
  public Optional<View> of(Tx tx, String reference, Optional<TimelineMoment> before, int most) {
    Optional<View> found =
        tx.sql()
            .createQuery(
                """
                SELECT e.case_id, f.reference, e.language, e.channel, e.state, e.waiting_since,
                  f.opened_at, e.last_message_at, e.answered_at
                FROM enquiry e JOIN case_file f ON f.id = e.case_id
                WHERE f.reference = :reference
                """)
            .bind("reference", reference)
            .map(WITHOUT_TIMELINE)
            .findOne();
    found.ifPresent(view -> Readings.record(tx, view.caseId(), "enquiry"));
    return found.map(
        view ->
            view.with(
                timeline.before(tx, view.caseId(), before, most), alerts.of(tx, view.caseId())));
  }

  /** The number, for somebody who asks to see it: a reading of its own. */
  public Optional<String> revealPhone(Tx tx, UUID caseId) {
    Optional<String> number =
        Optional.ofNullable(enquiries.senders(tx, List.of(caseId)).get(caseId))
            .map(Endpoint::value)
            .filter(value -> !value.isEmpty());
    number.ifPresent(shown -> Readings.record(tx, caseId, "phone"));
    return number;
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * One enquiry.
   *
   * @param language BCP 47 tag of the language we answer in
   * @param channel by which it was last written, and is answered
   * @param seen what was there when it was read, for whoever then answers
   * @param part of its timeline
   * @param alerts the newest first
   */
  public record View(
      UUID caseId,
      String reference,
      String language,
      Channel channel,
      EnquiryState state,
      Instant openedAt,
      Seen seen,
      TimelinePart part,
      List<Alert> alerts) {

    private View with(TimelinePart read, List<Alert> raised) {
      return new View(caseId, reference, language, channel, state, openedAt, seen, read, raised);
    }

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
