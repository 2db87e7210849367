package org.portolan.cases.requests;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.requests.DataRequest.Answer;
import org.portolan.cases.requests.DataRequest.Kind;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** Reads requests, within what the actor may see. */
@Dependent
public class DataRequests {

  static final String TABLE = "data_request";

  private static final String COLUMNS =
      """
      SELECT id, person_id, kind, body, contact_point_id, asked_at, answer_by, outcome, answer,
        answered_at
      FROM data_request
      """;

  private final Keys keys;

  @Inject
  public DataRequests(Keys keys) {
    this.keys = keys;
  }

  /**
   * What somebody has asked for, the latest first.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<DataRequest> ofPerson(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE person_id = :person ORDER BY asked_at DESC, id")
        .bind("person", person)
        .map((row, context) -> request(tx, row))
        .list();
  }

  /**
   * One request; empty when the actor has none such.
   *
   * <p>Opens sealed values: record the reading.
   */
  public Optional<DataRequest> find(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> request(tx, row))
        .findOne();
  }

  /** How many wait for an answer. */
  public long waiting(Tx tx) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM data_request WHERE answered_at IS NULL")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Those that wait for an answer, the one due first in front; opens nothing sealed.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<Waiting> waiting(Tx tx, int from, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, kind, asked_at, answer_by FROM data_request
            WHERE answered_at IS NULL ORDER BY answer_by, id LIMIT :most OFFSET :from
            """)
        .bind("from", from)
        .bind("most", most)
        .map(WAITING)
        .list();
  }

  /**
   * How many wait at each post of the organisations that the actor watches over; none for anybody
   * else.
   */
  public List<AtPost> waitingByPost(Tx tx) {
    return tx.sql()
        .createQuery("SELECT post, waiting, late FROM guard.waiting_requests(:now)")
        .bind("now", tx.now())
        .map(
            (row, context) ->
                new AtPost(row.getString("post"), row.getLong("waiting"), row.getLong("late")))
        .list();
  }

  private DataRequest request(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID person = row.getObject("person_id", UUID.class);
    String outcome = row.getString("outcome");
    Optional<Answer> answer =
        outcome == null
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    outcome.equals("accepted"),
                    read(tx, person, id, "answer", row.getBytes("answer")),
                    row.getTimestamp("answered_at").toInstant()));
    return new DataRequest(
        id,
        person,
        Kind.find(row.getString("kind")).orElseThrow(),
        read(tx, person, id, "body", row.getBytes("body")),
        row.getObject("contact_point_id", UUID.class),
        row.getTimestamp("asked_at").toInstant(),
        row.getTimestamp("answer_by").toInstant(),
        answer);
  }

  private String read(Tx tx, UUID person, UUID id, String field, byte[] value) {
    return ReadSealed.open(
        tx, person, keys.sealer(), KeyId.ofPerson(person), new Place(TABLE, id, field), value);
  }

  private static final RowMapper<Waiting> WAITING =
      (row, context) ->
          new Waiting(
              row.getObject("id", UUID.class),
              Kind.find(row.getString("kind")).orElseThrow(),
              row.getTimestamp("asked_at").toInstant(),
              row.getTimestamp("answer_by").toInstant());

  /** A request that waits, without what it says. */
  public record Waiting(UUID id, Kind kind, Instant askedAt, Instant answerBy) {

    /** Whether it should have been answered by now. */
    public boolean isLate(Instant now) {
      return answerBy.isBefore(now);
    }
  }

  /**
   * Requests that wait at a post.
   *
   * @param post such as {@code health-authority/harbour}
   * @param late how many of those waiting should have been answered by now
   */
  public record AtPost(String post, long waiting, long late) {}
}
