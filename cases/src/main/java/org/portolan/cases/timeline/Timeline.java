package org.portolan.cases.timeline;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** A case's messages and notes, each body sealed under the case's key. */
@Dependent
public class Timeline {

  private final Sealer sealer;
  private final EntryReader reader;

  @Inject
  public Timeline(Sealer sealer) {
    this.sealer = sealer;
    this.reader = new EntryReader(sealer);
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
        EntryRows.INSERT,
        new EntryRows.Row(id, caseId, "received", at, channel, language.tag(), null, text, meant));
  }

  /**
   * A message was handed to the provider: what was really sent, in the language and by the way it
   * was sent.
   */
  public void sent(
      Tx tx, UUID caseId, UUID id, Instant at, String channel, Language language, String body) {
    byte[] text = seal(caseId, id, "body", body);
    tx.atEnd(
        EntryRows.SENT,
        new EntryRows.Row(id, caseId, "sent", at, channel, language.tag(), null, text, null));
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
        EntryRows.INSERT,
        new EntryRows.Row(
            id, caseId, "sent", tx.now(), channel, language.tag(), author, body, null));
  }

  /** Somebody wrote a note. */
  public UUID note(Tx tx, UUID caseId, String text) {
    UUID id = UUID.randomUUID();
    byte[] body = seal(caseId, id, "body", text);
    tx.atEnd(
        EntryRows.INSERT,
        new EntryRows.Row(id, caseId, "note", tx.now(), null, null, tx.actor().id(), body, null));
    tx.record(caseId, "note.added", Map.of("entry", id.toString()));
    return id;
  }

  /**
   * Entries of one case come to stand on another, as they are and under its key.
   *
   * @param entries of the one case, and what they are called on the other
   */
  public void copy(Tx tx, UUID from, UUID to, Map<UUID, UUID> entries) {
    for (Entry entry : reader.some(tx, from, entries.keySet())) {
      UUID id = entries.get(entry.id());
      byte[] meant =
          entry.understood().isEmpty()
              ? null
              : seal(to, id, "understood", String.join(" ", entry.understood()));
      tx.atEnd(
          EntryRows.INSERT,
          new EntryRows.Row(
              id,
              to,
              entry.kind().name().toLowerCase(Locale.ROOT),
              entry.at(),
              entry.channel(),
              entry.language(),
              entry.author(),
              seal(to, id, "body", entry.body()),
              meant));
    }
  }

  /** A delivery report; it only ever moves a message forward. */
  public void delivery(Tx tx, UUID id, Delivery delivery) {
    tx.changeAtEnd(EntryRows.DELIVERY, new EntryRows.Report(id, delivery));
  }

  /**
   * What one entry of a case says, to be sent; empty when there is none such.
   *
   * @throws org.portolan.cases.keys.Sealer.Tampered when it was altered: nobody is sent that
   */
  public Optional<String> body(Tx tx, UUID caseId, UUID id) {
    return reader.body(tx, caseId, id);
  }

  /**
   * What some entries say, by their ids; opens sealed values.
   *
   * @param entries the case of each; one that is not of its case is missing
   */
  public Map<UUID, String> bodies(Tx tx, Map<UUID, UUID> entries) {
    return reader.bodies(tx, entries);
  }

  /** What came with some entries, by their ids: as {@link #bodies}. */
  public Map<UUID, List<Attachment>> attachments(Tx tx, Map<UUID, UUID> entries) {
    return reader.attachments(tx, entries);
  }

  /** What was last received in each of these cases; opens sealed values. */
  public Map<UUID, String> lastReceived(Tx tx, Collection<UUID> cases) {
    return reader.lastReceived(tx, cases);
  }

  /** All entries of a case in the order of their time: as {@link #latest}. */
  public List<Entry> of(Tx tx, UUID caseId) {
    return reader.all(tx, caseId, Optional.empty());
  }

  /** The notes of a case in the order of their time: as {@link #latest}. */
  public List<Entry> notes(Tx tx, UUID caseId) {
    return reader.all(tx, caseId, Optional.of(Kind.NOTE));
  }

  /**
   * The latest entries of a case in the order of their time; nothing of the others is opened.
   *
   * <p>Opens sealed values: record the reading.
   *
   * @param most how many at most
   */
  public List<Entry> latest(Tx tx, UUID caseId, int most) {
    return before(tx, caseId, Optional.empty(), most).entries();
  }

  /**
   * The last entries of a case before a moment; likewise, however many there are in all.
   *
   * @param before empty for the latest
   * @param most how many at most
   */
  public TimelinePart before(Tx tx, UUID caseId, Optional<TimelineMoment> before, int most) {
    return reader.before(tx, caseId, before, most);
  }

  private byte[] seal(UUID caseId, UUID id, String field, String value) {
    return sealer.seal(KeyId.ofCase(caseId), new Place(EntryRows.TABLE, id, field), value);
  }

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
