package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Tx;

/**
 * Breaking the glass: an officer reads a case of their own organisation that their compartments or
 * post do not open, because waiting would harm somebody. It takes a reason and lasts four hours;
 * the case's journal and the data protection officer know at once. The database honours it because
 * the officer's verified token names the case.
 */
@Dependent
public class EmergencyOpenings {

  /** As long as an emergency lasts before the regular officer has taken over. */
  public static final Duration OPEN = Duration.ofHours(4);

  /** Shorter ones say nothing that a data protection officer could judge. */
  private static final int SHORTEST_REASON = 10;

  private static final Actor FINDER =
      Actor.system(
          "emergency",
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION,
          Compartment.OUTREACH);

  private final CaseStore store;
  private final EmergencyRows rows;

  @Inject
  public EmergencyOpenings(CaseStore store, Keys keys) {
    this.store = store;
    this.rows = new EmergencyRows(keys);
  }

  /**
   * Opens a case to somebody for four hours. A case of another organisation, or one that is not
   * there, is answered alike.
   */
  public Outcome open(StaffMember member, String reference, String reason) {
    if (reason == null || reason.strip().length() < SHORTEST_REASON) {
      return Outcome.NO_REASON;
    }
    Optional<Found> found =
        member.role().opensInEmergency()
            ? CaseReference.parse(reference)
                .flatMap(known -> store.call(FINDER, tx -> find(tx, member, known)))
            : Optional.empty();
    if (found.isEmpty()) {
      return Outcome.NOT_THERE;
    }
    if (isRegular(member, found.get())) {
      return Outcome.REGULAR;
    }
    open(member, found.get(), reason.strip());
    return Outcome.OPENED;
  }

  /** Whether the case is the officer's to work on without any emergency. */
  private boolean isRegular(StaffMember member, Found found) {
    return store.call(
        member.with(Set.of()).actor(),
        tx ->
            tx.sql()
                .createQuery("SELECT EXISTS (SELECT FROM case_file WHERE id = :id)")
                .bind("id", found.opened.caseId())
                .mapTo(Boolean.class)
                .one());
  }

  private void open(StaffMember member, Found found, String reason) {
    String organisation = Grant.organisationOf(member.scope());
    Actor officer =
        new Actor(
            member.actor().id(),
            Set.of(new Grant(Compartment.OVERSIGHT, organisation)),
            Set.of(found.opened));
    store.run(
        officer,
        tx -> {
          Instant until = tx.now().plus(OPEN);
          rows.add(tx, member, organisation, found.opened, found.reference, reason, until);
          tx.record(
              found.opened.caseId(),
              "read.emergency",
              Map.of("reason", reason, "until", until.toString()));
        });
  }

  private static Optional<Found> find(Tx tx, StaffMember member, CaseReference reference) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, person_id, scope, reference FROM case_file
            WHERE reference = :reference AND erased_at IS NULL
            """)
        .bind("reference", reference.text())
        .map(
            (row, context) ->
                new Found(
                    new OpenedCase(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("person_id", UUID.class))),
                    row.getString("scope"),
                    row.getString("reference")))
        .findOne()
        .filter(
            found ->
                Grant.organisationOf(found.scope).equals(Grant.organisationOf(member.scope())));
  }

  /** What somebody has opened and may still read, the newest first. */
  public List<Notice> of(StaffMember member) {
    return store.call(SignIn.SELF, tx -> rows.openTo(tx, member));
  }

  /** How many notices an actor may see: those of a data protection officer's organisation. */
  public long count(Tx tx) {
    return EmergencyRows.count(tx);
  }

  /**
   * These notices, the newest first.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<Notice> page(Tx tx, int from, int most) {
    return rows.page(tx, from, most);
  }

  /** The data protection officer has seen a notice. */
  public boolean seen(Tx tx, UUID notice) {
    return tx.sql()
            .createUpdate(
                "UPDATE emergency_opening SET seen_at = :now WHERE id = :id AND seen_at IS NULL")
            .bind("now", tx.now())
            .bind("id", notice)
            .execute()
        == 1;
  }

  private record Found(OpenedCase opened, String scope, String reference) {}

  /** What came of a wish to open a case. */
  public enum Outcome {
    OPENED,
    /** The case is theirs anyway: nothing was opened, nobody told. */
    REGULAR,
    /** Without a reason nothing is opened. */
    NO_REASON,
    /** No such case in this organisation, or none for this role. */
    NOT_THERE
  }

  /**
   * Somebody opened a case.
   *
   * @param officer their name
   * @param seen whether a data protection officer has looked at it
   */
  public record Notice(
      UUID id,
      String reference,
      String officer,
      String reason,
      Instant openedAt,
      Instant endsAt,
      boolean seen) {
    @Override
    public String toString() {
      return "Notice[" + id + "]";
    }
  }
}
