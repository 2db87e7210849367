package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.referral.AnswerReferral;
import org.portolan.cases.referral.AnswerReferral.Outcome;
import org.portolan.cases.referral.AnswerReferral.Shown;
import org.portolan.cases.referral.ReferToProvider;

/** What is referred to the provider who reads it: what they were told, and what they did. */
@Named
@ViewScoped
public class ReferralPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient AnswerReferral answering;

  private String id;
  private String note;
  private transient Shown page;

  /** The referral; null when there is none such to the reader that is open. */
  public Shown getPage() {
    if (page == null) {
      page =
          known()
              .flatMap(
                  known -> answering.show(staff.getMember().actor(), staff.getMember().id(), known))
              .orElse(null);
    }
    return page;
  }

  private Optional<UUID> known() {
    return HistoryPage.idOf(id);
  }

  /** Takes it on. */
  public void accept() {
    tell(
        known()
            .map(known -> answering.accept(staff.getMember().id(), known))
            .orElse(Outcome.NOT_FOUND));
  }

  /** Writes down what was done. */
  public void addNote() {
    tell(
        known()
            .map(known -> answering.note(staff.getMember().id(), known, note))
            .orElse(Outcome.NOT_FOUND));
  }

  /** Gives it back and leads to the others. */
  public void giveBack() {
    Outcome outcome =
        known()
            .map(known -> answering.giveBack(staff.getMember().id(), known, note))
            .orElse(Outcome.NOT_FOUND);
    tell(outcome);
    if (outcome == Outcome.DONE) {
      VisasPage.lead("/staff/referrals");
    }
  }

  private void tell(Outcome outcome) {
    page = null;
    if (outcome == Outcome.DONE) {
      note = null;
      said.info("staff.referrals.done");
    } else if (outcome == Outcome.NOT_FOUND) {
      // its own page says so
      VisasPage.lead("/staff/referral?id=" + known().map(UUID::toString).orElse(""));
    } else {
      said.error("staff.referral.not." + outcome.key());
    }
  }

  public int getLongest() {
    return ReferToProvider.LONGEST_TOLD;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
