package org.portolan.cases.papers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.people.MergedPeople;
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

  /**
   * A person's papers, also those noted of them when they were registered a second time; their own
   * first, the last noted first. One that was noted both times is told once. The caller records the
   * reading.
   */
  public List<TravelDocument> of(Tx tx, UUID person) {
    Map<Sameness, TravelDocument> papers = new LinkedHashMap<>();
    rows(tx, person, MergedPeople.themselves(tx, person))
        .forEach(row -> papers.putIfAbsent(row.sameness(), row.paper()));
    return List.copyOf(papers.values());
  }

  private List<Row> rows(Tx tx, UUID person, Set<UUID> themselves) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, person_id, kind, issuer, number, number_index, expires_on
            FROM travel_document WHERE person_id = ANY (:people)
            ORDER BY person_id <> :person, added_at DESC, id
            """)
        .bindArray("people", UUID.class, themselves.toArray())
        .bind("person", person)
        .map((row, context) -> row(tx, row))
        .list();
  }

  private Row row(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID whose = row.getObject("person_id", UUID.class);
    TravelDocument paper =
        new TravelDocument(
            id,
            Kind.find(row.getString("kind")).orElse(Kind.OTHER),
            row.getString("issuer"),
            ReadSealed.open(
                tx,
                whose,
                keys.sealer(),
                KeyId.ofPerson(whose),
                new Place(TABLE, id, "number"),
                row.getBytes("number")),
            Optional.ofNullable(row.getObject("expires_on", LocalDate.class)));
    return new Row(whose, ByteBuffer.wrap(row.getBytes("number_index")), paper);
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
    if (has(tx, MergedPeople.themselves(tx, person), kind, issuer, indexed)) {
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

  /**
   * Takes a paper out that was noted by mistake, wherever it was noted of this person; their
   * journals remember it.
   */
  public Outcome remove(Tx tx, UUID person, UUID paper) {
    if (!isThere(tx, person)) {
      return Outcome.NOT_FOUND;
    }
    List<Row> rows = rows(tx, person, MergedPeople.themselves(tx, person));
    Optional<Sameness> wanted =
        rows.stream().filter(row -> row.paper().id().equals(paper)).findFirst().map(Row::sameness);
    if (wanted.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    rows.stream()
        .filter(row -> row.sameness().equals(wanted.get()))
        .forEach(row -> remove(tx, person, row));
    return Outcome.DONE;
  }

  private void remove(Tx tx, UUID person, Row row) {
    tx.sql()
        .createUpdate("DELETE FROM travel_document WHERE id = :id")
        .bind("id", row.paper().id())
        .execute();
    Map<String, String> detail =
        Map.of("paper", row.paper().id().toString(), "number", row.paper().number());
    Stream.of(person, row.whose())
        .distinct()
        .forEach(file -> journal.record(tx, file, "paper.removed", detail));
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

  private static boolean has(Tx tx, Set<UUID> people, Kind kind, String issuer, byte[] indexed) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM travel_document WHERE person_id = ANY (:people)
            AND kind = :kind AND issuer = :issuer AND number_index = :index)
            """)
        .bindArray("people", UUID.class, people.toArray())
        .bind("kind", kind.key())
        .bind("issuer", issuer)
        .bind("index", indexed)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * A paper as it stands in the table.
   *
   * @param whose of those who are one the one of whom it was noted
   */
  private record Row(UUID whose, ByteBuffer index, TravelDocument paper) {
    Sameness sameness() {
      return new Sameness(paper.kind(), paper.issuer(), index, paper.expires());
    }
  }

  /** What two entries of one paper have in common. */
  private record Sameness(
      Kind kind, String issuer, ByteBuffer index, Optional<LocalDate> expires) {}
}
