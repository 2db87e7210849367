package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.portolan.cases.visa.CallApplicant;

/** The number of the applicant, for whoever is to call them; the journal remembers who saw it. */
@Named
@RequestScoped
public class VisaPhone {

  @Inject private StaffSession staff;
  @Inject private VisaView page;
  @Inject private CallApplicant calling;

  private String number;
  private boolean asked;

  /** Shows it. */
  public void reveal() {
    asked = true;
    number =
        staff.ask(
            tx -> calling.number(tx, page.officer(), page.getPage().reference()).orElse(null));
  }

  /** Whether it was asked for and there is none that is the applicant's. */
  public boolean isMissing() {
    return asked && number == null;
  }

  /** The number once shown; null before. */
  public String getNumber() {
    return number;
  }
}
