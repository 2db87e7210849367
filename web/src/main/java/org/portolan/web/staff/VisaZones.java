package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.visa.ReadZone;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.ZoneComparison.Row;

/** The zones of passports: typed from the picture beside, and held against the answers. */
@Named
@ViewScoped
public class VisaZones implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private VisaView page;
  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient ReadZone reading;

  private final Map<UUID, String> typed = new HashMap<>();
  private UUID last;
  private boolean wasRead;
  private List<String> told = List.of();

  /** Whether zones are read now, by this person. */
  public boolean isOpen() {
    return page.may(Act.ZONE);
  }

  /** What was compared of somebody; none when nothing was. */
  public List<Row> rows(UUID member) {
    return page.getShown().checks().zones().getOrDefault(member, List.of());
  }

  /** Whether that is what the applicant has copied, and no officer has read from the picture. */
  public boolean copied(UUID member) {
    return page.getShown().checks().copied().contains(member);
  }

  /** Reads what was typed; what cannot be read stays in its field, and what was is told. */
  public void read(UUID member) {
    UUID caseId = page.getPage().caseId();
    String zone = typed.get(member);
    MrzReading what = staff.ask(tx -> reading.look(tx, zone));
    last = member;
    told = new ZoneWords(texts).of(what);
    wasRead = what instanceof MrzReading.Read;
    if (wasRead) {
      page.act((tx, seen) -> reading.keep(tx, page.officer(), caseId, seen, member, zone));
      typed.remove(member);
    }
  }

  /** What is to be said of what was typed last, beside whom it was typed for. */
  public List<String> told(UUID member) {
    return member.equals(last) ? told : List.of();
  }

  /** Whether what was typed last could be read. */
  public boolean isRead() {
    return wasRead;
  }

  public Map<UUID, String> getTyped() {
    return typed;
  }
}
