package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.OverdueOriginals;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.SettleApplication;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.OverduePapers;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.PaperTransit.Way;

/** Passports and other originals: what a scanner reads, what came or goes back, what is overdue. */
@Named
@ViewScoped
public class OriginalsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient SettleApplication settling;
  @Inject private transient ReadApplications reading;
  @Inject private transient OverdueOriginals overdue;

  private String scan;
  private String reference;
  private String number;
  private transient ApplicationView page;
  private transient List<OverduePapers> late;

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  /** A sheet or a label was scanned. */
  public void find() {
    String scanned = scan;
    scan = null;
    page = null;
    reference =
        staff
            .<Optional<String>>ask(tx -> settling.scanned(tx, scanned))
            .filter(found -> open(found).isPresent())
            .orElse(null);
    number = reference == null ? null : labelOf(scanned);
    if (reference == null) {
      said.error("staff.visas.none");
    }
  }

  private Optional<ApplicationView> open(String found) {
    page =
        staff.<Optional<ApplicationView>>ask(tx -> reading.open(tx, officer(), found)).orElse(null);
    return Optional.ofNullable(page);
  }

  /** The label that was scanned, else the one under which the applicant sent them. */
  private String labelOf(String scanned) {
    List<PaperTransit> ways = page.papers();
    boolean isLabel = ways.stream().anyMatch(one -> one.number().equalsIgnoreCase(scanned.strip()));
    return isLabel
        ? scanned.strip()
        : ways.stream()
            .filter(one -> one.way() == Way.SENT)
            .reduce((first, last) -> last)
            .map(PaperTransit::number)
            .orElse("");
  }

  /** They are here. */
  public void received() {
    went(Way.RECEIVED);
  }

  /** They go back. */
  public void returned() {
    went(Way.RETURNED);
  }

  private void went(Way way) {
    UUID caseId = getPage().caseId();
    String key =
        staff
            .ask((Tx tx) -> settling.wentToday(tx, officer(), caseId, way, number))
            .fold(
                done -> "",
                refused -> "visa.refusal." + refused.why().key(),
                changed -> "staff.visa.changed");
    if (key.isEmpty()) {
      said.info("visa.way." + way.key());
      number = null;
    } else {
      said.error(key);
    }
    page = null;
    late = null;
  }

  /** The application that was scanned; null before that. */
  public ApplicationView getPage() {
    return page == null && reference != null ? open(reference).orElse(null) : page;
  }

  /** Whether this person may record where its originals are. */
  public boolean isOpen() {
    Officer officer = officer();
    return getPage()
        .application()
        .refusal(Act.PAPERS, officer.party(), officer.account())
        .isEmpty();
  }

  /** What should be somewhere else by now. */
  public List<OverduePapers> getLate() {
    if (late == null) {
      late = staff.ask(overdue::all);
    }
    return late;
  }

  public String getScan() {
    return scan;
  }

  public void setScan(String scan) {
    this.scan = scan;
  }

  /** What a link brings; nothing is opened by it but what this person may read. */
  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }
}
