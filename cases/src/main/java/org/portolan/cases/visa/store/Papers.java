package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.OverduePapers;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.PaperTransit.Way;

/** Where originals are that went by courier, found by the number on the label. */
@Dependent
public class Papers {

  private final Sealer sealer;
  private final BlindIndex index;

  @Inject
  public Papers(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  /** Records where they went. */
  public void add(Tx tx, Application application, PaperTransit transit) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_papers (id, case_id, scope, way, on_day, number, number_index,
              recorded_by, recorded_at)
            VALUES (:id, :case, :scope, :way, :day, :number, :index, :by, :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("way", transit.way().key())
        .bind("day", transit.on())
        .bind(
            "number", sealer.seal(KeyId.ofCase(application.caseId()), place(id), transit.number()))
        .bind("index", index.ofDocument(transit.number()))
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }

  /**
   * All that was recorded, in order.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<PaperTransit> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, way, on_day, number FROM visa_papers
            WHERE case_id = :case ORDER BY recorded_at, id
            """)
        .bind("case", caseId)
        .map(
            (row, context) ->
                new PaperTransit(
                    Way.find(row.getString("way")).orElseThrow(),
                    row.getObject("on_day", LocalDate.class),
                    ReadSealed.open(
                        tx,
                        caseId,
                        sealer,
                        KeyId.ofCase(caseId),
                        place(row.getObject("id", UUID.class)),
                        row.getBytes("number"))))
        .list();
  }

  /**
   * The references of the applications whose papers came or went under a number.
   *
   * @param number as {@code TravelDocument.normalised} writes it
   */
  public List<String> references(Tx tx, String number) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT f.reference FROM visa_papers p JOIN case_file f ON f.id = p.case_id
            WHERE p.number_index = :index ORDER BY 1
            """)
        .bind("index", index.ofDocument(number))
        .mapTo(String.class)
        .list();
  }

  /** Which way an application's originals went last; empty while none did. */
  public Optional<Way> last(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT way FROM visa_papers WHERE case_id = :case
            ORDER BY recorded_at DESC, id DESC LIMIT 1
            """)
        .bind("case", caseId)
        .mapTo(String.class)
        .findOne()
        .flatMap(Way::find);
  }

  /**
   * Originals that should be somewhere else: sent by the applicant and not here, or still here
   * though the matter is at an end; those longest on their way first. Nothing sealed is opened.
   *
   * @param sentBefore the day before which they should have come
   * @param endedBefore the time before which they should have gone back
   */
  public List<OverduePapers> overdue(Tx tx, LocalDate sentBefore, Instant endedBefore, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.reference, p.way, p.on_day FROM visa_papers p
            JOIN visa_application a ON a.case_id = p.case_id
            JOIN case_file f ON f.id = p.case_id AND f.erased_at IS NULL
            WHERE (p.way = 'sent' AND p.on_day < :sent
                OR p.way = 'received' AND f.closed_at < :ended)
              AND NOT EXISTS (SELECT FROM visa_papers n WHERE n.case_id = p.case_id
                AND (n.recorded_at, n.id) > (p.recorded_at, p.id))
            ORDER BY p.on_day, f.reference LIMIT :most
            """)
        .bind("sent", sentBefore)
        .bind("ended", endedBefore)
        .bind("most", most)
        .map(
            (row, context) ->
                new OverduePapers(
                    row.getString("reference"),
                    Way.find(row.getString("way")).orElseThrow(),
                    row.getObject("on_day", LocalDate.class)))
        .list();
  }

  private static Place place(UUID id) {
    return new Place("visa_papers", id, "number");
  }
}
