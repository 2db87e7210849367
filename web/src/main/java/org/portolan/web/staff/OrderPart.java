package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.quarantine.ChangeOrder;
import org.portolan.cases.quarantine.ChangeOrder.Outcome;

/** The order on its case's page: an officer lets it end on another day, or now. */
@Named
@ViewScoped
public class OrderPart implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String FIELD = "order:last-day";

  @Inject private CaseView page;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient ChangeOrder orders;

  private String lastDay;
  private LocalDate seen;

  /** Whether there is anything to change for whoever looks. */
  public boolean isOpen() {
    return page.getPage().endedAt() == null && !page.isOnlyRead();
  }

  /** Lets it end on the day that was typed. */
  public void change() {
    UUID caseId = page.getPage().caseId();
    LocalDate shown = seen;
    Optional<LocalDate> wanted = typed();
    if (wanted.isEmpty()) {
      said.error(FIELD, "staff.papers.no-day");
    } else {
      tell(staff.ask(tx -> orders.until(tx, caseId, shown, wanted.get())), "staff.order.changed");
    }
  }

  /** Ends it now. */
  public void release() {
    UUID caseId = page.getPage().caseId();
    LocalDate shown = seen;
    tell(staff.ask(tx -> orders.release(tx, caseId, shown)), "staff.order.released");
  }

  private void tell(Outcome outcome, String done) {
    if (outcome == Outcome.DONE) {
      said.info(done);
    } else {
      said.error("staff.order." + outcome.key());
    }
    lastDay = null;
    seen = null;
    page.refresh();
  }

  private Optional<LocalDate> typed() {
    try {
      return Optional.ofNullable(lastDay).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The last day; as it was first shown, until somebody acts. */
  public String getLastDay() {
    if (lastDay == null) {
      seen = page.getPage().lastDay();
      lastDay = seen.toString();
    }
    return lastDay;
  }

  public void setLastDay(String lastDay) {
    this.lastDay = lastDay;
  }
}
