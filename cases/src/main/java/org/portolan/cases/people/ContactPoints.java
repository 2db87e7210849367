package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** How people are reached: from a number to the people behind it, and from a person to a number. */
@Dependent
public class ContactPoints {

  /** An answer to the last question may come the morning after. */
  private static final Duration STILL_HEARD = Duration.ofDays(1);

  private final Keys keys;
  private final BlindIndex index;

  @Inject
  public ContactPoints(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
  }

  /** What equality look-ups of a number compare. */
  public byte[] indexOf(PhoneNumber phone) {
    return index.ofPhone(phone.e164());
  }

  /** The people who share a number, in a fixed order; none when nobody is known by it. */
  public List<Contact> sharing(Tx tx, PhoneNumber phone) {
    return sharing(tx, List.of(phone)).getOrDefault(phone, List.of());
  }

  /** Every contact point that a number is or was, whatever became of it. */
  public List<UUID> at(Tx tx, PhoneNumber phone) {
    return tx.sql()
        .createQuery("SELECT id FROM contact_point WHERE value_index = :index")
        .bind("index", indexOf(phone))
        .mapTo(UUID.class)
        .list();
  }

  /** Whoever was ever reached at a number or said to be, whatever became of it. */
  public List<UUID> everybodyAt(Tx tx, PhoneNumber phone) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.person_id FROM contact_point c JOIN person p ON p.id = c.person_id
            WHERE c.value_index = :index ORDER BY p.created_at, c.id
            """)
        .bind("index", indexOf(phone))
        .mapTo(UUID.class)
        .list();
  }

  /** The people behind each of many numbers, with one query. */
  public Map<PhoneNumber, List<Contact>> sharing(Tx tx, Collection<PhoneNumber> phones) {
    Map<java.nio.ByteBuffer, PhoneNumber> byIndex = new HashMap<>();
    phones.forEach(phone -> byIndex.put(java.nio.ByteBuffer.wrap(indexOf(phone)), phone));
    Map<PhoneNumber, List<Contact>> found = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT c.id, k.id AS person_id, c.scope, c.state, c.value_index, k.language,
              k.time_zone,
              (SELECT q.case_id FROM quarantine q
               WHERE q.person_id = k.id AND (q.ended_at IS NULL OR q.ended_at > :heard)
               ORDER BY q.ended_at DESC NULLS FIRST, q.first_day DESC LIMIT 1) AS quarantine
            FROM contact_point c JOIN person p ON p.id = c.person_id
              -- apart: under policies no index is asked for what COALESCE yields
              CROSS JOIN LATERAL (SELECT COALESCE(p.merged_into, p.id) AS id OFFSET 0) one
              -- looked up, few as they are: joined, every person there is would be
              CROSS JOIN LATERAL (SELECT id, language, time_zone FROM person
                WHERE id = one.id OFFSET 0) k
            WHERE c.value_index = ANY (CAST(:indexes AS bytea[])) AND c.state <> 'wrong-person'
            ORDER BY p.created_at, c.id
            """)
        .bind("indexes", arrayOf(byIndex.keySet()))
        .bind("heard", tx.now().minus(STILL_HEARD))
        .reduceRows(
            found,
            (all, row) -> {
              PhoneNumber phone =
                  byIndex.get(java.nio.ByteBuffer.wrap(row.getColumn("value_index", byte[].class)));
              add(all.computeIfAbsent(phone, unused -> new java.util.ArrayList<>()), contact(row));
              return all;
            });
    return found;
  }

  /** Two who were merged are reached as one. */
  private static void add(List<Contact> sharing, Contact contact) {
    if (sharing.stream().noneMatch(one -> one.person().equals(contact.person()))) {
      sharing.add(contact);
    }
  }

  /** As PostgreSQL writes an array of bytea; its driver cannot bind one. */
  private static String arrayOf(Collection<java.nio.ByteBuffer> values) {
    return values.stream()
        .map(value -> "\"\\\\x" + HexFormat.of().formatHex(value.array()) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Contact contact(RowView row) {
    return new Contact(
        row.getColumn("id", UUID.class),
        row.getColumn("person_id", UUID.class),
        row.getColumn("scope", String.class),
        Language.of(row.getColumn("language", String.class)),
        ZoneId.of(row.getColumn("time_zone", String.class)),
        ContactState.ofKey(row.getColumn("state", String.class)),
        Optional.ofNullable(row.getColumn("quarantine", UUID.class)));
  }

  /** Where to send, as it is now: number, language and zone of each contact point asked for. */
  public Map<UUID, Destination> destinations(Tx tx, Collection<UUID> contactPoints) {
    record Row(
        UUID id,
        UUID person,
        byte[] value,
        String state,
        String language,
        String zone,
        LocalTime from,
        LocalTime until) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT c.id, c.person_id, c.value, c.state, k.language, k.time_zone,
                  k.quiet_from, k.quiet_until
                FROM contact_point c JOIN person p ON p.id = c.person_id
                  CROSS JOIN LATERAL (SELECT COALESCE(p.merged_into, p.id) AS id OFFSET 0) one
                  CROSS JOIN LATERAL (SELECT language, time_zone, quiet_from, quiet_until
                    FROM person WHERE id = one.id OFFSET 0) k
                WHERE c.id = ANY (:ids)
                """)
            .bindArray("ids", UUID.class, contactPoints.toArray())
            .map(
                (row, context) ->
                    new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBytes("value"),
                        row.getString("state"),
                        row.getString("language"),
                        row.getString("time_zone"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class)))
            .list();
    keys.vault().prefetch(rows.stream().map(row -> KeyId.ofPerson(row.person())).toList());
    Map<UUID, Destination> destinations = new HashMap<>();
    for (Row row : rows) {
      String number =
          keys.sealer()
              .open(
                  KeyId.ofPerson(row.person()),
                  new Place("contact_point", row.id(), "value"),
                  row.value());
      destinations.put(
          row.id(),
          new Destination(
              new PhoneNumber(number),
              Language.of(row.language()),
              ZoneId.of(row.zone()),
              ContactState.ofKey(row.state()),
              Optional.ofNullable(row.from()).map(from -> new QuietTime(from, row.until()))));
    }
    return destinations;
  }

  /** Some contact points, always the same as long as there are no others; for the sandbox. */
  public List<UUID> some(Tx tx, int limit) {
    return tx.sql()
        .createQuery("SELECT id FROM contact_point WHERE channel = 'sms' ORDER BY id LIMIT :limit")
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** Marks a contact point; what is wrong for its holder stays wrong until somebody looks. */
  public void mark(Tx tx, UUID contactPoint, ContactState state) {
    tx.sql()
        .createUpdate("UPDATE contact_point SET state = :state WHERE id = :id")
        .bind("id", contactPoint)
        .bind("state", state.key())
        .execute();
  }

  /**
   * Where a message goes.
   *
   * @param zone the person's, for quiet hours
   * @param quiet the person's own, if they have any
   */
  public record Destination(
      PhoneNumber phone,
      Language language,
      ZoneId zone,
      ContactState state,
      Optional<QuietTime> quiet) {}
}
