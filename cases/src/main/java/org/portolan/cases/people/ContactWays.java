package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Reachable.Way;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** From a contact point to its person, and to every way in which they are reached. */
@Dependent
public class ContactWays {

  private final Keys keys;

  @Inject
  public ContactWays(Keys keys) {
    this.keys = keys;
  }

  /**
   * How the people of contact points are reached as it is now, by contact point, with one query.
   */
  public Map<UUID, Reachable> of(Tx tx, Collection<UUID> contactPoints) {
    if (contactPoints.isEmpty()) {
      return Map.of();
    }
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT a.id AS asked, k.language, k.time_zone, k.quiet_from, k.quiet_until,
                  k.preferred_channel, w.id, w.person_id, w.channel, w.value, w.state,
                  w.voice_state, w.heard_at, w.verified_at
                FROM contact_point a JOIN person p ON p.id = a.person_id
                  -- apart, and looked up: see ContactPoints.sharing
                  CROSS JOIN LATERAL (SELECT COALESCE(p.merged_into, p.id) AS id OFFSET 0) one
                  CROSS JOIN LATERAL (SELECT language, time_zone, quiet_from, quiet_until,
                    preferred_channel FROM person WHERE id = one.id OFFSET 0) k
                  CROSS JOIN LATERAL (
                    SELECT one.id
                    UNION ALL SELECT m.id FROM person m WHERE m.merged_into = one.id) they
                  CROSS JOIN LATERAL (SELECT * FROM contact_point c
                    WHERE c.person_id = they.id OFFSET 0) w
                WHERE a.id = ANY (:ids) ORDER BY w.id
                """)
            .bindArray("ids", UUID.class, contactPoints.toArray())
            .map((row, context) -> Row.of(row))
            .list();
    keys.vault().prefetch(rows.stream().map(row -> KeyId.ofPerson(row.person)).toList());
    Map<UUID, Reachable> reachable = new HashMap<>();
    for (Row row : rows) {
      reachable.computeIfAbsent(row.asked, unused -> row.reachable()).ways().addAll(ways(row));
    }
    return reachable;
  }

  /** A telephone takes texts and calls. */
  private List<Way> ways(Row row) {
    String value =
        keys.sealer()
            .open(
                KeyId.ofPerson(row.person), new Place("contact_point", row.id, "value"), row.value);
    Channel channel = Channel.ofKey(row.channel);
    Way way = row.way(new Endpoint(channel, value), row.state);
    return channel == Channel.SMS
        ? List.of(way, row.way(new Endpoint(Channel.VOICE, value), row.voiceState))
        : List.of(way);
  }

  private record Row(
      UUID asked,
      Language language,
      ZoneId zone,
      Optional<QuietTime> quiet,
      Optional<Channel> preferred,
      UUID id,
      UUID person,
      String channel,
      byte[] value,
      ContactState state,
      ContactState voiceState,
      Instant heardAt,
      boolean verified) {

    static Row of(ResultSet row) throws SQLException {
      LocalTime from = row.getObject("quiet_from", LocalTime.class);
      LocalTime until = row.getObject("quiet_until", LocalTime.class);
      Timestamp heard = row.getTimestamp("heard_at");
      return new Row(
          row.getObject("asked", UUID.class),
          Language.of(row.getString("language")),
          ZoneId.of(row.getString("time_zone")),
          Optional.ofNullable(from)
              // hours that end when they begin are none
              .filter(start -> !start.equals(until))
              .map(start -> new QuietTime(start, until)),
          Optional.ofNullable(row.getString("preferred_channel")).map(Channel::ofKey),
          row.getObject("id", UUID.class),
          row.getObject("person_id", UUID.class),
          row.getString("channel"),
          row.getBytes("value"),
          ContactState.ofKey(row.getString("state")),
          ContactState.ofKey(row.getString("voice_state")),
          heard == null ? null : heard.toInstant(),
          row.getTimestamp("verified_at") != null);
    }

    Reachable reachable() {
      return new Reachable(language, zone, quiet, preferred, new ArrayList<>());
    }

    Way way(Endpoint to, ContactState how) {
      // whom the number does not belong to is not called there either
      ContactState standing = state == ContactState.WRONG_PERSON ? state : how;
      return new Way(id, to, standing, Optional.ofNullable(heardAt), verified);
    }

    @Override
    public String toString() {
      return "Row[" + id + "]";
    }
  }
}
