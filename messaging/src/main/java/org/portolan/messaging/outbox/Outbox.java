package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.work.Signal;

/**
 * Where messages wait to be sent. What is enqueued commits with the transaction that asked for it,
 * and is sent soon after.
 */
public final class Outbox {

  private static final ManyRows<Row> INSERT =
      ManyRows.<Row>statement(
              """
              INSERT INTO outbox (id, purpose, rank, recipient_kind, recipient_id, language,
                by_channel, case_id, sealed_under, wording, created_at, due_at, deadline)
              SELECT r.id, r.purpose, r.rank, r.kind, r.recipient, r.language, r.by_channel, r.case_id,
                r.key, r.wording, r.now, r.now, r.deadline
              FROM :rows
              """)
          .column("id", "uuid", Row::id)
          .column("purpose", "text", row -> row.message.purpose().key())
          .column("rank", "smallint", row -> (short) row.message.purpose().rank())
          .column("kind", "text", row -> row.message.recipient().kind().key())
          .column("recipient", "uuid", row -> row.message.recipient().id())
          .column("language", "text", row -> row.message.recipient().language().orElse(null))
          .column(
              "by_channel",
              "text",
              row -> row.message.recipient().by().map(Channel::key).orElse(null))
          .column("case_id", "uuid", row -> row.message.caseId().orElse(null))
          .column("key", "text", row -> row.key.value())
          .column("wording", "bytea", Row::wording)
          .column("now", "timestamptz", Row::now)
          .column("deadline", "timestamptz", Row::deadline)
          .build();

  private final Sealer sealer;
  private final Signal filled;
  private final Map<Purpose, Duration> worthFor = new EnumMap<>(Purpose.class);

  public Outbox(Keys keys, Settings settings, Signal filled) {
    this.sealer = keys.sealer();
    this.filled = filled;
    for (Purpose purpose : Purpose.values()) {
      int minutes =
          settings.number(
              "DEADLINE_" + purpose.name() + "_MINUTES", (int) purpose.worthFor().toMinutes());
      worthFor.put(purpose, Duration.ofMinutes(minutes));
    }
  }

  /**
   * Enqueues a message; any actor may.
   *
   * @return the id under which it is followed
   */
  public UUID enqueue(Tx tx, OutboundMessage message) {
    UUID id = UUID.randomUUID();
    enqueue(tx, id, message);
    return id;
  }

  /**
   * Enqueues what a member of staff wrote; it stands on its case's timeline already.
   *
   * @param entry its id on the timeline, under which it is followed
   */
  public void enqueueWritten(Tx tx, UUID entry, UUID caseId, Recipient recipient, Purpose purpose) {
    enqueue(tx, entry, OutboundMessage.about(caseId, recipient, purpose, Wording.asWritten()));
  }

  private void enqueue(Tx tx, UUID id, OutboundMessage message) {
    KeyId key =
        message
            .caseId()
            .map(KeyId::ofCase)
            .orElseGet(() -> KeyId.ofTransit(LocalDate.ofInstant(tx.now(), ZoneOffset.UTC)));
    Instant deadline = tx.now().plus(worthFor.get(message.purpose()));
    tx.atEnd(INSERT, new Row(id, message, key, seal(key, id, message), tx.now(), deadline));
    tx.afterCommit(filled::raise);
  }

  private byte[] seal(KeyId key, UUID id, OutboundMessage message) {
    String json = message.wording().toJson();
    return message.caseId().isPresent()
        ? sealer.seal(key, wordingOf(id), json)
        : sealer.sealUnderNewKey(key, wordingOf(id), json);
  }

  static Place wordingOf(UUID id) {
    return new Place("outbox", id, "wording");
  }

  private record Row(
      UUID id, OutboundMessage message, KeyId key, byte[] wording, Instant now, Instant deadline) {}
}
