package org.portolan.messaging.asked;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;

/**
 * Where the answer to a question for a public page goes when nobody is known there. No case is
 * opened for it: a number or address is kept under the key of the day, like the messages
 * themselves, and what was asked for is not.
 */
@Dependent
public class PageAskers {

  private final Keys keys;

  @Inject
  public PageAskers(Keys keys) {
    this.keys = keys;
  }

  /**
   * Somebody who asked.
   *
   * @param at where they are answered
   */
  public record Asker(Endpoint at, Instant askedAt) {}

  /** Keeps where an answer goes; returns the id under which it is addressed. */
  public UUID add(Tx tx, Endpoint sender) {
    UUID id = UUID.randomUUID();
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO page_asker (id, key_day, channel, sender, sender_index, asked_at)
            VALUES (:id, :day, :channel, :sender, :index, :now)
            """)
        .bind("id", id)
        .bind("day", day)
        .bind("channel", sender.channel().key())
        .bind(
            "sender",
            keys.sealer().sealUnderNewKey(KeyId.ofTransit(day), place(id), sender.value()))
        .bind("index", sender.index(keys.blindIndex()))
        .bind("now", tx.now())
        .execute();
    return id;
  }

  /** How often a number or address has asked since a time. */
  public int since(Tx tx, Endpoint sender, Instant since) {
    return tx.sql()
        .createQuery(
            "SELECT count(*) FROM page_asker WHERE sender_index = :index AND asked_at > :since")
        .bind("index", sender.index(keys.blindIndex()))
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  /** Under which ids a number or address was answered, as far as they are kept. */
  public List<UUID> allOf(Tx tx, Endpoint sender) {
    return tx.sql()
        .createQuery("SELECT id FROM page_asker WHERE sender_index = :index")
        .bind("index", sender.index(keys.blindIndex()))
        .mapTo(UUID.class)
        .list();
  }

  /** Who has an id; empty when it is forgotten. */
  public Optional<Asker> find(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT id, key_day, channel, sender, asked_at FROM page_asker WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> asker(row))
        .findOne();
  }

  private Asker asker(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    LocalDate day = row.getObject("key_day", LocalDate.class);
    String sender = keys.sealer().open(KeyId.ofTransit(day), place(id), row.getBytes("sender"));
    return new Asker(
        new Endpoint(Channel.ofKey(row.getString("channel")), sender),
        row.getTimestamp("asked_at").toInstant());
  }

  private static Place place(UUID id) {
    return new Place("page_asker", id, "sender");
  }
}
