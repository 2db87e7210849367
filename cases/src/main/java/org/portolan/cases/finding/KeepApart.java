package org.portolan.cases.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.MergedPeople;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/**
 * Somebody says that two who are alike are not one, and why: they are proposed no longer, until it
 * is taken back. Both people's journals keep the reason. The note may say something of either, and
 * is told to neither of them.
 */
@Dependent
public class KeepApart {

  /** A sentence or two; more belongs into a case. In characters. */
  public static final int LONGEST_NOTE = 500;

  private static final String TABLE = "duplicate_dismissed";

  private final Keys keys;
  private final PersonJournal journal;

  @Inject
  public KeepApart(Keys keys, PersonJournal journal) {
    this.keys = keys;
    this.journal = journal;
  }

  /** Why two are not one. */
  public enum Reason {
    /** They were born on different days. */
    BORN,
    /** Their papers are of two people. */
    PAPERS,
    /** They are of one family, such as twins, or father and son. */
    RELATIVES,
    /** They have the same name, and nothing else in common. */
    NAMESAKES,
    /** They said so themselves. */
    ASKED,
    /** What the note says. */
    OTHER;

    /** As in the key of its name: {@code namesakes}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reason with a key; empty when there is none. */
    public static Optional<Reason> find(String key) {
      return List.of(values()).stream().filter(one -> one.key().equals(key)).findFirst();
    }
  }

  /**
   * Says that two are not one: they are proposed no longer. Said twice, the first reason stands.
   *
   * @param typed a note on the reason; {@link Reason#OTHER} needs one
   */
  public Outcome dismiss(Tx tx, UUID one, UUID other, Optional<Reason> reason, String typed) {
    String note = typed == null ? "" : typed.strip();
    if (reason.isEmpty() || reason.get() == Reason.OTHER && note.isEmpty()) {
      return Outcome.NEEDS_REASON;
    }
    if (note.length() > LONGEST_NOTE) {
      return Outcome.NOTE_TOO_LONG;
    }
    if (one.equals(other)) {
      return Outcome.SAME_PERSON;
    }
    if (!bothThere(tx, one, other) || areOne(tx, one, other)) {
      return Outcome.NOT_FOUND;
    }
    if (of(tx, one, other).isEmpty()) {
      insert(tx, one, other, reason.get(), note);
      tell(tx, "person.kept-apart", one, other, Map.of("reason", reason.get().key(), "note", note));
    }
    return Outcome.DONE;
  }

  private void insert(Tx tx, UUID one, UUID other, Reason reason, String note) {
    UUID id = UUID.randomUUID();
    UUID first = first(tx, one, other);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO duplicate_dismissed (id, person_id, other_id, scope, dismissed_at,
              dismissed_by, reason, note)
            SELECT :id, p.id, GREATEST(:one, :other), p.scope, :now, :by, :reason, :note
            FROM person p WHERE p.id = :first
            """)
        .bind("id", id)
        .bind("one", one)
        .bind("other", other)
        .bind("first", first)
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .bind("reason", reason.key())
        .bind(
            "note",
            note.isEmpty() ? null : keys.sealer().seal(KeyId.ofPerson(first), place(id), note))
        .execute();
  }

  /** The one under whose key the note is: ids are in the order that the database gives them. */
  private static UUID first(Tx tx, UUID one, UUID other) {
    return tx.sql()
        .createQuery("SELECT LEAST(:one, :other)")
        .bind("one", one)
        .bind("other", other)
        .mapTo(UUID.class)
        .one();
  }

  private static Place place(UUID id) {
    return new Place(TABLE, id, "note");
  }

  /** Takes back that two are not one; the journals still have the reason. */
  public Outcome reconsider(Tx tx, UUID one, UUID other) {
    if (!bothThere(tx, one, other)) {
      return Outcome.NOT_FOUND;
    }
    int removed =
        tx.sql()
            .createUpdate(
                """
                DELETE FROM duplicate_dismissed
                WHERE person_id = LEAST(:one, :other) AND other_id = GREATEST(:one, :other)
                """)
            .bind("one", one)
            .bind("other", other)
            .execute();
    if (removed == 0) {
      return Outcome.NOT_FOUND;
    }
    tell(tx, "person.reconsidered", one, other, Map.of());
    return Outcome.DONE;
  }

  /** That somebody said that two are not one, and why; empty when nobody did. */
  public Optional<Apart> of(Tx tx, UUID one, UUID other) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, person_id, dismissed_at, dismissed_by, reason, note FROM duplicate_dismissed
            WHERE person_id = LEAST(:one, :other) AND other_id = GREATEST(:one, :other)
            """)
        .bind("one", one)
        .bind("other", other)
        .map((row, context) -> apart(tx, row))
        .findOne();
  }

  private Apart apart(Tx tx, ResultSet row) throws SQLException {
    UUID first = row.getObject("person_id", UUID.class);
    String note =
        ReadSealed.open(
            tx,
            first,
            keys.sealer(),
            KeyId.ofPerson(first),
            place(row.getObject("id", UUID.class)),
            row.getBytes("note"));
    return new Apart(
        Optional.ofNullable(row.getString("reason")).flatMap(Reason::find),
        Optional.ofNullable(note),
        Optional.ofNullable(row.getString("dismissed_by")),
        row.getTimestamp("dismissed_at").toInstant());
  }

  private static boolean areOne(Tx tx, UUID one, UUID other) {
    Map<UUID, UUID> into = MergedPeople.into(tx, List.of(one, other));
    return into.getOrDefault(one, one).equals(into.getOrDefault(other, other));
  }

  /** As somebody who could change them, always in the same order. */
  private static boolean bothThere(Tx tx, UUID one, UUID other) {
    return tx.sql()
            .createQuery("SELECT id FROM person WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
            .bindArray("ids", UUID.class, one, other)
            .mapTo(UUID.class)
            .list()
            .size()
        == 2;
  }

  private void tell(Tx tx, String event, UUID one, UUID other, Map<String, String> why) {
    record(tx, one, event, other, why);
    record(tx, other, event, one, why);
  }

  private void record(Tx tx, UUID file, String event, UUID other, Map<String, String> why) {
    Map<String, String> detail = new LinkedHashMap<>(Map.of("other", other.toString()));
    detail.putAll(why);
    detail.values().removeIf(String::isEmpty);
    journal.record(tx, file, event, detail);
  }

  /**
   * A decision that two are not one.
   *
   * @param reason empty for one that was made before reasons were asked for
   * @param note as somebody wrote it
   * @param by the id of the actor who said so
   */
  public record Apart(
      Optional<Reason> reason, Optional<String> note, Optional<String> by, Instant at) {
    @Override
    public String toString() {
      return "Apart[" + reason.map(Reason::key).orElse("") + "]";
    }
  }
}
