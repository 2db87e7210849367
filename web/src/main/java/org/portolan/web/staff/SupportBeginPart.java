package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.support.OpenSupportCase;
import org.portolan.cases.support.SupportUrgency;

/** On somebody's page, for support workers: opens a support case, or leads to the open one. */
@Named
@ViewScoped
public class SupportBeginPart implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private PersonPage person;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient OpenSupportCase opening;

  private String urgency = SupportUrgency.ROUTINE.key();

  /** Whether it is the reader's work. */
  public boolean isThere() {
    return staff.getMember().worksIn(Compartment.SUPPORT);
  }

  /** Opens it and leads there. */
  public void open() {
    UUID whose = person.getPage().id();
    SupportUrgency chosen = SupportUrgency.find(urgency).orElse(SupportUrgency.ROUTINE);
    Optional<CaseReference> opened = staff.ask(tx -> opening.open(tx, whose, chosen));
    opened.ifPresentOrElse(
        reference -> VisasPage.lead("/staff/support-case?ref=" + reference.text()),
        () -> said.error("staff.support.not.not-found"));
  }

  public SupportUrgency[] getUrgencies() {
    return SupportUrgency.values();
  }

  public String getUrgency() {
    return urgency;
  }

  public void setUrgency(String urgency) {
    this.urgency = urgency;
  }
}
