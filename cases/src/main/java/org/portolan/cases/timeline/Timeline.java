package org.portolan.cases.timeline;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** A case's messages and notes, each body sealed under the case's key. */
@Dependent
public class Timeline {

  private static final String TABLE = "timeline_entry";

  /** A message's own id is its row's, so that the same message never stands twice. */
  private static final ManyRows<Row> INSERT = insert("DO NOTHING");

  /** What failed one way and goes another is the same message; it went the last way. */
  private static final ManyRows<Row> SENT =
      insert("DO UPDATE SET channel = excluded.channel WHERE timeline_entry.kind = 'sent'");

  private static final ManyRows<Report> DELIVERY =
      ManyRows.<Report>statement(
              """
              UPDATE timeline_entry e SET delivery = d.delivery, delivery_rank = d.rank
              FROM (SELECT DISTINCT ON (r.id) r.id, r.delivery, r.rank
                FROM :rows ORDER BY r.id, r.rank DESC) d
              WHERE e.id = d.id AND e.delivery_rank < d.rank
              """)
          .column("id", "uuid", Report::id)
          .column("delivery", "text", report -> report.delivery.key())
          .column("rank", "int4", report -> report.delivery.rank())
          .build();

  private final Sealer sealer;
  private final Attachments attachments;

  @Inject
  public Timeline(Sealer sealer) {
    this.sealer = sealer;
    this.attachments = new Attachments(sealer);
  }

  private static ManyRows<Row> insert(String again) {
    return ManyRows.<Row>statement(
            """
            INSERT INTO timeline_entry (id, case_id, compartment, scope, kind, at, channel,
              language, author, body, understood)
            SELECT r.id, c.id, c.compartment, c.scope, r.kind, r.at, r.channel, r.language,
              r.author, r.body, r.understood
            FROM :rows JOIN case_file c ON c.id = r.case_id
            ON CONFLICT (id)
            """
                + again)
        .column("id", "uuid", Row::id)
        .column("case_id", "uuid", Row::caseId)
        .column("kind", "text", Row::kind)
        .column("at", "timestamptz", Row::at)
        .column("channel", "text", Row::channel)
        .column("language", "text", Row::language)
        .column("author", "text", Row::author)
        .column("body", "bytea", Row::body)
        .column("understood", "bytea", Row::understood)
        .build();
  }

  /**
   * A message came in.
   *
   * @param id the message's own, so that the same message never stands twice
   * @param understood option ids and degrees; empty when it was not understood as an answer
   */
  public void received(
      Tx tx,
      UUID caseId,
      UUID id,
      Instant at,
      String channel,
      Language language,
      String body,
      List<String> understood) {
    byte[] meant =
        understood.isEmpty() ? null : seal(caseId, id, "understood", String.join(" ", understood));
    byte[] text = seal(caseId, id, "body", body);
    tx.atEnd(
        INSERT, new Row(id, caseId, "received", at, channel, language.tag(), null, text, meant));
  }

  /**
   * A message was handed to the provider: what was really sent, in the language and by the way it
   * was sent.
   */
  public void sent(
      Tx tx, UUID caseId, UUID id, Instant at, String channel, Language language, String body) {
    byte[] text = seal(caseId, id, "body", body);
    tx.atEnd(SENT, new Row(id, caseId, "sent", at, channel, language.tag(), null, text, null));
  }

  /**
   * A member of staff wrote a message that will be sent under the returned id. It stands on the
   * timeline at once; its delivery is told as that of every other message.
   */
  public UUID written(Tx tx, UUID caseId, String channel, Language language, String text) {
    UUID id = UUID.randomUUID();
    written(tx, caseId, id, channel, language, text);
    return id;
  }

  /**
   * The same under an id that the message has already, so that it never stands twice; where nothing
   * is sent, because who it is for reads it here.
   */
  public void written(Tx tx, UUID caseId, UUID id, String channel, Language language, String text) {
    String author = tx.actor().id();
    byte[] body = seal(caseId, id, "body", text);
    tx.atEnd(
        INSERT, new Row(id, caseId, "sent", tx.now(), channel, language.tag(), author, body, null));
  }

  /**
   * What one entry of a case says, to be sent; empty when there is none such.
   *
   * @throws org.portolan.cases.keys.Sealer.Tampered when it was altered: nobody is sent that
   */
  public Optional<String> body(Tx tx, UUID caseId, UUID id) {
    tx.writeNow();
    return tx.sql()
        .createQuery("SELECT body FROM timeline_entry WHERE id = :id AND case_id = :case")
        .bind("id", id)
        .bind("case", caseId)
        .mapTo(byte[].class)
        .findOne()
        .map(body -> sealer.open(KeyId.ofCase(caseId), new Place(TABLE, id, "body"), body));
  }

