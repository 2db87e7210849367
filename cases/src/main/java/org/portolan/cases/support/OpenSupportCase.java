package org.portolan.cases.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * A support worker opens a support case for somebody whom their post knows. Nobody is written to.
 * Whoever has an open one there gets no second.
 */
@Dependent
public class OpenSupportCase {

  private final OpenCase opening;

  @Inject
  public OpenSupportCase(OpenCase opening) {
    this.opening = opening;
  }

  /**
   * Opens it, to be contacted within the days of its urgency.
   *
   * @return the new case, or the one that is open already; empty when the actor has no such person,
   *     or no work in support at that person's post
   */
  public Optional<CaseReference> open(Tx tx, UUID person, SupportUrgency urgency) {
    return whose(tx, person)
        .filter(one -> tx.actor().grants().contains(new Grant(Compartment.SUPPORT, one.post())))
        .map(
            one ->
                SupportCases.openOf(tx, one.person(), one.post())
                    .orElseGet(() -> open(tx, one.person(), one.post(), urgency)));
  }

  /**
   * Of two who are one, the one under whom all cases are; none while they are being merged. Locked,
   * so that two who open at once open one.
   */
  private static Optional<Whose> whose(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, scope FROM person
            WHERE id = (SELECT COALESCE(merged_into, id) FROM person WHERE id = :person)
              AND merged_into IS NULL
            FOR UPDATE
            """)
        .bind("person", person)
        .map((row, context) -> new Whose(row.getObject("id", UUID.class), row.getString("scope")))
        .findOne();
  }

  private CaseReference open(Tx tx, UUID person, String post, SupportUrgency urgency) {
    OpenedCase opened = opening.open(tx, "support", Compartment.SUPPORT, post, person);
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO support_case (case_id, scope, state, urgency, next_contact_on)
            VALUES (:case, :scope, 'waiting', :urgency, :next)
            """)
        .bind("case", opened.id())
        .bind("scope", post)
        .bind("urgency", urgency.key())
        .bind("next", today.plusDays(urgency.days()))
        .execute();
    return opened.reference();
  }

  private record Whose(UUID person, String post) {}
}
