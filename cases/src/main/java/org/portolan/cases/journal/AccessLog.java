package org.portolan.cases.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.store.Tx;

/**
 * Who has read what is sealed of a person, and why, for that person: their role and organisation,
 * not their name. It tells only of cases that the asking actor has; whoever holds a shared phone
 * learns nothing of cases that are closed to it, nor that anybody read them.
 */
public final class AccessLog {

  private static final String READINGS =
      """
      SELECT CASE WHEN f.kind <> 'person' THEN f.reference END AS reference, e.at, e.actor, e.kind
      FROM journal_event e JOIN case_file f ON f.id = e.case_id
      WHERE %s AND e.kind LIKE 'read.%%' AND e.actor NOT LIKE 'traveller:%%'
      ORDER BY e.at DESC, e.case_id, e.seq DESC LIMIT :most OFFSET :from
      """;

  private AccessLog() {}

  /**
   * The readings of who a person is and of all their cases, the latest first.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public static List<Reading> ofPerson(Tx tx, UUID person, int from, int most) {
    return readings(
        tx,
        tx.sql()
            .createQuery(String.format(READINGS, "(f.person_id = :person OR f.id = :person)"))
            .bind("person", person),
        from,
        most);
  }

  /** The readings of one case, the latest first, likewise. */
  public static List<Reading> ofCase(Tx tx, UUID caseId, int from, int most) {
    return readings(
        tx,
        tx.sql().createQuery(String.format(READINGS, "f.id = :case")).bind("case", caseId),
        from,
        most);
  }

  private static List<Reading> readings(Tx tx, Query query, int from, int most) {
    record Row(String reference, Instant at, String actor, String kind) {}
    List<Row> rows =
        query
            .bind("from", from)
            .bind("most", most)
            .map(
                (row, context) ->
                    new Row(
                        row.getString("reference"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("kind")))
            .list();
    Set<String> actors = rows.stream().map(Row::actor).collect(Collectors.toSet());
    Map<String, Doer> doers = Doer.of(tx, actors);
    return rows.stream()
        .map(
            row ->
                new Reading(row.reference, row.at, Reader.of(doers.get(row.actor)), why(row.kind)))
        .toList();
  }

  private static String why(String kind) {
    return kind.substring("read.".length());
  }

  /**
   * A reading.
   *
   * @param reference the case; null for who the person is
   * @param why what was opened, such as {@code case} or {@code phone}
   */
  public record Reading(String reference, Instant at, Reader reader, String why) {

    /**
     * The same without what its reader does here: that a counsellor read who somebody is tells
     * whoever shares their phone as much as the counsellor's case.
     */
    public Reading withoutRole() {
      return new Reading(reference, at, reader.isStaff() ? Reader.STAFF : reader, why);
    }
  }

  /**
   * Who has read, without saying who it was.
   *
   * @param role as stored, such as {@code quarantine-officer}; {@code system} for the system
   *     itself, {@code helper} for somebody who helps, {@code former} for an account that is gone,
   *     and {@code staff} where it is not told
   * @param organisation such as {@code health-authority}; null where there is none
   */
  public record Reader(String role, String organisation) {

    /** Somebody who works here. */
    static final Reader STAFF = new Reader("staff", null);

    private static final String SYSTEM = "system";

    /** Somebody who helps the person, as they have agreed to. */
    private static final String HELPER = "helper";

    boolean isStaff() {
      return !role.equals(SYSTEM) && !role.equals(HELPER);
    }

    private static Reader of(Doer doer) {
      if (doer.kind().equals(HELPER)) {
        return new Reader(HELPER, null);
      }
      String role = doer.role().orElse(doer.kind().equals("staff") ? "former" : SYSTEM);
      return new Reader(role, doer.organisation().orElse(null));
    }
  }
}
