package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.visa.AskForCall;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.model.CallWish;
import org.portolan.i18n.Moments;
import org.portolan.web.visa.words.HoursWords;

/** Applicants who want to be called, those first whose hours it is. */
@Named
@ViewScoped
public class CallsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient AskForCall calls;

  private UUID shown;
  private String number;
  private transient Waiting waiting;

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  private Waiting waiting() {
    if (waiting == null) {
      waiting = staff.ask(tx -> new Waiting(calls.waiting(tx, officer()), tx.now()));
    }
    return waiting;
  }

  /** All who wait. */
  public List<CallWish> getAll() {
    return waiting().all;
  }

  /** Whether it is among somebody's hours now. */
  public boolean isNow(CallWish one) {
    return one.isNow(waiting().at);
  }

  /** The hours, and what time it is where they are. */
  public String hours(CallWish one) {
    return HoursWords.of(staff.getLanguage(), one.hours());
  }

  /** The time where somebody is. */
  public String there(CallWish one) {
    return Moments.time(staff.getLanguage(), waiting().at.atZone(one.zone()).toLocalTime());
  }

  /** Shows the number; the journal remembers who saw it. */
  public void show() {
    Posted.row()
        .ifPresent(
            caseId -> {
              shown = caseId;
              number = staff.ask(tx -> calls.number(tx, officer(), caseId)).orElse(null);
            });
    waiting = null;
  }

  /** The number, once it was asked for. */
  public String number(CallWish one) {
    return isShown(one) ? number : null;
  }

  /** Whether a number was asked for; there may be none that is the applicant's. */
  public boolean isShown(CallWish one) {
    return one.caseId().equals(shown);
  }

  /** They were called. */
  public void done() {
    Optional<UUID> row = Posted.row();
    boolean closed = row.isPresent() && staff.ask(tx -> calls.done(tx, officer(), row.get()));
    if (closed) {
      said.info("staff.visa.done");
    } else {
      said.error("staff.visa.changed");
    }
    waiting = null;
  }

  private record Waiting(List<CallWish> all, Instant at) {}
}
