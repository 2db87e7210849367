package org.portolan.cases.papers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** The papers of people: noted, looked for by their number, and taken out again. */
@Dependent
public class TravelDocuments {

  private static final String TABLE = "travel_document";

  private final Keys keys;
  private final BlindIndex index;
  private final PersonJournal journal;

  @Inject
  public TravelDocuments(Keys keys, PersonJournal journal) {
    this.keys = keys;
    this.index = keys.blindIndex();
    this.journal = journal;
  }

  /** What became of a paper. */
  public enum Outcome {
    DONE,
    /** No letter and no digit, or more than any number has. */
    NO_NUMBER,
    /** No country and no issuer of ICAO's list. */
    NO_ISSUER,
    /** This person has this paper already. */
    THERE_ALREADY,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A person's papers, the last noted first; the caller records the reading. */
  public List<TravelDocument> of(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, kind, issuer, number, expires_on FROM travel_document
            WHERE person_id = :person ORDER BY added_at DESC, id
            """)
        .bind("person", person)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              return new TravelDocument(
                  id,
                  Kind.find(row.getString("kind")).orElse(Kind.OTHER),
                  row.getString("issuer"),
                  ReadSealed.open(
                      tx,
                      person,
                      keys.sealer(),
                      KeyId.ofPerson(person),
                      new Place(TABLE, id, "number"),
                      row.getBytes("number")),
                  Optional.ofNullable(row.getObject("expires_on", LocalDate.class)));
            })
        .list();
  }

  /** Whose paper has this number, whoever issued it; at most so many. */
  public List<UUID> holders(Tx tx, String typed, int most) {
    return TravelDocument.normalised(typed)
        .map(
            number ->
                tx.sql()
                    .createQuery(
                        """
                        SELECT DISTINCT person_id FROM travel_document
                        WHERE number_index = :index LIMIT :most
                        """)
                    .bind("index", index.ofDocument(number))
                    .bind("most", most)
                    .mapTo(UUID.class)
                    .list())
        .orElse(List.of());
  }

  /** Notes a paper; its number is kept as it is compared. */
  public Outcome add(
      Tx tx, UUID person, Kind kind, String issuer, String typed, Optional<LocalDate> expires) {
    Optional<String> number = TravelDocument.normalised(typed);
    if (number.isEmpty()) {
      return Outcome.NO_NUMBER;
    }
    if (!TravelDocument.isCountry(issuer)) {
      return Outcome.NO_ISSUER;
    }
    if (!isThere(tx, person)) {
      return Outcome.NOT_FOUND;
    }
    byte[] indexed = index.ofDocument(number.get());
    if (has(tx, person, kind, issuer, indexed)) {
      return Outcome.THERE_ALREADY;
    }
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO travel_document (id, person_id, scope, kind, issuer, number, number_index,
              expires_on, added_at)
            SELECT :id, p.id, p.scope, :kind, :issuer, :number, :index, :expires, :now
            FROM person p WHERE p.id = :person
            """)
        .bind("id", id)
        .bind("person", person)
        .bind("kind", kind.key())
        .bind("issuer", issuer)
        .bind(
            "number",
            keys.sealer()
                .seal(KeyId.ofPerson(person), new Place(TABLE, id, "number"), number.get()))
        .bind("index", indexed)
        .bind("expires", expires.orElse(null))
        .bind("now", tx.now())
        .execute();
    journal.record(
        tx, person, "paper.added", Map.of("paper", id.toString(), "number", number.get()));
    return Outcome.DONE;
  }

  /** Takes a paper out that was noted by mistake; the person's journal remembers it. */
  public Outcome remove(Tx tx, UUID person, UUID paper) {
    Optional<TravelDocument> known =
        of(tx, person).stream().filter(one -> one.id().equals(paper)).findFirst();
    if (known.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    int removed =
        tx.sql()
            .createUpdate("DELETE FROM travel_document WHERE id = :id AND person_id = :person")
            .bind("id", paper)
            .bind("person", person)
            .execute();
    if (removed == 0) {
      return Outcome.NOT_FOUND;
    }
    journal.record(
        tx,
        person,
        "paper.removed",
        Map.of("paper", paper.toString(), "number", known.get().number()));
    return Outcome.DONE;
  }

  /** As somebody who could change the person: a case opened in an emergency is only read. */
  private static boolean isThere(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT id FROM person WHERE id = :id FOR UPDATE")
        .bind("id", person)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  private static boolean has(Tx tx, UUID person, Kind kind, String issuer, byte[] indexed) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM travel_document WHERE person_id = :person
            AND kind = :kind AND issuer = :issuer AND number_index = :index)
            """)
        .bind("person", person)
        .bind("kind", kind.key())
        .bind("issuer", issuer)
        .bind("index", indexed)
        .mapTo(Boolean.class)
        .one();
  }
}
