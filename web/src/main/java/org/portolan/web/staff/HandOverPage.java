package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.export.HandOverExport;
import org.portolan.cases.export.HandOverExport.Found;
import org.portolan.cases.export.HandOverExport.HandedOver;
import org.portolan.cases.export.HandOverExport.Outcome;
import org.portolan.cases.export.HandOverExport.Refusal;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.web.traveller.ExportArchive;

/**
 * For the data protection officer: everything that is stored of somebody, as a file to be handed to
 * them. The file is the answer to a form, so that no address leads to it, and is of whom the page
 * has shown: another reference in the field shows its person first.
 */
@Named
@ViewScoped
public class HandOverPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient HandOverExport handing;
  @Inject private transient ExportArchive archive;

  private String reference;
  private String checked;
  private String reason;
  private String compared;
  private UUID person;
  private transient Name name;

  /** Looks for whom the case is about. */
  public void find() {
    compared = typed().map(CaseReference::text).orElse(null);
    checked = null;
    Optional<Found> found = compared();
    person = found.map(Found::person).orElse(null);
    name = found.map(Found::name).orElse(null);
    if (found.isEmpty()) {
      said.error("staff.handover.not-found");
    }
  }

  private Optional<CaseReference> typed() {
    return CaseReference.parse(reference);
  }

  private Optional<Found> compared() {
    return CaseReference.parse(compared)
        .flatMap(known -> handing.whose(staff.getMember().actor(), known));
  }

  /** Whom the case is about; null before somebody was found. */
  public Name getName() {
    if (name == null && person != null) {
      name =
          compared().filter(found -> found.person().equals(person)).map(Found::name).orElse(null);
    }
    return name;
  }

  /** Sends the file, or says why not. */
  public void take() throws IOException {
    Optional<CaseReference> known =
        typed().filter(one -> person != null && one.text().equals(compared));
    Outcome outcome = known.map(this::handOver).orElse(null);
    HandedOver all = outcome == null ? another() : outcome.fold(taken -> taken, this::refused);
    if (all == null) {
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    archive.send(
        (HttpServletResponse) faces.getExternalContext().getResponse(), all.all(), all.files());
    faces.responseComplete();
  }

  private Outcome handOver(CaseReference known) {
    return handing.handOver(
        staff.getMember().actor(), known, person, IdentityCheck.find(checked), reason);
  }

  /** Whose case it is comes before them first. */
  private HandedOver another() {
    find();
    if (person != null) {
      said.error("staff.handover." + Refusal.ANOTHER.key());
    }
    return null;
  }

  private HandedOver refused(Refusal why) {
    if (why == Refusal.ANOTHER) {
      return another();
    }
    said.error("staff.handover." + why.key());
    return null;
  }

  public IdentityCheck[] getChecks() {
    return IdentityCheck.values();
  }

  public int getLongest() {
    return HandOverExport.LONGEST_REASON;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getChecked() {
    return checked;
  }

  public void setChecked(String checked) {
    this.checked = checked;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
