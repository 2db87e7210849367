package org.portolan.messaging.sandbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** What the sandbox keeps: every message it accepted, in either direction. */
final class SandboxMessages {

  static final Actor ACTOR = Actor.system("sandbox", Compartment.TRANSIT);

  private static final KeyId KEY = KeyId.ofSystem("sandbox");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SELECT =
      """
      SELECT sid, inbound, channel, phone, body, status, error_code, status_callback, created_at, shown_at
      FROM sandbox_message
      """;

  private final Sealer sealer;
  private final BlindIndex index;

  SandboxMessages(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  byte[] indexOf(String phone) {
    return index.ofPhone(phone);
  }

  byte[] sealPhone(String phone, String row) {
    return sealer.sealUnderNewKey(KEY, new Place("sandbox_phone", row, "phone"), phone);
  }

  String openPhone(byte[] phone, String row) {
    return sealer.open(KEY, new Place("sandbox_phone", row, "phone"), phone);
  }

  /** Keeps a message that did not exist before, and gives it its id. */
  String add(Tx tx, NewMessage message) {
    String sid = newSid();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO sandbox_message (sid, inbound, channel, phone, phone_index, body, status,
              status_callback, created_at, shown_at)
            VALUES (:sid, :inbound, :channel, :phone, :index, :body, :status, :callback, :created, :now)
            """)
        .bind("sid", sid)
        .bind("inbound", message.inbound())
        .bind("channel", message.address().channel())
        .bind("phone", seal(sid, "phone", message.address().number()))
        .bind("index", indexOf(message.address().number()))
        .bind("body", seal(sid, "body", message.body()))
        .bind("status", message.inbound() ? "received" : "queued")
        .bind("callback", message.statusCallback().orElse(null))
        .bind("created", message.createdAt())
        .bind("now", tx.now())
        .execute();
    return sid;
  }

  Optional<Message> find(Tx tx, String sid) {
    return tx.sql()
        .createQuery(SELECT + "WHERE sid = :sid")
        .bind("sid", sid)
        .reduceRows(Optional.<Message>empty(), (none, row) -> Optional.of(message(row)));
  }

  /** The messages of a phone, newest first. */
  List<Message> ofPhone(Tx tx, String phone, int limit) {
    return tx.sql()
        .createQuery(SELECT + "WHERE phone_index = :index ORDER BY position DESC LIMIT :limit")
        .bind("index", indexOf(phone))
        .bind("limit", limit)
        .reduceRows(
            new java.util.ArrayList<>(),
            (messages, row) -> {
              messages.add(message(row));
              return messages;
            });
  }

  /** The messages to phones that were sent in a time, newest first, of one page and one more. */
  List<Message> sent(Tx tx, SandboxList asked) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE NOT inbound AND created_at BETWEEN :from AND :until
                ORDER BY position DESC LIMIT :most OFFSET :skips
                """)
        .bind("from", asked.from())
        .bind("until", asked.until())
        .bind("most", asked.looksFor())
        .bind("skips", asked.skips())
        .reduceRows(
            new java.util.ArrayList<>(),
            (messages, row) -> {
              messages.add(message(row));
              return messages;
            });
  }

  /** What came in by a channel in a time, newest first, of one page and one more. */
  List<Message> received(Tx tx, String channel, SandboxList asked) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE inbound AND channel = :channel AND created_at BETWEEN :from AND :until
                ORDER BY position DESC LIMIT :most OFFSET :skips
                """)
        .bind("channel", channel)
        .bind("from", asked.from())
        .bind("until", asked.until())
        .bind("most", asked.looksFor())
        .bind("skips", asked.skips())
        .reduceRows(
            new java.util.ArrayList<>(),
            (messages, row) -> {
              messages.add(message(row));
              return messages;
            });
  }

  /** Whether the holder of a phone wrote by WhatsApp since a time, by the application's clock. */
  boolean wroteSince(Tx tx, SandboxAddress address, Instant since) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM sandbox_message
            WHERE phone_index = :index AND inbound AND channel = :channel AND shown_at > :since)
            """)
        .bind("index", indexOf(address.number()))
        .bind("channel", address.channel())
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }

  void setStatus(Tx tx, String sid, String status, Integer errorCode) {
    tx.sql()
        .createUpdate(
            "UPDATE sandbox_message SET status = :status, error_code = :error WHERE sid = :sid")
        .bind("status", status)
        .bind("error", errorCode)
        .bind("sid", sid)
        .execute();
  }

  private Message message(RowView row) {
    String sid = row.getColumn("sid", String.class);
    return new Message(
        sid,
        row.getColumn("inbound", Boolean.class),
        SandboxAddress.of(
            row.getColumn("channel", String.class),
            open(sid, "phone", row.getColumn("phone", byte[].class))),
        open(sid, "body", row.getColumn("body", byte[].class)),
        row.getColumn("status", String.class),
        row.getColumn("error_code", Integer.class),
        row.getColumn("status_callback", String.class),
        row.getColumn("created_at", Instant.class),
        row.getColumn("shown_at", Instant.class));
  }

  private byte[] seal(String sid, String field, String value) {
    return sealer.sealUnderNewKey(KEY, new Place("sandbox_message", sid, field), value);
  }

  private String open(String sid, String field, byte[] value) {
    return sealer.open(KEY, new Place("sandbox_message", sid, field), value);
  }

  private static String newSid() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "SM" + HexFormat.of().formatHex(random);
  }

  /** A message to keep. */
  record NewMessage(
      boolean inbound,
      SandboxAddress address,
      String body,
      Optional<String> statusCallback,
      Instant createdAt) {}

  /** A kept message. */
  record Message(
      String sid,
      boolean inbound,
      SandboxAddress address,
      String body,
      String status,
      Integer errorCode,
      String statusCallback,
      Instant createdAt,
      Instant shownAt) {}
}
