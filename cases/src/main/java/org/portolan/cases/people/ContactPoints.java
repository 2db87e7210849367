package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** How people are reached: from a number or address to the people behind it. */
@Dependent
public class ContactPoints {

  /** An answer to the last question may come the morning after. */
  private static final Duration STILL_HEARD = Duration.ofDays(1);

  private final BlindIndex index;

  @Inject
  public ContactPoints(Keys keys) {
    this.index = keys.blindIndex();
  }

  /** What equality look-ups of a number compare. */
  public byte[] indexOf(PhoneNumber phone) {
    return index.ofPhone(phone.e164());
  }

  /** The people who share an address, in a fixed order; none when nobody is known by it. */
  public List<Contact> sharing(Tx tx, Endpoint at) {
    return sharing(tx, List.of(at)).getOrDefault(at, List.of());
  }

  /** Every contact point that an address is or was, whatever became of it. */
  public List<UUID> at(Tx tx, Endpoint at) {
    return tx.sql()
        .createQuery("SELECT id FROM contact_point WHERE value_index = :index")
        .bind("index", at.index(index))
        .mapTo(UUID.class)
        .list();
  }

  /** Of some contact points those that this actor may see, each with the person whose it is. */
  public static Map<UUID, UUID> inReach(Tx tx, Collection<UUID> contactPoints) {
    Map<UUID, UUID> found = new HashMap<>();
    tx.sql()
        .createQuery("SELECT id, person_id FROM contact_point WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, contactPoints.toArray())
        .map(
            (row, context) ->
                found.put(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class)))
        .list();
    return found;
  }

  /** Of some contact points those of which their people say that nobody else reads them. */
  public static Set<UUID> readAlone(Tx tx, Collection<UUID> contactPoints) {
    return tx.sql()
        .createQuery("SELECT id FROM contact_point WHERE id = ANY (:ids) AND NOT shared")
        .bindArray("ids", UUID.class, contactPoints.toArray())
        .mapTo(UUID.class)
        .set();
  }

  /** Whoever was ever reached at a number or said to be, whatever became of it. */
  public List<UUID> everybodyAt(Tx tx, PhoneNumber phone) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.id FROM person p WHERE p.id IN (
              SELECT c.person_id FROM contact_point c WHERE c.value_index = :index)
            ORDER BY p.created_at, p.id
            """)
        .bind("index", indexOf(phone))
        .mapTo(UUID.class)
        .list();
  }

  /** The people behind each of many addresses, with one query. */
  public Map<Endpoint, List<Contact>> sharing(Tx tx, Collection<Endpoint> addresses) {
    Map<ByteBuffer, List<Endpoint>> byIndex = new HashMap<>();
    addresses.forEach(
        at ->
            byIndex
                .computeIfAbsent(ByteBuffer.wrap(at.index(index)), unused -> new ArrayList<>())
                .add(at));
    Map<Endpoint, List<Contact>> found = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT c.id, k.id AS person_id, c.scope, c.channel, c.state, c.value_index, k.language,
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
              Contact contact = contact(row);
              byIndex
                  .get(ByteBuffer.wrap(row.getColumn("value_index", byte[].class)))
                  .forEach(
                      at ->
                          add(
                              all.computeIfAbsent(at, unused -> new ArrayList<>()),
                              contact,
                              at.channel()));
              return all;
            });
    return found;
  }

  /** Of one person the way asked about; two who were merged are reached as one. */
  private static void add(List<Contact> sharing, Contact contact, Channel asked) {
    for (int i = 0; i < sharing.size(); i++) {
      Contact known = sharing.get(i);
      if (known.person().equals(contact.person())) {
        if (known.channel() != asked && contact.channel() == asked) {
          sharing.set(i, contact);
        }
        return;
      }
    }
    sharing.add(contact);
  }

  /** As PostgreSQL writes an array of bytea; its driver cannot bind one. */
  private static String arrayOf(Collection<ByteBuffer> values) {
    return values.stream()
        .map(value -> "\"\\\\x" + HexFormat.of().formatHex(value.array()) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Contact contact(RowView row) {
    return new Contact(
        row.getColumn("id", UUID.class),
        row.getColumn("person_id", UUID.class),
        row.getColumn("scope", String.class),
        Channel.ofKey(row.getColumn("channel", String.class)),
        Language.of(row.getColumn("language", String.class)),
        ZoneId.of(row.getColumn("time_zone", String.class)),
        ContactState.ofKey(row.getColumn("state", String.class)),
        Optional.ofNullable(row.getColumn("quarantine", UUID.class)));
  }

  /** Some contact points, always the same as long as there are no others; for the sandbox. */
  public List<UUID> some(Tx tx, int limit) {
    return tx.sql()
        .createQuery("SELECT id FROM contact_point WHERE channel = 'sms' ORDER BY id LIMIT :limit")
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /**
   * Marks a way to reach somebody; what is wrong for its holder stays wrong until somebody looks.
   * Whoever is not whom we mean is that for every channel of the number.
   *
   * @param channel of a telephone calls and texts are marked apart
   */
  public void mark(Tx tx, UUID contactPoint, Channel channel, ContactState state) {
    if (state == ContactState.WRONG_PERSON) {
      tx.sql()
          .createUpdate(
              """
              UPDATE contact_point c SET state = 'wrong-person' FROM contact_point a
              WHERE a.id = :id AND c.person_id = a.person_id AND c.value_index = a.value_index
              """)
          .bind("id", contactPoint)
          .execute();
      return;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE contact_point SET
              state = CASE WHEN channel = :channel THEN :state ELSE state END,
              voice_state = CASE WHEN channel <> :channel AND :channel = 'voice' THEN :state
                ELSE voice_state END
            WHERE id = :id
            """)
        .bind("id", contactPoint)
        .bind("channel", channel.key())
        .bind("state", state.key())
        .execute();
  }
}
