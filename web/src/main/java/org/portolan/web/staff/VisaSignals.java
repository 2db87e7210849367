package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.visa.SettleSignals;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.model.ZoneComparison;

/** The signals of the application on the page: what each is about, and how it is settled. */
@Named
@ViewScoped
public class VisaSignals implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private VisaView page;
  @Inject private transient StaffTexts texts;
  @Inject private transient SettleSignals settling;

  private final Map<UUID, String> notes = new HashMap<>();

  /** Those that nobody has settled in front. */
  public List<Signal> getAll() {
    return page.getShown().checks().signals();
  }

  /** Whether the application is still to be looked through. */
  public boolean isWaiting() {
    return page.getShown().checks().waiting();
  }

  /** Whether signals are settled now, by this person. */
  public boolean isOpen() {
    return page.may(Act.SETTLE);
  }

  /** Whom of the application it is about; empty for all of it. */
  public String whom(Signal signal) {
    return page.getShown().parts().stream()
        .filter(part -> part.member().equals(signal.about().member()))
        .findFirst()
        .map(VisaFile.Part::name)
        .orElse("");
  }

  /** What it is exactly, in words. */
  public List<String> what(Signal signal) {
    return signal.about().what().stream().map(this::words).toList();
  }

  /** What differs in a zone is called as in the comparison beside it. */
  private String words(String what) {
    String field = "staff.visa.zone." + what;
    return texts.of(texts.has(field) ? field : "staff.visa.signal.what." + what);
  }

  /** How it can be settled. */
  public List<SignalReason> reasons(Signal signal) {
    return List.copyOf(signal.kind().reasons());
  }

  /** Settles one, with the note that was written beside it; what is refused stays in its field. */
  public void settle(UUID signal, String reason) {
    UUID caseId = page.getPage().caseId();
    SignalReason why = SignalReason.find(reason).orElse(null);
    boolean done =
        page.act(
            (tx, seen) ->
                settling.settle(tx, page.officer(), caseId, seen, signal, why, notes.get(signal)));
    if (done) {
      notes.remove(signal);
    }
  }

  /** The name of what is compared in a zone. */
  public String field(ZoneComparison.Row row) {
    return texts.of("staff.visa.zone." + row.field().key());
  }

  public Map<UUID, String> getNotes() {
    return notes;
  }
}
