package org.portolan.web.staff;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.enquiry.EnquiryPage;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries.Reopening;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.Channel;
import org.portolan.cases.portal.PageFromAnswer;
import org.portolan.cases.portal.PageFromAnswer.Started;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.TimelinePart;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AnswerEnquiry;
import org.portolan.messaging.enquiry.AnswerEnquiry.Outcome;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outbox.WaitingForAPerson.Stuck;
import org.portolan.web.security.Desk;

/** One enquiry: what was written, the answer, and how it is closed and opened again. */
@Named
@ViewScoped
public class EnquiryView extends TimelinePages {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient EnquiryPage enquiries;
  @Inject private transient WorkOnEnquiries work;
  @Inject private transient AnswerEnquiry answering;
  @Inject private transient WaitingForAPerson waiting;
  @Inject private transient Alerts alerts;
  @Inject private transient PageFromAnswer fromAnswers;

  private String reference;
  private String text;
  private String phone;
  private transient EnquiryPage.View page;
  private transient Map<UUID, Stuck> stuck;
  private transient List<Started> pages;

  /** The enquiry; null when there is none of this reference that this person may see. */
  public EnquiryPage.View getPage() {
    if (page == null) {
      page =
          CaseReference.parse(reference)
              .flatMap(known -> staff.ask(tx -> enquiries.of(tx, known.text(), before(), A_PART)))
              .orElse(null);
    }
    return page;
  }

  /** Asks again: a message came in. */
  public void refresh() {
    page = null;
    stuck = null;
  }

  /** What was said, the latest first. */
  public List<TimelineItem> getTimeline() {
    return TimelineItem.of(getPage().part(), getPage().alerts(), ZoneOffset.UTC);
  }

  @Override
  TimelinePart part() {
    return getPage().part();
  }

  @Override
  void again() {
    refresh();
  }

  /** What a colleague answered last; empty while nobody has. */
  static Optional<String> answer(EnquiryPage.View view) {
    return view.timeline().stream()
        .filter(entry -> entry.kind() == Timeline.Kind.SENT && entry.author() != null)
        .reduce((before, last) -> last)
        .map(Timeline.Entry::body);
  }

  /** Whether there is an answer that the reader could make a page of, for others. */
  public boolean isAnswered() {
    return getPage().seen().answeredAt() != null && Desk.PAGES.isOf(staff.getMember());
  }

  /** Pages that were begun from the answer. */
  public List<Started> getPages() {
    if (pages == null) {
      pages = staff.ask(tx -> fromAnswers.pagesOf(tx, getPage().caseId()));
    }
    return pages;
  }

  /** The key of how far a message of ours has come. */
  public String deliveryKey(TimelineItem item) {
    if (item.entry().delivery() != null) {
      return "staff.delivery." + item.entry().delivery().key();
    }
    if (Channel.WEB.key().equals(item.channel())) {
      return "staff.delivery.on-page";
    }
    if (stuck == null) {
      stuck = waiting.outgoingOf(getPage().caseId());
    }
    return Optional.ofNullable(stuck.get(item.entry().id()))
        .map(held -> "staff.waiting." + held.state())
        .orElse("staff.delivery.waiting");
  }

  /** Sends what was typed; what is refused stays in the field, with the reason above it. */
  public void send() {
    AnswerText answer = new AnswerText(text);
    Outcome outcome =
        getPage() == null
            ? Outcome.NOT_FOUND
            : staff.ask(tx -> answering.answer(tx, page.caseId(), answer, page.seen()));
    if (outcome == Outcome.SENT) {
      text = null;
      latest();
    } else {
      say(
          FacesMessage.SEVERITY_ERROR,
          texts.with("staff.enquiry.refused." + outcome.key(), "n", answer.tooLongBy()));
    }
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

  /** Nothing is left to do. */
  public void close() {
    staff.ask(tx -> work.close(tx, getPage().caseId()));
    refresh();
  }

  /** There is something to do after all. */
  public void reopen() {
    Reopening outcome = staff.ask(tx -> work.reopen(tx, getPage().caseId()));
    if (outcome == Reopening.ANOTHER_IS_OPEN) {
      say(FacesMessage.SEVERITY_ERROR, texts.of("staff.enquiry.another-is-open"));
    }
    refresh();
  }

  /** Shows the number; the journal remembers who saw it. */
  public void revealPhone() {
    phone = staff.ask(tx -> enquiries.revealPhone(tx, getPage().caseId())).orElse(null);
  }

  /** The number once shown; empty before. */
  public Optional<String> getPhone() {
    return Optional.ofNullable(phone);
  }

  public boolean isDone() {
    return getPage().state() == EnquiryState.DONE;
  }

  /** How much more fits, or by how much it is too long; of a text, how many messages it takes. */
  public String getSize() {
    AnswerText answer = new AnswerText(text);
    if (answer.tooLongBy() > 0) {
      return texts.with("staff.enquiry.refused.too-long", "n", answer.tooLongBy());
    }
    int left = AnswerText.LONGEST - answer.text().length();
    return getPage().channel() == Channel.SMS
        ? texts.with("staff.enquiry.parts", "parts", answer.parts(), "left", left)
        : texts.with("staff.enquiry.left", "left", left);
  }

  /** By which channel the answer goes, and in which language. */
  public String getAnswerLabel() {
    String channel = texts.of("staff.channel." + getPage().channel().key());
    return texts.with("staff.enquiry.answer", "channel", channel, "language", getLanguageName());
  }

  /** Whether the address is that of a mailbox, not a number. */
  public boolean isMailbox() {
    return getPage().channel() == Channel.EMAIL;
  }

  /** The person's language in its own name. */
  public String getLanguageName() {
    return Language.of(getPage().language()).ownName();
  }

  private static void say(Severity severity, String what) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, what, null));
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
