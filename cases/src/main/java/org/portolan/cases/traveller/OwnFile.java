package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonFile.Reach;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Tx;

/** What a traveller is shown of themselves, as {@link OpenToTraveller#actor}. */
@Dependent
public class OwnFile {

  private final PersonFile people;
  private final PersonJournal journal;

  @Inject
  public OwnFile(PersonFile people, PersonJournal journal) {
    this.people = people;
    this.journal = journal;
  }

  /** Who they are and their matters; the reading is recorded. Empty when they were forgotten. */
  public Optional<View> of(Tx tx, UUID person) {
    Optional<PersonDetails> details = people.details(tx, person);
    details.ifPresent(unused -> journal.read(tx, Set.of(person), "own"));
    return details.map(one -> new View(one, people.reaches(tx, person), matters(tx, person)));
  }

  private static List<Matter> matters(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.reference, f.kind, f.opened_at, f.closed_at, q.first_day, q.last_day
            FROM case_file f LEFT JOIN quarantine q ON q.case_id = f.id
            WHERE f.person_id = :person AND f.erased_at IS NULL
            ORDER BY f.opened_at DESC, f.id
            """)
        .bind("person", person)
        .map(
            (row, context) ->
                new Matter(
                    row.getString("reference"),
                    row.getString("kind"),
                    row.getTimestamp("opened_at").toInstant(),
                    Optional.ofNullable(row.getTimestamp("closed_at")).map(at -> at.toInstant()),
                    Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                    Optional.ofNullable(row.getObject("last_day", LocalDate.class))))
        .list();
  }

  /**
   * What is shown.
   *
   * @param matters the newest first, only those that their phone opens
   */
  public record View(PersonDetails details, List<Reach> reaches, List<Matter> matters) {}

  /**
   * A case.
   *
   * @param kind such as {@code quarantine}
   * @param first the day on which an order begins, where there is one
   */
  public record Matter(
      String reference,
      String kind,
      Instant openedAt,
      Optional<Instant> closedAt,
      Optional<LocalDate> first,
      Optional<LocalDate> last) {}
}
