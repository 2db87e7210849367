package org.portolan.messaging.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.work.Signal;
import org.portolan.messaging.work.Together;

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

  /** RFC 5321, section 4.5.3.1.3. */
  private static final int LONGEST_ADDRESS = 254;

  private static final ManyRows<Row> INSERT =
      ManyRows.<Row>statement(
              """
              INSERT INTO inbox (id, provider, provider_id, channel, key_day, sender, sender_index,
                sender_lock, body, body_index, media, attached, doubtful, answers, received_at, due_at)
              SELECT r.id, r.provider, r.provider_id, r.channel, r.day, r.sender, r.sender_index,
                r.sender_lock, r.body, r.body_index, r.media, r.attached, r.doubtful, r.answers,
                r.now, r.now
              FROM :rows WHERE NOT EXISTS (
                SELECT FROM inbox_forgotten f WHERE f.id_hash = inbox_hash(r.provider, r.provider_id))
              ON CONFLICT (provider, provider_id) DO NOTHING
              RETURNING id
              """)
          .column("id", "uuid", Row::id)
          .column("provider", "text", row -> row.message.provider())
          .column("provider_id", "text", row -> row.message.messageId())
          .column("channel", "text", row -> row.message.channel().key())
          .column("day", "date", Row::day)
          .column("sender", "bytea", Row::sender)
          .column("sender_index", "bytea", Row::senderIndex)
          .column("sender_lock", "int8", row -> ByteBuffer.wrap(row.senderIndex).getLong())
          .column("body", "bytea", Row::body)
          .column("body_index", "bytea", Row::bodyIndex)
          .column("media", "int4", row -> row.message.media())
          .column("attached", "bytea", Row::attached)
          .column("doubtful", "bool", row -> row.message.doubtful())
          .column("answers", "text", row -> row.message.answers().orElse(null))
          .column("now", "timestamptz", Row::now)
          .build();

  private static final int MOST_TOGETHER = 64;

  private final CaseStore store;
  private final Sealer sealer;
  private final BlindIndex index;
  private final KeyedHash bodyHash;
  private final int longestBody;
  private final Signal arrived;
  private final Together<InboundMessage, Receipt> together;

  /**
   * Stores in the thread of whoever comes first.
   *
   * @param arrived raised after each commit
   */
  public ReceiveMessage(CaseStore store, Keys keys, Settings settings, Signal arrived) {
    this(store, keys, settings, arrived, Runnable::run);
  }

  /**
   * @param arrived raised after each commit
   * @param executor where messages are stored
   */
  public ReceiveMessage(
      CaseStore store, Keys keys, Settings settings, Signal arrived, Executor executor) {
    this.store = store;
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
    this.bodyHash = keys.secret(Keys.BLIND_INDEX);
    this.longestBody = settings.number("INBOX_LONGEST_BODY", 20_000);
    this.arrived = arrived;
    this.together = new Together<>(this::store, MOST_TOGETHER, executor);
  }

  /** Stores the message, or says why not. */
  public Receipt receive(InboundMessage message) {
    Optional<Receipt> refused = refused(message);
    return refused.isPresent() ? refused.get() : together.with(message);
  }

  /** The same, without waiting: whoever hears of it must be quick. */
  public CompletableFuture<Receipt> take(InboundMessage message) {
    return refused(message)
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> together.bring(message));
  }

  private Optional<Receipt> refused(InboundMessage message) {
    if (message.messageId() == null || !MESSAGE_ID.matcher(message.messageId()).matches()) {
      return Optional.of(Receipt.NO_MESSAGE_ID);
    }
    if (message.from() == null || message.from().isBlank()) {
      return Optional.of(Receipt.NO_SENDER);
    }
    int longest = message.channel() == Channel.EMAIL ? LONGEST_ADDRESS : LONGEST_SENDER;
    return message.from().length() > longest || message.body().length() > longestBody
        ? Optional.of(Receipt.TOO_LARGE)
        : Optional.empty();
  }

  private List<Receipt> store(List<InboundMessage> messages) {
    return store.call(
        ACTOR,
        tx -> {
          List<Row> rows = messages.stream().map(message -> row(tx, message)).toList();
          Set<UUID> stored = insert(tx, rows);
          if (!stored.isEmpty()) {
            tx.afterCommit(arrived::raise);
          }
          return rows.stream()
              .map(row -> stored.contains(row.id) ? Receipt.STORED : Receipt.REPEATED)
              .toList();
        });
  }

  /** In the order of their ids, so that two batches with the same messages cannot deadlock. */
  private static Set<UUID> insert(Tx tx, List<Row> rows) {
    List<Row> ordered =
        rows.stream().sorted(Comparator.comparing(row -> row.message.messageId())).toList();
    return INSERT.bind(tx.sql().createQuery(INSERT.sql()), ordered).mapTo(UUID.class).set();
  }

  private Row row(Tx tx, InboundMessage message) {
    UUID id = UUID.randomUUID();
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    KeyId key = KeyId.ofTransit(day);
    String from = message.from().strip();
    return new Row(
        id,
        message,
        day,
        sealer.sealUnderNewKey(key, place(id, "sender"), from),
        new Endpoint(message.channel(), from).index(index),
        sealer.sealUnderNewKey(key, place(id, "body"), message.body()),
        hashOf(message.body()),
        sealer.sealUnderNewKey(key, place(id, "attached"), InboundMedia.toJson(message.attached())),
        tx.now());
  }

  private byte[] hashOf(String body) {
    byte[] kind = "body".getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bodyHash.of(kind, body.getBytes(StandardCharsets.UTF_8)), 8);
  }

  static Place place(UUID id, String field) {
    return new Place("inbox", id, field);
  }

  private record Row(
      UUID id,
      InboundMessage message,
      LocalDate day,
      byte[] sender,
      byte[] senderIndex,
      byte[] body,
      byte[] bodyIndex,
      byte[] attached,
      Instant now) {}
}