  /**
   * What some entries say, by their ids; opens sealed values.
   *
   * @param entries the case of each; one that is not of its case is missing
   */
  public Map<UUID, String> bodies(Tx tx, Map<UUID, UUID> entries) {
    tx.writeNow();
    Map<UUID, String> bodies = new HashMap<>();
    tx.sql()
        .createQuery("SELECT id, case_id, body FROM timeline_entry WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, entries.keySet().toArray())
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              UUID caseId = row.getObject("case_id", UUID.class);
              return caseId.equals(entries.get(id))
                  ? bodies.put(id, read(tx, caseId, id, "body", row.getBytes("body")))
                  : null;
            })
        .list();
    return bodies;
  }

  /** What came with some entries, by their ids: as {@link #bodies}. */
  public Map<UUID, List<Attachment>> attachments(Tx tx, Map<UUID, UUID> entries) {
    return attachments.of(tx, entries);
  }

  /** Somebody wrote a note. */
  public UUID note(Tx tx, UUID caseId, String text) {
    UUID id = UUID.randomUUID();
    byte[] body = seal(caseId, id, "body", text);
    tx.atEnd(
        INSERT, new Row(id, caseId, "note", tx.now(), null, null, tx.actor().id(), body, null));
    tx.record(caseId, "note.added", Map.of("entry", id.toString()));
    return id;
  }

  /** A delivery report; it only ever moves a message forward. */
  public void delivery(Tx tx, UUID id, Delivery delivery) {
    tx.changeAtEnd(DELIVERY, new Report(id, delivery));
  }

  /** What was last received in each of these cases; opens sealed values. */
  public Map<UUID, String> lastReceived(Tx tx, Collection<UUID> cases) {
    tx.writeNow();
    Map<UUID, String> last = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT m.id, m.case_id, m.body FROM unnest(CAST(:cases AS uuid[])) AS c (id)
            JOIN LATERAL (
              SELECT id, case_id, body FROM timeline_entry
              WHERE case_id = c.id AND kind = 'received' ORDER BY at DESC, id DESC LIMIT 1) m
            ON true
            """)
        .bindArray("cases", UUID.class, cases.toArray())
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              UUID id = row.getObject("id", UUID.class);
              return last.put(caseId, read(tx, caseId, id, "body", row.getBytes("body")));
            })
        .list();
    return last;
  }

  /** All entries of a case in the order of their time: as {@link #latest}. */
  public List<Entry> of(Tx tx, UUID caseId) {
    return latest(tx, caseId, Integer.MAX_VALUE);
  }

  /**
   * The latest entries of a case in the order of their time; nothing of the others is opened.
   *
   * <p>Opens sealed values: record the reading.
   *
   * @param most how many at most
   */
  public List<Entry> latest(Tx tx, UUID caseId, int most) {
    return latest(tx, caseId, Optional.empty(), most);
  }

  /** The notes of a case in the order of their time: as {@link #latest}. */
  public List<Entry> notes(Tx tx, UUID caseId) {
    return latest(tx, caseId, Optional.of("note"), Integer.MAX_VALUE);
  }

  private List<Entry> latest(Tx tx, UUID caseId, Optional<String> kind, int most) {
    tx.writeNow();
    List<UUID> latest =
        tx.sql()
            .createQuery(
                """
                SELECT id FROM timeline_entry WHERE case_id = :case
                  AND (CAST(:kind AS text) IS NULL OR kind = CAST(:kind AS text))
                ORDER BY at DESC, id DESC LIMIT :most
                """)
            .bind("case", caseId)
            .bind("kind", kind.orElse(null))
            .bind("most", most)
            .mapTo(UUID.class)
            .list();
    Map<UUID, List<Attachment>> came = attachments.of(tx, caseId, latest);
    return tx.sql()
        .createQuery(
            """
            SELECT id, kind, at, channel, language, author, body, understood, delivery
            FROM timeline_entry WHERE id = ANY (:latest) ORDER BY at, id
            """)
        .bindArray("latest", UUID.class, latest.toArray())
        .map((row, context) -> entry(tx, caseId, row, came))
        .list();
  }

  /** How many entries a case has. */
  public long count(Tx tx, UUID caseId) {
    tx.writeNow();
    return tx.sql()
        .createQuery("SELECT count(*) FROM timeline_entry WHERE case_id = :case")
        .bind("case", caseId)
        .mapTo(Long.class)
        .one();
  }

  private Entry entry(Tx tx, UUID caseId, java.sql.ResultSet row, Map<UUID, List<Attachment>> came)
      throws java.sql.SQLException {
    UUID id = row.getObject("id", UUID.class);
    String understood = read(tx, caseId, id, "understood", row.getBytes("understood"));
    String delivery = row.getString("delivery");
    return new Entry(
        id,
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        row.getTimestamp("at").toInstant(),
        row.getString("channel"),
        row.getString("language"),
        row.getString("author"),
        read(tx, caseId, id, "body", row.getBytes("body")),
        understood == null || understood.equals(ReadSealed.NOT_SHOWN)
            ? List.of()
            : Arrays.asList(understood.split(" ")),
        delivery == null ? null : Delivery.ofKey(delivery),
        came.getOrDefault(id, List.of()));
  }

  private byte[] seal(UUID caseId, UUID id, String field, String value) {
    return sealer.seal(KeyId.ofCase(caseId), new Place(TABLE, id, field), value);
  }

  private String read(Tx tx, UUID caseId, UUID id, String field, byte[] value) {
    return ReadSealed.open(
        tx, caseId, sealer, KeyId.ofCase(caseId), new Place(TABLE, id, field), value);
  }

  private record Report(UUID id, Delivery delivery) {}

  private record Row(
      UUID id,
      UUID caseId,
      String kind,
      Instant at,
      String channel,
      String language,
      String author,
      byte[] body,
      byte[] understood) {}

  /** What kind of entry. */
  public enum Kind {
    RECEIVED,
    SENT,
    NOTE
  }

  /**
   * One entry.
   *
   * @param language of the text, BCP 47; null for notes
   * @param author id of the actor who wrote a note or an answer; null for other messages
   * @param understood option ids and degrees
   * @param delivery null before the first report and for what came in
   * @param attachments what came with it, in order
   */
  public record Entry(
      UUID id,
      Kind kind,
      Instant at,
      String channel,
      String language,
      String author,
      String body,
      List<String> understood,
      Delivery delivery,
      List<Attachment> attachments) {}
}
