package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;

/** Which applications are a member of staff's concern, for work that is done beside them. */
@Dependent
public class ApplicationsInSight {

  private final Applications applications;
  private final Recusals recusals;

  @Inject
  public ApplicationsInSight(Keys keys, Applications applications) {
    this.applications = applications;
    this.recusals = new Recusals(keys.sealer());
  }

  /**
   * The case of an application that this actor may open; nothing of it is read.
   *
   * @param account of the actor
   * @return empty when there is none such, for whatever reason: it is a draft, of another post, or
   *     was given up by them
   */
  public Optional<UUID> find(Tx tx, CaseReference reference, UUID account) {
    return applications
        .find(tx, reference.text())
        .filter(one -> one.submittedAt().isPresent())
        .map(Application::caseId)
        .filter(one -> !isGivenUp(tx, one, account));
  }

  /** Whether somebody has nothing to do with it, because of who the applicant is to them. */
  public boolean isGivenUp(Tx tx, UUID caseId, UUID account) {
    return recusals.has(tx, caseId, account);
  }
}
