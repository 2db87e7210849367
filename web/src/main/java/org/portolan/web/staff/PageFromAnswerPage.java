package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.enquiry.EnquiryPage;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.portal.PageFromAnswer;
import org.portolan.cases.portal.PageFromAnswer.Refused;
import org.portolan.cases.portal.PageMatrix;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Topic;
import org.portolan.i18n.Language;

/** The answer to one person becomes the draft of a page for all, without what tells who asked. */
@Named
@ViewScoped
public class PageFromAnswerPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient EnquiryPage enquiries;
  @Inject private transient PageFromAnswer beginning;
  @Inject private transient PageMatrix matrix;
  @Inject private transient Clock clock;

  private String reference;
  private UUID enquiry;
  private String language;
  private PageFactsForm facts;
  private String title = "";
  private String summary = "";
  private String body = "";
  private boolean confirmed;

  /** Reads the answer. */
  public void open() {
    if (facts != null) {
      return;
    }
    facts = PageFactsForm.empty(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Optional<EnquiryPage.View> found =
        CaseReference.parse(reference)
            .flatMap(known -> staff.ask(tx -> enquiries.of(tx, known.text())));
    found.ifPresent(
        view ->
            EnquiryView.answer(view)
                .ifPresent(
                    answer -> {
                      enquiry = view.caseId();
                      language = view.language();
                      facts.setReference(language);
                      body = answer;
                    }));
  }

  /** Begins the page; what is refused stays in its fields. */
  public String begin() {
    if (!confirmed) {
      said.error("page:confirmed", "staff.from-answer.confirm-first");
      return null;
    }
    Optional<PageFacts> read =
        facts.facts((field, why) -> said.error("page:" + field, "staff.page.facts." + why));
    return read.map(
            known -> {
              PageText typed = typed();
              return staff
                  .ask(tx -> beginning.begin(tx, enquiry, known, typed))
                  .fold(begun -> address(begun.slug()), this::refused);
            })
        .orElse(null);
  }

  private String address(String slug) {
    said.info("staff.page.saved");
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/page?faces-redirect=true&page=" + slug + "&language=" + language;
  }

  private String refused(Refused refused) {
    switch (refused.why()) {
      case TAKEN -> said.error("page:slug", "staff.page.facts.taken");
      case NOT_ANSWERED -> said.error("staff.from-answer.not-answered");
      case UNFIT ->
          refused
              .faults()
              .forEach(
                  fault -> said.errorAt("staff.page.wrong." + fault.wrong().key(), fault.where()));
    }
    return null;
  }

  private PageText typed() {
    return new PageText(clean(title), clean(summary), "", clean(body));
  }

  private static String clean(String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }

  /** Whether there is an answer to begin with. */
  public boolean isFound() {
    return enquiry != null;
  }

  /** What of the text may tell who somebody is. */
  public List<String> getHints() {
    return beginning.tellsOfSomebody(typed());
  }

  /** The topics there are. */
  public List<Topic> getTopics() {
    return staff.ask(matrix::topics);
  }

  /** A topic's title in the reader's language. */
  public String title(Topic of) {
    return of.title(staff.getLanguage());
  }

  /** The language that the answer is in. */
  public Language getLanguage() {
    return Language.of(language);
  }

  /** Where the page will be. */
  public PageFactsForm getFacts() {
    return facts;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
