package org.portolan.messaging.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.work.Signal;

/**
 * Stores a message that came in and acknowledges it; decides nothing. When it returns a kept
 * receipt, the message is durable and will be handled; when it throws, nothing was stored and the
 * provider is to repeat.
 */
public final class ReceiveMessage {

  static final Actor ACTOR = Actor.system("inbox", Compartment.TRANSIT);

  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  /** Longer than any number, short code or sender name (11 letters). */
  private static final int LONGEST_SENDER = 64;

  private final CaseStore store;
  private final Sealer sealer;
  private final BlindIndex index;
  private final KeyedHash bodyHash;
  private final int longestBody;
  private final Signal arrived;

  /** A message arrived: {@code arrived} is raised after each commit. */
  public ReceiveMessage(CaseStore store, Keys keys, Settings settings, Signal arrived) {
    this.store = store;
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
    this.bodyHash = keys.secret(Keys.BLIND_INDEX);
    this.longestBody = settings.number("INBOX_LONGEST_BODY", 20_000);
    this.arrived = arrived;
  }

  /** Stores the message, or says why not. */
  public Receipt receive(InboundMessage message) {
    if (message.messageId() == null || !MESSAGE_ID.matcher(message.messageId()).matches()) {
      return Receipt.NO_MESSAGE_ID;
    }
    if (message.from() == null || message.from().isBlank()) {
      return Receipt.NO_SENDER;
    }
    if (message.from().length() > LONGEST_SENDER || message.body().length() > longestBody) {
      return Receipt.TOO_LARGE;
    }
    return store.call(
        ACTOR,
        tx -> {
          if (!insert(tx, message)) {
            return Receipt.REPEATED;
          }
          tx.afterCommit(arrived::raise);
          return Receipt.STORED;
        });
  }

  private boolean insert(Tx tx, InboundMessage message) {
    UUID id = UUID.randomUUID();
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    KeyId key = KeyId.ofTransit(day);
    String from = message.from().strip();
    byte[] senderIndex = index.ofPhone(from);
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO inbox (id, provider, provider_id, key_day, sender, sender_index,
                  sender_lock, body, body_index, media, received_at, due_at)
                VALUES (:id, :provider, :providerId, :day, :sender, :index,
                  :lock, :body, :bodyIndex, :media, :now, :now)
                ON CONFLICT (provider, provider_id) DO NOTHING
                """)
            .bind("id", id)
            .bind("provider", message.provider())
            .bind("providerId", message.messageId())
            .bind("day", day)
            .bind("sender", sealer.sealUnderNewKey(key, place(id, "sender"), from))
            .bind("index", senderIndex)
            .bind("lock", ByteBuffer.wrap(senderIndex).getLong())
            .bind("body", sealer.sealUnderNewKey(key, place(id, "body"), message.body()))
            .bind("bodyIndex", hashOf(message.body()))
            .bind("media", message.media())
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  private byte[] hashOf(String body) {
    byte[] kind = "body".getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bodyHash.of(kind, body.getBytes(StandardCharsets.UTF_8)), 8);
  }

  static Place place(UUID id, String field) {
    return new Place("inbox", id, field);
  }
}
