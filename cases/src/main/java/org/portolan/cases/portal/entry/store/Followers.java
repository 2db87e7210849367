package org.portolan.cases.portal.entry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/** Who follows which rules until when: a sealed contact under a key of its own, and no more. */
public final class Followers {

  /** How long a code may be entered. */
  public static final Duration CODE_GOOD = Duration.ofMinutes(10);

  private final Keys keys;
  private final BlindIndex index;

  public Followers(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
  }

  /**
   * Somebody whose number is not verified yet.
   *
   * @param code keyed hash of the code that is on its way
   */
  public void insert(Tx tx, UUID id, PhoneNumber phone, Wish wish, byte[] code) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO entry_follower (id, contact, contact_index, language, rules, destination,
              until, code_hash, code_until)
            VALUES (:id, :contact, :index, :language, :rules, CAST(:destination AS text), :until,
              :code, :codeUntil)
            """)
        .bind("id", id)
        .bind("contact", keys.sealer().seal(KeyId.ofCase(id), place(id), phone.e164()))
        .bind("index", Endpoint.sms(phone).index(index))
        .bind("language", wish.language())
        .bindArray("rules", Integer.class, wish.rules().toArray())
        .bind("destination", wish.destination().orElse(null))
        .bind("until", wish.until())
        .bind("code", code)
        .bind("codeUntil", tx.now().plus(CODE_GOOD))
        .execute();
  }

  /** Counts a try; what was stored of the code, empty when it is too late or tried too often. */
  public Optional<byte[]> tryOnce(Tx tx, UUID id, int most) {
    return tx.sql()
        .createQuery(
            """
            UPDATE entry_follower SET tries = tries + 1
            WHERE id = :id AND code_until > :now AND tries < :most AND code_hash IS NOT NULL
            RETURNING code_hash
            """)
        .bind("id", id)
        .bind("now", tx.now())
        .bind("most", most)
        .mapTo(byte[].class)
        .findOne();
  }

  /** Somebody reads at the number; the same journey followed once more is followed once. */
  public void verify(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            "UPDATE entry_follower SET verified_at = :now, code_hash = NULL WHERE id = :id")
        .bind("id", id)
        .bind("now", tx.now())
        .execute();
    forget(
        tx,
        tx.sql()
            .createQuery(
                """
                DELETE FROM entry_follower o USING entry_follower n
                WHERE n.id = :id AND o.id <> n.id AND o.contact_index = n.contact_index
                  AND o.rules = n.rules AND o.destination IS NOT DISTINCT FROM n.destination
                  AND o.until = n.until AND o.verified_at IS NOT NULL
                  AND (cardinality(n.rules) > 0 OR n.destination IS NOT NULL)
                RETURNING o.id
                """)
            .bind("id", id)
            .mapTo(UUID.class)
            .list());
  }

  /** The number and language of somebody; empty when they follow nothing any more. */
  public Optional<Reached> find(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT id, contact, verified_at FROM entry_follower WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> reached(row))
        .findOne();
  }

  private Reached reached(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String number = keys.sealer().open(KeyId.ofCase(id), place(id), row.getBytes("contact"));
    return new Reached(new PhoneNumber(number), row.getTimestamp("verified_at") != null);
  }

  /** How many follow a rule. */
  public int count(Tx tx, int rule) {
    return tx.sql()
        .createQuery(
            """
            SELECT count(*) FROM entry_follower
            WHERE rules @> ARRAY[CAST(:rule AS int)] AND verified_at IS NOT NULL
            """)
        .bind("rule", rule)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * The next of those who follow some countries or a rule of theirs, in order of their ids.
   *
   * @param askedBefore leaves out who asked later: they were told already what holds
   */
  public List<Follower> travellingTo(
      Tx tx, Collection<String> countries, Instant askedBefore, UUID above, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, language, rules, destination, until FROM entry_follower
            WHERE (destination = ANY (:countries) OR rules && ARRAY(
                SELECT rule FROM entry_rule_version WHERE destination = ANY (:countries)))
              AND verified_at IS NOT NULL AND code_until < :codesUntil
              AND (CAST(:above AS uuid) IS NULL OR id > CAST(:above AS uuid))
            ORDER BY id LIMIT :limit
            """)
        .bindArray("countries", String.class, countries.toArray())
        .bind("codesUntil", askedBefore.plus(CODE_GOOD))
        .bind("above", above)
        .bind("limit", limit)
        .map((row, context) -> follower(row))
        .list();
  }

  /** Somebody who follows rules, and when they asked for the code; empty for who follows none. */
  public Optional<Late> late(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, language, rules, destination, until, code_until FROM entry_follower
            WHERE id = :id AND (cardinality(rules) > 0 OR destination IS NOT NULL)
            """)
        .bind("id", id)
        .map(
            (row, context) ->
                new Late(
                    follower(row), row.getTimestamp("code_until").toInstant().minus(CODE_GOOD)))
        .findOne();
  }

  private static Follower follower(ResultSet row) throws SQLException {
    return new Follower(
        row.getObject("id", UUID.class),
        row.getString("language"),
        List.of((Integer[]) row.getArray("rules").getArray()),
        Optional.ofNullable(row.getString("destination")),
        row.getObject("until", LocalDate.class));
  }

  /** Whoever follows at a number follows nothing any more. */
  public int stop(Tx tx, Endpoint at) {
    return forget(
        tx,
        tx.sql()
            .createQuery("DELETE FROM entry_follower WHERE contact_index = :index RETURNING id")
            .bind("index", at.index(index))
            .mapTo(UUID.class)
            .list());
  }

  /** Forgets somebody. */
  public int forget(Tx tx, UUID id) {
    return forget(
        tx,
        tx.sql()
            .createQuery("DELETE FROM entry_follower WHERE id = :id RETURNING id")
            .bind("id", id)
            .mapTo(UUID.class)
            .list());
  }

  /** Forgets those whose day is over everywhere on earth, and those who never entered a code. */
  public int forgetPast(Tx tx, LocalDate before, int limit) {
    return forget(
        tx,
        tx.sql()
            .createQuery(
                """
                DELETE FROM entry_follower WHERE id IN (
                  SELECT id FROM entry_follower
                  WHERE until < :before OR (verified_at IS NULL AND code_until < :now)
                  LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id
                """)
            .bind("before", before)
            .bind("now", tx.now())
            .bind("limit", limit)
            .mapTo(UUID.class)
            .list());
  }

  private int forget(Tx tx, List<UUID> ids) {
    Instant now = tx.now();
    if (!ids.isEmpty()) {
      tx.afterCommit(() -> keys.vault().destroy(ids.stream().map(KeyId::ofCase).toList(), now));
    }
    return ids.size();
  }

  private static Place place(UUID id) {
    return new Place("entry_follower", id, "contact");
  }

  /**
   * What somebody wants to be told of.
   *
   * @param language BCP 47 tag
   * @param rules numbers of rules; none for who wants only a checklist now
   * @param destination the country, for who follows that because no rule is known for them
   * @param until the day of arrival
   */
  public record Wish(
      String language, List<Integer> rules, Optional<String> destination, LocalDate until) {
    public Wish {
      rules = List.copyOf(rules);
    }
  }

  /** Where somebody is reached. */
  public record Reached(PhoneNumber phone, boolean verified) {
    @Override
    public String toString() {
      return "Reached";
    }
  }

  /** Somebody whose code comes only now, and when they asked for it. */
  public record Late(Follower follower, Instant asked) {}

  /**
   * Somebody who follows.
   *
   * @param language BCP 47 tag
   * @param rules numbers of those that decided
   * @param destination the country, where none did
   * @param until the day of arrival
   */
  public record Follower(
      UUID id,
      String language,
      List<Integer> rules,
      Optional<String> destination,
      LocalDate until) {
    public Follower {
      rules = List.copyOf(rules);
    }
  }
}
