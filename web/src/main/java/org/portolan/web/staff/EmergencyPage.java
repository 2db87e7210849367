package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.staff.EmergencyOpenings;
import org.portolan.cases.staff.EmergencyOpenings.Notice;
import org.portolan.cases.staff.EmergencyOpenings.Outcome;

/** Opens a case in an emergency, and shows the data protection officer who did so. */
@Named
@RequestScoped
public class EmergencyPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private EmergencyOpenings openings;

  private PagedRows<Notice> all;
  private String reference;
  private String reason;

  /** Opens the case and leads to it. */
  public String open() {
    Outcome outcome = openings.open(staff.getMember(), reference, reason);
    if (outcome == Outcome.REGULAR) {
      return "/staff/case?faces-redirect=true&ref=" + CaseReference.parse(reference).orElseThrow();
    }
    if (outcome != Outcome.OPENED) {
      String key = outcome == Outcome.NO_REASON ? "reason-missing" : "none";
      FacesContext.getCurrentInstance()
          .addMessage(
              null,
              new FacesMessage(
                  FacesMessage.SEVERITY_ERROR, texts.of("staff.emergency." + key), null));
      return null;
    }
    return "/staff/emergency?faces-redirect=true";
  }

  /** What is open to this officer now. */
  public List<Notice> getMine() {
    return openings.of(staff.getMember());
  }

  /** Everything that was opened in the reader's organisation. */
  public PagedRows<Notice> getAll() {
    if (all == null) {
      all = new PagedRows<>(staff, openings::count, openings::page);
    }
    return all;
  }

  /** The data protection officer has looked at what the pressed row tells. */
  public String seen() {
    Posted.row().ifPresent(notice -> staff.ask(tx -> openings.seen(tx, notice)));
    return "/staff/openings?faces-redirect=true";
  }

  /** A time as both pages write it. */
  public String time(Instant at) {
    return TIME.format(at);
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
