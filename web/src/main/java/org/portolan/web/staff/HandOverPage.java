package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import org.portolan.cases.export.HandOverExport;
import org.portolan.cases.export.HandOverExport.HandedOver;
import org.portolan.cases.export.HandOverExport.Outcome;
import org.portolan.cases.export.HandOverExport.Refusal;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.web.traveller.ExportArchive;

/**
 * For the data protection officer: everything that is stored of somebody, as a file to be handed to
 * them. The file is the answer to a form, so that no address leads to it.
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
  private boolean found;
  private transient Name name;

  /** Looks for whom the case is about. */
  public void find() {
    name = null;
    found =
        CaseReference.parse(reference)
            .flatMap(known -> handing.whose(staff.getMember().actor(), known))
            .map(
                whose -> {
                  name = whose;
                  return true;
                })
            .orElse(false);
    if (!found) {
      said.error("staff.handover.not-found");
    }
  }

  /** Whom the case is about; null before somebody was found. */
  public Name getName() {
    if (name == null && found) {
      find();
    }
    return name;
  }

  /** Sends the file, or says why not. */
  public void take() throws IOException {
    Outcome outcome =
        CaseReference.parse(reference)
            .map(
                known ->
                    handing.handOver(
                        staff.getMember().actor(), known, IdentityCheck.find(checked), reason))
            .orElse(null);
    HandedOver all = outcome == null ? null : outcome.fold(taken -> taken, this::refused);
    if (all == null) {
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    archive.send(
        (HttpServletResponse) faces.getExternalContext().getResponse(), all.all(), all.files());
    faces.responseComplete();
  }

  private HandedOver refused(Refusal why) {
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
