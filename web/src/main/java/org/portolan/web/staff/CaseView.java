package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.quarantine.NoteRefusal;
import org.portolan.cases.quarantine.overview.CasePage;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.TimelinePart;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.cases.welfare.WelfareRequests.Request;
import org.portolan.i18n.Language;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.outbox.Rendering;

/** One case: its timeline, the person, and what one can do next. */
@Named
@ViewScoped
public class CaseView extends TimelinePages {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient CasePage cases;
  @Inject private transient Alerts alerts;
  @Inject private transient Timeline timeline;
  @Inject private transient WelfareRequests welfare;
  @Inject private transient Outbox outbox;
  @Inject private transient NoteRefusal refusal;

  private String reference;
  private String note;
  private String phone;
  private UUID telling;
  private UUID undoable;
  private transient CasePage.View page;

  /** The case; null when there is none of this reference that this person may see. */
  public CasePage.View getPage() {
    if (page == null) {
      page =
          CaseReference.parse(reference)
              .flatMap(known -> staff.ask(tx -> cases.of(tx, known.text(), before(), A_PART)))
              .orElse(null);
    }
    return page;
  }

  /** Whether the case is open to this person in an emergency only. */
  public boolean isOnlyRead() {
    return staff.getMember().opened().stream()
        .anyMatch(opened -> opened.caseId().equals(getPage().caseId()));
  }

  /** Asks again: a message came in. */
  public void refresh() {
    page = null;
  }

  public List<TimelineItem> getTimeline() {
    return TimelineItem.of(getPage());
  }

  @Override
  TimelinePart part() {
    return getPage().part();
  }

  @Override
  void again() {
    refresh();
  }

  /** Acknowledges an alert with the note that was typed for it. */
  public void acknowledge() {
    AcknowledgedAlert.posted()
        .ifPresent(
            seen ->
                staff.ask(
                    tx -> alerts.acknowledge(tx, getPage().caseId(), seen.alert(), seen.note())));
    refresh();
  }

  /** Adds a note. */
  public void addNote() {
    if (note != null && !note.isBlank()) {
      staff.ask(tx -> timeline.note(tx, getPage().caseId(), note.strip()));
      note = null;
      latest();
    }
    refresh();
  }

  /** The person said to the officer that they will not answer. */
  public void refused() {
    staff.ask(tx -> refusal.note(tx, getPage().caseId()));
    refresh();
  }

  /** Before the traveller is told that a request is on its way, the officer sees what is said. */
  public void askBeforeTelling() {
    telling = Posted.row().orElse(null);
    refresh();
  }

  /** The traveller is not told yet. */
  public void tellNothing() {
    telling = null;
  }

  /** The request about which the traveller is to be told, once the officer agrees; or null. */
  public UUID getTelling() {
    return telling;
  }

  /** What the traveller would be told, in their language. */
  public String toldOf(Request wish) {
    return Rendering.of(
        WelfareRequests.wordingOnItsWay(wish.need()), Language.of(getPage().language()));
  }

  /** What was asked for is on its way: the traveller is told. */
  public void onItsWay() {
    telling = null;
    Posted.row().ifPresent(this::tellOnItsWay);
    refresh();
  }

  private void tellOnItsWay(UUID request) {
    staff.ask(
        tx ->
            welfare
                .onItsWay(tx, getPage().caseId(), request)
                .map(
                    wording -> {
                      outbox.enqueue(
                          tx,
                          OutboundMessage.about(
                              getPage().caseId(),
                              Recipient.contact(getPage().contactPoint()),
                              Purpose.WELFARE,
                              wording));
                      return true;
                    }));
  }

  /** What was asked for has been dealt with. */
  public void done() {
    telling = null;
    undoable =
        Posted.row()
            .filter(request -> staff.ask(tx -> welfare.done(tx, getPage().caseId(), request)))
            .orElse(null);
    refresh();
  }

  /** It has not been dealt with after all. */
  public void undone() {
    undoable = null;
    Posted.row()
        .ifPresent(request -> staff.ask(tx -> welfare.undone(tx, getPage().caseId(), request)));
    refresh();
  }

  /** The request that was marked as done last, on this page; or null. */
  public UUID getUndoable() {
    return undoable;
  }

  /** How the text to the traveller is read. */
  public String getPersonsDirection() {
    return Language.of(getPage().language()).rightToLeft() ? "rtl" : "ltr";
  }

  /** Shows the number; the journal remembers who saw it. */
  public void revealPhone() {
    phone = staff.ask(tx -> cases.revealPhone(tx, getPage().caseId()));
  }

  /** The number once shown; empty before. */
  public Optional<String> getPhone() {
    return Optional.ofNullable(phone);
  }

  /** Which day of the order it is where the person is, from 1. */
  public long getDay() {
    return ChronoUnit.DAYS.between(
            getPage().firstDay(), staff.ask(tx -> tx.now()).atZone(getPage().zone()).toLocalDate())
        + 1;
  }

  /** How many days the order has. */
  public long getDays() {
    return ChronoUnit.DAYS.between(getPage().firstDay(), getPage().lastDay()) + 1;
  }

  /** The person's language in its own name. */
  public String getLanguageName() {
    return Language.of(getPage().language()).ownName();
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
