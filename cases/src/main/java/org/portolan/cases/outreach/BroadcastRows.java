package org.portolan.cases.outreach;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** The rows of broadcasts. */
final class BroadcastRows {

  private static final String SELECT =
      """
      SELECT b.case_id, f.reference, b.scope, b.state, b.wording, b.languages, b.regions,
        b.in_quarantine, b.listed, b.not_before, b.author, b.created_at, b.expected,
        b.expected_price, b.currency, b.approved_by, b.started_at, b.ended_at, b.stands_because,
        b.queued + (SELECT COALESCE(sum(s.messages), 0) FROM broadcast_slice s
          WHERE s.case_id = b.case_id)::int AS queued,
        b.queued_at, b.summed_at, b.version
      FROM broadcast b JOIN case_file f ON f.id = b.case_id
      """;

  private final Sealer sealer;

  BroadcastRows(Keys keys) {
    this.sealer = keys.sealer();
  }

  Optional<Broadcast> find(Tx tx, UUID id) {
    return one(tx, SELECT + "WHERE b.case_id = :id", id);
  }

  Optional<Broadcast> lock(Tx tx, UUID id) {
    return one(tx, SELECT + "WHERE b.case_id = :id FOR UPDATE OF b", id);
  }

  private Optional<Broadcast> one(Tx tx, String sql, UUID id) {
    return tx.sql().createQuery(sql).bind("id", id).map((row, context) -> of(tx, row)).findOne();
  }

  Optional<UUID> idOf(Tx tx, String reference) {
    return tx.sql()
        .createQuery(
            """
            SELECT b.case_id FROM case_file f JOIN broadcast b ON b.case_id = f.id
            WHERE f.reference = :reference
            """)
        .bind("reference", reference)
        .mapTo(UUID.class)
        .findOne();
  }

  List<Broadcast> latest(Tx tx, int from, int limit) {
    return tx.sql()
        .createQuery(SELECT + "ORDER BY b.created_at DESC, b.case_id LIMIT :limit OFFSET :from")
        .bind("limit", limit)
        .bind("from", from)
        .map((row, context) -> of(tx, row))
        .list();
  }

  int count(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM broadcast").mapTo(Integer.class).one();
  }

  void insert(Tx tx, UUID id, BroadcastMessage message, Audience audience, Instant notBefore) {
    int made =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO broadcast (case_id, scope, state, wording, written, languages, regions,
                  in_quarantine, listed, not_before, author, created_at)
                SELECT id, scope, 'draft', :wording, :written, :languages, :regions,
                  CAST(:quarantine AS boolean), :listed, CAST(:notBefore AS timestamptz), :author,
                  :now
                FROM case_file WHERE id = :id
                """)
            .bind("id", id)
            .bind("wording", seal(id, message))
            .bindArray("written", String.class, message.written().toArray())
            .bindArray("languages", String.class, audience.languages().toArray())
            .bindArray("regions", String.class, audience.regions().toArray())
            .bind("quarantine", audience.inQuarantine().orElse(null))
            .bind("listed", audience.listed())
            .bind("notBefore", notBefore)
            .bind("author", tx.actor().id())
            .bind("now", tx.now())
            .execute();
    if (made != 1) {
      throw new IllegalStateException("A broadcast has no file");
    }
  }

  void update(Tx tx, UUID id, BroadcastMessage message, Audience audience, Instant notBefore) {
    tx.sql()
        .createUpdate(
            """
            UPDATE broadcast SET wording = :wording, written = :written, languages = :languages,
              regions = :regions, in_quarantine = CAST(:quarantine AS boolean), listed = :listed,
              not_before = CAST(:notBefore AS timestamptz), version = version + 1
            WHERE case_id = :id
            """)
        .bind("id", id)
        .bind("wording", seal(id, message))
        .bindArray("written", String.class, message.written().toArray())
        .bindArray("languages", String.class, audience.languages().toArray())
        .bindArray("regions", String.class, audience.regions().toArray())
        .bind("quarantine", audience.inQuarantine().orElse(null))
        .bind("listed", audience.listed())
        .bind("notBefore", notBefore)
        .execute();
  }

  private byte[] seal(UUID id, BroadcastMessage message) {
    return sealer.seal(KeyId.ofCase(id), place(id), message.toJson());
  }

  private static Place place(UUID id) {
    return new Place("broadcast", id, "wording");
  }

  private Broadcast of(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("case_id", UUID.class);
    String json =
        ReadSealed.open(tx, id, sealer, KeyId.ofCase(id), place(id), row.getBytes("wording"));
    return new Broadcast(
        id,
        row.getString("reference"),
        row.getString("scope"),
        BroadcastState.ofKey(row.getString("state")),
        json.equals(ReadSealed.NOT_SHOWN)
            ? new BroadcastMessage(json, java.util.Map.of())
            : BroadcastMessage.fromJson(json),
        new Audience(
            texts(row.getArray("languages")),
            texts(row.getArray("regions")),
            Optional.ofNullable(row.getObject("in_quarantine", Boolean.class)),
            row.getBoolean("listed")),
        instant(row.getTimestamp("not_before")),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getObject("expected", Integer.class)),
        Optional.ofNullable(row.getBigDecimal("expected_price"))
            .map(amount -> new Broadcast.Price(amount, text(row, "currency"))),
        Optional.ofNullable(row.getString("approved_by")),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("ended_at")),
        Optional.ofNullable(row.getString("stands_because")),
        row.getInt("queued"),
        row.getTimestamp("queued_at") != null,
        row.getTimestamp("summed_at") != null,
        row.getLong("version"));
  }

  private static String text(ResultSet row, String column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Instant> instant(Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
