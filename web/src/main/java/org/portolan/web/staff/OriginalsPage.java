package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.papers.TravelDocument;
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
  private String label = "";
  private List<String> several = List.of();
  private String reference;
  private String number;
  private transient ApplicationView page;
  private transient List<OverduePapers> late;

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  /** A sheet or a label was scanned; who finds several under it chooses one after the other. */
  public void find() {
    String scanned = scan;
    scan = null;
    label = TravelDocument.normalised(scanned).orElse("");
    List<String> found = staff.ask(tx -> settling.scanned(tx, scanned));
    several = found.size() > 1 ? found : List.of();
    show(found.size() == 1 ? found.get(0) : null);
    if (page == null && several.isEmpty()) {
      said.error("staff.visas.none");
    }
  }

  /** One of several whose originals travel under the label. */
  public void choose(String one) {
    show(several.contains(one) ? one : null);
    if (page == null) {
      said.error("staff.visas.none");
    }
  }

  private void show(String found) {
    page = found == null ? null : open(found).orElse(null);
    reference = page == null ? null : found;
    number = page == null ? null : PaperTransit.comingUnder(page.papers(), label);
  }

  private Optional<ApplicationView> open(String found) {
    return staff.ask(tx -> reading.open(tx, officer(), found));
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
    if (page == null && reference != null) {
      page = open(reference).orElse(null);
    }
    return page;
  }

  /** Whether its originals are here; then they can only go back. */
  public boolean isHere() {
    return PaperTransit.areHere(getPage().papers());
  }

  /** The references of all whose originals travel under the label that was scanned. */
  public List<String> getSeveral() {
    return several;
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

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }
}
