package org.portolan.messaging.outbox;

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
import org.portolan.cases.people.Channel;
import org.portolan.messaging.outbox.Deliveries.Moved;

/**
 * A row of the outbox as it stands.
 *
 * @param channel by which it goes or last went; before that, texts
 * @param contact of the way it goes; null before it has one
 * @param tried the ways that failed
 * @param anotherWay whether there is one more when this fails
 * @param unended whether of this attempt, if it is a mail's, the end was not begun
 */
record OutboxRow(
    UUID id,
    Purpose purpose,
    Recipient recipient,
    Optional<UUID> caseId,
    Optional<UUID> broadcastId,
    KeyId sealedUnder,
    byte[] wording,
    String state,
    Instant deadline,
    int attempts,
    Instant sendingSince,
    byte[] textHash,
    String providerId,
    List<String> pastProviderIds,
    DeliveryProgress progress,
    Channel channel,
    UUID contact,
    List<String> tried,
    boolean anotherWay,
    boolean unended,
    Integer errorCode) {

  static final String COLUMNS =
      """
      o.id, o.purpose, o.recipient_kind, o.recipient_id, o.language, o.case_id, o.broadcast_id,
      o.sealed_under,
      o.wording, o.state, o.deadline, o.attempts, o.sending_since, o.text_hash,
      o.provider_id, o.past_provider_ids, o.delivery, o.by_channel, o.channel, o.contact_id, o.tried,
      o.another_way, o.error_code, o.unended_attempt = o.attempts AS unended
      """;

  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getObject("id", UUID.class),
        Purpose.ofKey(row.getString("purpose")),
        new Recipient(
            Recipient.Kind.ofKey(row.getString("recipient_kind")),
            row.getObject("recipient_id", UUID.class),
            Optional.ofNullable(row.getString("language")),
            Optional.ofNullable(row.getString("by_channel")).map(Channel::ofKey)),
        Optional.ofNullable(row.getObject("case_id", UUID.class)),
        Optional.ofNullable(row.getObject("broadcast_id", UUID.class)),
        KeyId.parse(row.getString("sealed_under")),
        row.getBytes("wording"),
        row.getString("state"),
        row.getTimestamp("deadline").toInstant(),
        row.getInt("attempts"),
        instant(row.getTimestamp("sending_since")),
        row.getBytes("text_hash"),
        row.getString("provider_id"),
        texts(row.getArray("past_provider_ids")),
        DeliveryProgress.ofKey(row.getString("delivery")),
        row.getString("channel") == null ? Channel.SMS : Channel.ofKey(row.getString("channel")),
        row.getObject("contact_id", UUID.class),
        texts(row.getArray("tried")),
        row.getBoolean("another_way"),
        row.getBoolean("unended"),
        row.getObject("error_code", Integer.class));
  }

  /** Rows are keys of maps: one field is as good as twenty. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The way it goes, as {@link #tried} names it. */
  String wayKey() {
    return channel.key() + ":" + contact;
  }

  /** That the way it goes takes no free text, as {@link #tried} notes it. */
  String closedKey() {
    return "closed:" + wayKey();
  }

  Moved moved(DeliveryProgress to) {
    return new Moved(id, caseId, purpose, to);
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
