package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.visa.ApplyTogether;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.OwnSecret;
import org.portolan.cases.visa.model.Helper;

/** With whom somebody applies together, who helps, and whether a secret stands before it all. */
@Named
@RequestScoped
public class VisaFamily {

  @Inject private StaffSession staff;
  @Inject private ApplyTogether together;
  @Inject private OwnSecret secrets;
  @Inject private HelpApplicant helping;

  private List<String> others;
  private List<Helper> helpers;
  private Boolean secret;

  /** The references of those with whom they apply together. */
  public List<String> others(UUID caseId) {
    if (others == null) {
      others = staff.ask(tx -> together.others(tx, caseId));
    }
    return others;
  }

  /** Who helps the applicant, or did; opened with the application, whose reading is recorded. */
  public List<Helper> helpers(UUID caseId) {
    if (helpers == null) {
      helpers = staff.ask(tx -> helping.of(tx, caseId));
    }
    return helpers;
  }

  /** Whether the applicant has set a secret. */
  public boolean hasSecret(UUID caseId) {
    if (secret == null) {
      secret = staff.ask(tx -> secrets.isSet(tx, caseId));
    }
    return secret;
  }

  /** Takes it off, for an applicant who has forgotten it. */
  public void takeOff(UUID caseId) {
    Officer officer = Officer.of(staff.getMember()).orElseThrow();
    staff.ask(
        tx -> {
          secrets.takeOff(tx, officer, caseId);
          return null;
        });
    secret = null;
  }
}
