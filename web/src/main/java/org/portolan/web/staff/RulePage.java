package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.DecideOnRule.Outcome;
import org.portolan.cases.portal.entry.LookThroughRules;
import org.portolan.cases.portal.entry.WriteRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleEvent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/** One entry rule: written, tried out, submitted, approved by somebody else, withdrawn. */
@Named
@ViewScoped
public class RulePage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient WriteRule write;
  @Inject private transient DecideOnRule decide;
  @Inject private transient LookThroughRules looking;
  @Inject private transient RuleWords words;
  @Inject private transient Clock clock;

  private Integer number;
  private RuleForm form;
  private String publishAt = "";
  private SeenRule seen;
  private LinkedHashMap<String, String> begun;
  private Overtaken overtaken;
  private transient List<RuleVersion> versions;
  private transient List<RuleVersion> contradicting;
  private transient Boolean own;
  private transient List<RuleEvent> history;

  /** Opens what was asked for; a new one when nothing was. */
  public void open() {
    if (form == null) {
      form =
          getVersion() == null
              ? RuleForm.empty(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
              : RuleForm.of(getVersion().content());
      if (getVersion() != null) {
        beginsFrom(form);
      }
    }
  }

  /** All versions, the latest first; none for a new rule. */
  public List<RuleVersion> getVersions() {
    if (versions == null) {
      versions = number == null ? List.of() : staff.ask(tx -> write.versions(tx, number));
    }
    return versions;
  }

  /** The latest; null while there is none. */
  public RuleVersion getVersion() {
    return getVersions().isEmpty() ? null : getVersions().get(0);
  }

  /** Whether one was asked for that there is not. */
  public boolean isGone() {
    return number != null && getVersion() == null;
  }

  /** Whether the form is open: for a new rule, a draft, or the next version. */
  public boolean isEditable() {
    return getVersion() == null
        || getVersion().state() == ReviewState.DRAFT
        || !getVersion().state().isInWork();
  }

  /** Whether the reader wrote at the latest version, and so cannot approve it. */
  public boolean isOwn() {
    if (own == null) {
      own = getVersion() != null && staff.<Boolean>ask(tx -> decide.isOwn(tx, getVersion()));
    }
    return own;
  }

  /** The version that travellers are told; null when there is none. */
  public RuleVersion getPublished() {
    return getVersions().stream()
        .filter(one -> one.state() == ReviewState.PUBLISHED)
        .findFirst()
        .orElse(null);
  }

  /** Whether the latest version is in a state. */
  public boolean isIn(String state) {
    return getVersion() != null && getVersion().state().key().equals(state);
  }

  /**
   * Saves a draft: a new rule's, or the next version's.
   *
   * @return its own address once it has one
   */
  public String save() {
    Optional<String> wrong = form.wrong();
    if (wrong.isPresent()) {
      said.error("rule:" + wrong.get(), "staff.rule.wrong." + wrong.get());
      return null;
    }
    RuleContent content = form.content();
    if (number == null) {
      number = staff.ask(tx -> write.begin(tx, content)).rule();
      said.info("staff.rule.saved");
      return atItsAddress();
    }
    if (staff.ask(tx -> write.change(tx, seen, content)).isEmpty()) {
      showMeanwhile();
      return null;
    }
    said.info("staff.rule.saved");
    return atItsAddress();
  }

  /** Nothing was written over: what a colleague saved is shown beside what was typed. */
  private void showMeanwhile() {
    LinkedHashMap<String, String> own = words.of(form);
    versions = null;
    contradicting = null;
    own = null;
    history = null;
    RuleForm now = RuleForm.of(getVersion().content());
    if (isEditable()) {
      overtaken = Overtaken.between(begun, words.of(now), own);
    } else {
      overtaken = Overtaken.ended(words.of(now), own);
      form = now;
    }
    beginsFrom(now);
  }

  private void beginsFrom(RuleForm known) {
    seen = getVersion().seen();
    begun = words.of(known);
  }

  /** So that what is seen can be opened again, and shown to a colleague. */
  private String atItsAddress() {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/rule?faces-redirect=true&number=" + number;
  }

  /** Rules that tell some of the same people the opposite. */
  public List<RuleVersion> getContradicting() {
    if (contradicting == null) {
      contradicting =
          getVersion() == null || !getVersion().state().isInWork()
              ? List.of()
              : staff.ask(tx -> decide.contradicting(tx, number, getVersion().content()));
    }
    return contradicting;
  }

  /** Its author is done. */
  public String submit() {
    SeenRule read = getVersion().seen();
    return decided((tx, version) -> decide.submit(tx, read), "staff.rule.submitted");
  }

  /** The reader approves it. */
  public String approve() {
    Optional<Instant> at = publishTime();
    if (at.isEmpty() && !publishAt.isBlank()) {
      said.error("decide:publish-at", "staff.rule.bad-time");
      return null;
    }
    SeenRule read = getVersion().seen();
    return decided((tx, version) -> decide.approve(tx, read, at), "staff.rule.approved");
  }

  private Optional<Instant> publishTime() {
    try {
      return Optional.of(LocalDateTime.parse(publishAt.strip()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** It is written anew. */
  public String giveBack() {
    return decided((tx, version) -> decide.giveBack(tx, number, version), "staff.rule.given-back");
  }

  /** Travellers are told it no longer. */
  public String withdraw() {
    RuleVersion told = getPublished();
    return told == null
        ? atItsAddress()
        : decided(
            (tx, version) -> decide.withdraw(tx, number, told.version()), "staff.rule.withdrawn");
  }

  /** The latest version is not to become public. */
  public String drop() {
    return decided((tx, version) -> decide.withdraw(tx, number, version), "staff.rule.dropped");
  }

  private interface Decision {
    Outcome of(Tx tx, int version);
  }

  private String decided(Decision decision, String done) {
    int version = getVersion().version();
    Outcome outcome = staff.ask(tx -> decision.of(tx, version));
    if (outcome == Outcome.DONE) {
      said.info(done);
    } else {
      said.error("staff.rule." + outcome.key());
    }
    return atItsAddress();
  }

  /** What was done to it and by whom, the latest first. */
  public List<RuleEvent> getHistory() {
    if (history == null) {
      history = number == null ? List.of() : staff.ask(tx -> looking.history(tx, number));
    }
    return history;
  }

  /** The key of what was done. */
  public String eventKey(RuleEvent event) {
    return switch (event.kind()) {
      case "draft" -> "staff.page.event.given-back";
      case "superseded" -> "staff.rules.state.superseded";
      default -> "staff.page.event." + event.kind();
    };
  }

  /** When something happened, of UTC. */
  public String at(Instant instant) {
    var moment = instant.atZone(ZoneOffset.UTC);
    return texts.day(moment.toLocalDate()) + ", " + texts.time(moment.toLocalTime()) + " UTC";
  }

  /** What a colleague saved while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  public RuleForm getForm() {
    return form;
  }

  public Integer getNumber() {
    return number;
  }

  public void setNumber(Integer number) {
    this.number = number;
  }

  public String getPublishAt() {
    return publishAt;
  }

  public void setPublishAt(String publishAt) {
    this.publishAt = publishAt == null ? "" : publishAt;
  }
}
