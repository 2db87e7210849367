package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.sandbox.SandboxTwiml.Gather;
import org.portolan.messaging.sandbox.SandboxTwiml.Said;

/** The calls that the sandbox plays, in both directions. */
final class SandboxCallRows {

  private static final KeyId KEY = KeyId.ofSystem("sandbox");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final String COLUMNS =
      """
      sid, inbound, phone, status, url, status_callback, created_at, rings_until, next_url, said,
      digits, asks, machine, late_seconds, twice, reversed
      """;

  private final Sealer sealer;
  private final BlindIndex index;

  SandboxCallRows(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  String add(Tx tx, NewCall call) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String sid = "CA" + HexFormat.of().formatHex(random);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO sandbox_call (sid, inbound, phone, phone_index, status, url,
              status_callback, created_at, rings_until, due_at, machine, late_seconds, twice,
              reversed)
            VALUES (:sid, :inbound, :phone, :index, :status, :url, :callback, :now, :until, :now,
              :machine, :late, :twice, :reversed)
            """)
        .bind("sid", sid)
        .bind("inbound", call.inbound)
        .bind("phone", sealer.sealUnderNewKey(KEY, place(sid, "phone"), call.phone))
        .bind("index", index.ofPhone(call.phone))
        .bind("status", call.status)
        .bind("url", call.url)
        .bind("callback", call.callback)
        .bind("now", call.now)
        .bind("until", call.now.plus(call.rings))
        .bind("machine", call.faults.containsKey(SandboxFault.Kind.CALL_MACHINE))
        .bind("late", call.faults.getOrDefault(SandboxFault.Kind.CALLBACKS_LATE, 0))
        .bind("twice", call.faults.containsKey(SandboxFault.Kind.CALLBACKS_TWICE))
        .bind("reversed", call.faults.containsKey(SandboxFault.Kind.CALLBACKS_OUT_OF_ORDER))
        .execute();
    return sid;
  }

  Optional<Row> find(Tx tx, String sid) {
    return tx.sql()
        .createQuery("SELECT " + COLUMNS + " FROM sandbox_call WHERE sid = :sid FOR UPDATE")
        .bind("sid", sid)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** The calls of a phone, newest first. */
  List<Row> ofPhone(Tx tx, String phone, int limit) {
    return tx.sql()
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM sandbox_call WHERE phone_index = :index ORDER BY position DESC LIMIT :limit")
        .bind("index", index.ofPhone(phone))
        .bind("limit", limit)
        .map((row, context) -> row(row))
        .list();
  }

  /** The calls to phones that began in a time, newest first, of one page and one more. */
  List<Row> placed(Tx tx, SandboxList asked) {
    return tx.sql()
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                FROM sandbox_call WHERE NOT inbound AND created_at BETWEEN :from AND :until
                ORDER BY position DESC LIMIT :most OFFSET :skips
                """)
        .bind("from", asked.from())
        .bind("until", asked.until())
        .bind("most", asked.looksFor())
        .bind("skips", asked.skips())
        .map((row, context) -> row(row))
        .list();
  }

  /** Takes a call in which something happens now, for a while. */
  Optional<Row> claim(Tx tx, Instant now) {
    return tx.sql()
        .createQuery(
            """
            UPDATE sandbox_call SET due_at = :leased WHERE sid = (
              SELECT sid FROM sandbox_call WHERE due_at <= :now
              ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                + COLUMNS)
        .bind("now", now)
        .bind("leased", now.plus(LEASE))
        .map((row, context) -> row(row))
        .findOne();
  }

  /** It stands otherwise now, and goes on by itself at a time; null when never. */
  void moves(Tx tx, String sid, String status, String nextUrl, Instant due) {
    tx.sql()
        .createUpdate(
            """
            UPDATE sandbox_call SET status = :status, next_url = :next, due_at = :due
            WHERE sid = :sid
            """)
        .bind("status", status)
        .bind("next", nextUrl)
        .bind("due", due)
        .bind("sid", sid)
        .execute();
  }

  void says(Tx tx, String sid, List<Said> all, Optional<Gather> asks) {
    tx.sql()
        .createUpdate(
            "UPDATE sandbox_call SET said = :said, asks = :asks, digits = NULL WHERE sid = :sid")
        .bind("said", sealer.sealUnderNewKey(KEY, place(sid, "said"), json(all)))
        .bind("asks", asks.map(SandboxCallRows::json).orElse(null))
        .bind("sid", sid)
        .execute();
  }

  void pressed(Tx tx, String sid, String digits) {
    tx.sql()
        .createUpdate("UPDATE sandbox_call SET digits = :digits WHERE sid = :sid")
        .bind("digits", sealer.sealUnderNewKey(KEY, place(sid, "digits"), digits))
        .bind("sid", sid)
        .execute();
  }

  private Row row(ResultSet row) throws SQLException {
    String sid = row.getString("sid");
    Timestamp until = row.getTimestamp("rings_until");
    String said = sealer.open(KEY, place(sid, "said"), row.getBytes("said"));
    String digits = sealer.open(KEY, place(sid, "digits"), row.getBytes("digits"));
    String asks = row.getString("asks");
    return new Row(
        sid,
        row.getBoolean("inbound"),
        sealer.open(KEY, place(sid, "phone"), row.getBytes("phone")),
        row.getString("status"),
        row.getString("url"),
        row.getString("status_callback"),
        row.getTimestamp("created_at").toInstant(),
        until == null ? Instant.EPOCH : until.toInstant(),
        row.getString("next_url"),
        said == null ? List.of() : Arrays.asList(read(said, Said[].class)),
        digits == null ? "" : digits,
        asks == null ? Optional.empty() : Optional.of(read(asks, Gather.class)),
        row.getBoolean("machine"),
        new Telling(
            row.getInt("late_seconds"), row.getBoolean("twice"), row.getBoolean("reversed")));
  }

  private static Place place(String sid, String field) {
    return new Place("sandbox_call", sid, field);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A call cannot be written", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A call cannot be read");
    }
  }

  /** A call to keep. */
  record NewCall(
      boolean inbound,
      String phone,
      String status,
      String url,
      String callback,
      Duration rings,
      Instant now,
      Map<SandboxFault.Kind, Integer> faults) {}

  /**
   * How its story is told.
   *
   * @param reversed what happened first is told last
   */
  record Telling(int lateSeconds, boolean twice, boolean reversed) {}

  /** A kept call. */
  record Row(
      String sid,
      boolean inbound,
      String phone,
      String status,
      String url,
      String callback,
      Instant createdAt,
      Instant ringsUntil,
      String nextUrl,
      List<Said> said,
      String digits,
      Optional<Gather> asks,
      boolean machine,
      Telling telling) {

    boolean isOver() {
      return !List.of("queued", "ringing", "in-progress").contains(status);
    }

    @Override
    public String toString() {
      return "Row[" + sid + "]";
    }
  }
}
