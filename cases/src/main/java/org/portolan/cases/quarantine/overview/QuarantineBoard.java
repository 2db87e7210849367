package org.portolan.cases.quarantine.overview;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.model.CheckInState;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.quarantine.model.Today;
import org.portolan.cases.quarantine.model.TodayState;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/**
 * Everybody in quarantine who is this actor's concern, the most urgent first; also whose quarantine
 * has ended with an alert that nobody has acknowledged. Two queries, however many people. A screen
 * that refreshes itself writes no readings: opening a case does.
 */
@Dependent
public class QuarantineBoard {

  private static final Comparator<BoardRow> MOST_URGENT_FIRST =
      Comparator.comparing(
              BoardRow::severity, Comparator.nullsLast(Comparator.<Severity>naturalOrder()))
          .thenComparing(BoardRow::state)
          .thenComparing(
              BoardRow::alertedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(BoardRow::reference);

  private final PersonLabels labels;
  private final Protocols protocols;

  @Inject
  public QuarantineBoard(PersonLabels labels, Protocols protocols) {
    this.labels = labels;
    this.protocols = protocols;
  }

  /** The board as somebody opens it: a reading of each case on it. */
  public List<BoardRow> opened(Tx tx) {
    List<BoardRow> rows = today(tx);
    Readings.recordAll(tx, rows.stream().map(BoardRow::caseId).toList(), "list");
    return rows;
  }

  /** The board as it stands now, for a screen that refreshes itself. */
  public List<BoardRow> today(Tx tx) {
    List<Facts> facts =
        tx.sql()
            .createQuery(
                """
                SELECT q.case_id, f.reference, q.person_id, p.language, q.protocol,
                  q.protocol_version, q.time_zone, q.first_day, q.last_day, c.state AS contact_state,
                  i.day, i.state, i.asked_at, i.reached_at, i.well, i.answered_at,
                  i.refused_at IS NOT NULL AS refused,
                  a.kinds, a.severity, a.raised_at, w.needs
                FROM quarantine q
                JOIN case_file f ON f.id = q.case_id
                JOIN person p ON p.id = q.person_id
                JOIN contact_point c ON c.id = q.contact_point_id
                LEFT JOIN LATERAL (
                  SELECT day, state, asked_at, reached_at, well, answered_at, refused_at FROM check_in
                  WHERE case_id = q.case_id ORDER BY day DESC LIMIT 1) i ON true
                LEFT JOIN LATERAL (
                  SELECT array_agg(kind ORDER BY severity, raised_at) AS kinds,
                    min(severity) AS severity, min(raised_at) AS raised_at
                  FROM alert WHERE case_id = q.case_id AND acknowledged_at IS NULL) a ON true
                LEFT JOIN LATERAL (
                  SELECT array_agg(need ORDER BY need) AS needs
                  FROM welfare_request WHERE case_id = q.case_id AND state = 'requested') w ON true
                WHERE q.ended_at IS NULL OR a.kinds IS NOT NULL
                """)
            .map((row, context) -> facts(row))
            .list();
    Map<UUID, Name> names = labels.names(tx, facts.stream().map(Facts::person).toList());
    return facts.stream()
        .map(person -> row(person, names.get(person.person), tx.now()))
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  private Facts facts(ResultSet row) throws SQLException {
    String checkInState = row.getString("state");
    List<String> needs = strings(row.getArray("needs"));
    List<String> alerts = strings(row.getArray("kinds"));
    String severity = row.getString("severity");
    Today today =
        new Today(
            ZoneId.of(row.getString("time_zone")),
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class),
            row.getString("contact_state"),
            !needs.isEmpty() || alerts.contains("help"),
            row.getObject("day", LocalDate.class),
            checkInState == null ? null : CheckInState.ofKey(checkInState),
            instant(row.getTimestamp("asked_at")),
            instant(row.getTimestamp("reached_at")),
            row.getBoolean("refused"),
            row.getObject("well", Boolean.class));
    return new Facts(
        row.getObject("case_id", UUID.class),
        row.getString("reference"),
        row.getObject("person_id", UUID.class),
        row.getString("language"),
        protocols.of(row.getString("protocol"), row.getInt("protocol_version")),
        today,
        alerts,
        severity == null ? null : Severity.ofKey(severity),
        instant(row.getTimestamp("raised_at")),
        needs,
        instant(row.getTimestamp("answered_at")));
  }

  private static BoardRow row(Facts facts, Name name, Instant now) {
    Today today = facts.today;
    TodayState state = today.at(now, facts.protocol);
    LocalDate local = now.atZone(today.zone()).toLocalDate();
    int days = (int) ChronoUnit.DAYS.between(today.firstDay(), today.lastDay()) + 1;
    int day = (int) ChronoUnit.DAYS.between(today.firstDay(), local) + 1;
    return new BoardRow(
        facts.caseId,
        facts.reference,
        name.full(),
        name.latin(),
        facts.language,
        state,
        Math.max(0, Math.min(day, days)),
        days,
        facts.alerts,
        facts.severity,
        facts.raisedAt,
        facts.needs,
        facts.answeredAt);
  }

  private static List<String> strings(Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private record Facts(
      UUID caseId,
      String reference,
      UUID person,
      String language,
      Protocol protocol,
      Today today,
      List<String> alerts,
      Severity severity,
      Instant raisedAt,
      List<String> needs,
      Instant answeredAt) {}
}
