package org.portolan.cases.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/**
 * The enquiries that are this actor's concern, a page at a time: of those that wait who calls for
 * help first and then the longest waiting, of the others the latest first. A list that somebody
 * opens is a reading of each; one that refreshes itself writes none.
 */
@Dependent
public class EnquiryList {

  private final Timeline timeline;
  private final Keys keys;

  @Inject
  public EnquiryList(Timeline timeline, Keys keys) {
    this.timeline = timeline;
    this.keys = keys;
  }

  /** How many enquiries are in each state. */
  public Map<EnquiryState, Long> counts(Tx tx) {
    Map<EnquiryState, Long> counts = new EnumMap<>(EnquiryState.class);
    for (EnquiryState state : EnquiryState.values()) {
      counts.put(state, 0L);
    }
    tx.sql()
        .createQuery(
            """
            SELECT state = 'closed' AS closed, waiting_since IS NOT NULL AS waiting, count(*) AS n
            FROM enquiry GROUP BY 1, 2
            """)
        .map(
            (row, context) ->
                counts.merge(
                    EnquiryState.of(row.getBoolean("closed"), row.getBoolean("waiting")),
                    row.getLong("n"),
                    Long::sum))
        .list();
    return counts;
  }

  /** The same as somebody opens it: a reading of each enquiry on the page. */
  public List<Row> opened(Tx tx, EnquiryState state, int from, int most) {
    List<Row> rows = page(tx, state, from, most);
    Readings.recordAll(tx, rows.stream().map(Row::caseId).toList(), "list");
    return rows;
  }

  /**
   * A page of the enquiries in a state.
   *
   * @param from how many to leave out
   * @param limit the most to return
   */
  public List<Row> page(Tx tx, EnquiryState state, int from, int limit) {
    List<Row> rows =
        tx.sql()
            .createQuery(sql(state))
            .bind("from", from)
            .bind("limit", limit)
            .map((row, context) -> row(row, state))
            .list();
    keys.vault().prefetch(rows.stream().map(row -> KeyId.ofCase(row.caseId)).toList());
    Map<UUID, String> texts = timeline.lastReceived(tx, rows.stream().map(Row::caseId).toList());
    return rows.stream().map(row -> row.saying(texts.getOrDefault(row.caseId, ""))).toList();
  }

  private static String sql(EnquiryState state) {
    String which =
        switch (state) {
          case WAITING ->
              "e.state = 'open' AND e.waiting_since IS NOT NULL ORDER BY a.kind IS NULL, e.waiting_since";
          case ANSWERED ->
              "e.state = 'open' AND e.waiting_since IS NULL ORDER BY e.last_message_at DESC";
          case DONE -> "e.state = 'closed' ORDER BY e.closed_at DESC";
        };
    return """
    SELECT e.case_id, f.reference, e.language, e.waiting_since, e.last_message_at, e.closed_at,
      a.kind AS alert
    FROM enquiry e JOIN case_file f ON f.id = e.case_id
      LEFT JOIN LATERAL (SELECT kind FROM alert
        WHERE case_id = e.case_id AND acknowledged_at IS NULL
        ORDER BY raised_at LIMIT 1) a ON true
    WHERE\s"""
        + which
        + ", e.case_id LIMIT :limit OFFSET :from";
  }

  private static Row row(ResultSet row, EnquiryState state) throws SQLException {
    String since =
        switch (state) {
          case WAITING -> "waiting_since";
          case ANSWERED -> "last_message_at";
          case DONE -> "closed_at";
        };
    return new Row(
        row.getObject("case_id", UUID.class),
        row.getString("reference"),
        row.getString("language"),
        state,
        row.getTimestamp(since).toInstant(),
        row.getString("alert"),
        "");
  }

  /**
   * A line of the list.
   *
   * @param language BCP 47 tag of the language we answer in
   * @param since waiting since, last written at, or closed at, as the state says
   * @param alert the kind of the alert that waits for a person; null when none does
   * @param text what the person wrote last
   */
  public record Row(
      UUID caseId,
      String reference,
      String language,
      EnquiryState state,
      Instant since,
      String alert,
      String text) {

    private Row saying(String last) {
      return new Row(caseId, reference, language, state, since, alert, last);
    }

    @Override
    public String toString() {
      return "Row[" + reference + "]";
    }
  }
}
