package org.portolan.cases.chat.store;

import jakarta.enterprise.context.Dependent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Who waits at a desk, for how long others waited, and when somebody is there. */
@Dependent
public class ChatQueue {

  /** Of so many chats, the last that were taken, the middle one says how long it takes. */
  private static final int REMEMBERED = 20;

  /** What is longer ago says nothing of today. */
  private static final Duration REMEMBERED_FOR = Duration.ofDays(14);

  /** How many chats of the same post have waited longer, for each of some that wait. */
  public Map<UUID, Integer> before(Tx tx, Collection<UUID> chats) {
    Map<UUID, Integer> places = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT id, place FROM (
              SELECT id, row_number() OVER (
                PARTITION BY scope ORDER BY waiting_since, id) - 1 AS place
              FROM chat WHERE state = 'waiting') w
            WHERE id = ANY (:ids)
            """)
        .bindArray("ids", UUID.class, chats.toArray())
        .map((row, context) -> places.put(row.getObject("id", UUID.class), row.getInt("place")))
        .list();
    return places;
  }

  /** How long half of those waited who were answered last; empty when nobody was. */
  public Optional<Duration> usualWait(Tx tx, Chat chat) {
    return tx.sql()
        .createQuery(
            """
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY w.seconds) FROM (
              SELECT extract(epoch FROM o.first_taken_at - o.opened_at) AS seconds
              FROM chat o JOIN chat c ON c.id = :id AND o.scope = c.scope
              WHERE o.first_taken_at > :since
              ORDER BY o.first_taken_at DESC LIMIT :most) w
            """)
        .bind("id", chat.id())
        .bind("since", tx.now().minus(REMEMBERED_FOR))
        .bind("most", REMEMBERED)
        .mapTo(Double.class)
        .findOne()
        .map(seconds -> Duration.ofSeconds(Math.round(seconds)));
  }

  /** The hours of a post, for guests and applicants alike. */
  public List<OfficeHours> hours(Tx tx, String scope) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, language, time_zone, weekdays, from_time, until_time FROM chat_hours
            WHERE scope = :scope
            ORDER BY language NULLS FIRST, from_time, id
            """)
        .bind("scope", scope)
        .map((row, context) -> hours(row))
        .list();
  }

  /** Adds hours to those of a post. */
  public void add(Tx tx, String scope, OfficeHours hours) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO chat_hours (id, compartment, scope, language, time_zone, weekdays,
              from_time, until_time)
            VALUES (:id, :compartment, :scope, :language, :zone, :days, :from, :until)
            """)
        .bind("id", hours.id())
        .bind("compartment", Compartment.INFORMATION.key())
        .bind("scope", scope)
        .bind("language", hours.language().orElse(null))
        .bind("zone", hours.zone().getId())
        .bindArray("days", Integer.class, hours.days().stream().map(DayOfWeek::getValue).toArray())
        .bind("from", hours.from())
        .bind("until", hours.until())
        .execute();
  }

  /** Takes hours away again. */
  public void remove(Tx tx, UUID hours) {
    tx.sql().createUpdate("DELETE FROM chat_hours WHERE id = :id").bind("id", hours).execute();
  }

  private static OfficeHours hours(ResultSet row) throws SQLException {
    return new OfficeHours(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("language")),
        ZoneId.of(row.getString("time_zone")),
        days(row.getArray("weekdays")),
        row.getObject("from_time", LocalTime.class),
        row.getObject("until_time", LocalTime.class));
  }

  private static Set<DayOfWeek> days(Array stored) throws SQLException {
    return Arrays.stream((Integer[]) stored.getArray())
        .map(DayOfWeek::of)
        .collect(Collectors.toSet());
  }
}
