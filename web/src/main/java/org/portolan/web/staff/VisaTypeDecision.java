package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.TypeFault;
import org.portolan.cases.visa.types.DecideOnVisaType;
import org.portolan.cases.visa.types.DecideOnVisaType.Outcome;
import org.portolan.cases.visa.types.LookThroughTypes;
import org.portolan.cases.visa.types.model.TypeEvent;
import org.portolan.i18n.Texts;

/** What is decided on the latest version of a visa type, and what was. */
@Named
@RequestScoped
public class VisaTypeDecision {

  /** Rules about fields that are there once; the others are about questions and documents. */
  private static final Set<String> ABOUT_FIELDS =
      Set.of("id", "text", "days", "entries", "fee", "currency", "many", "grounds");

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private Said said;
  @Inject private VisaTypePage page;
  @Inject private DecideOnVisaType decide;
  @Inject private LookThroughTypes looking;

  private String publishAt = "";
  private Boolean own;
  private List<TypeEvent> history;

  /** Whether the reader wrote at the latest version, and so cannot approve it. */
  public boolean isOwn() {
    if (own == null) {
      own =
          page.getVersion() != null
              && staff.<Boolean>ask(tx -> decide.isOwn(tx, page.getVersion()));
    }
    return own;
  }

  /** Whether the reader approves and withdraws. */
  public boolean isSupervisor() {
    return officer().party() == Party.SUPERVISOR;
  }

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  /** Whether the latest version is in a state. */
  public boolean isIn(String state) {
    return page.getVersion() != null && page.getVersion().state().key().equals(state);
  }

  /** Why nobody could apply for the draft, each in words. */
  public List<String> getFaults() {
    return page.isDraft()
        ? page.getVersion().faults().stream().map(this::said).toList()
        : List.of();
  }

  private String said(TypeFault fault) {
    return texts.with("staff.visa-type.fault." + fault.rule(), Map.of("where", where(fault)));
  }

  /** The words of what a fault is about: a field of the form, a question or a document. */
  private String where(TypeFault fault) {
    Texts own = page.getVersion().texts();
    String field =
        "staff.visa-type." + fault.where().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return Stream.of(
            ABOUT_FIELDS.contains(fault.rule()) ? field : "",
            "visa.question." + fault.where(),
            "visa.document." + fault.where())
        .filter(own::has)
        .findFirst()
        .map(key -> own.text(staff.getLanguage(), key))
        .orElse(fault.where());
  }

  /** Its author is done. */
  public String submit() {
    return decided(tx -> decide.submit(tx, page.getVersion().seen()), "staff.rule.submitted");
  }

  /** The reader approves it. */
  public String approve() {
    Optional<Instant> at = publishTime();
    if (at.isEmpty() && !publishAt.isBlank()) {
      said.error("decide:publish-at", "staff.rule.bad-time");
      return null;
    }
    return decided(
        tx -> decide.approve(tx, officer(), page.getVersion().seen(), at),
        "staff.visa-type.approved");
  }

  private Optional<Instant> publishTime() {
    try {
      return Optional.of(LocalDateTime.parse(publishAt.strip()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** It is written on. */
  public String giveBack() {
    return decided(tx -> decide.giveBack(tx, page.getVersion().seen()), "staff.rule.given-back");
  }

  /** The latest version is not to be offered. */
  public String drop() {
    return decided(tx -> decide.drop(tx, page.getVersion().seen()), "staff.rule.dropped");
  }

  /** Nobody begins an application for it any more. */
  public String withdraw() {
    return decided(
        tx -> decide.withdraw(tx, officer(), page.getType()), "staff.visa-type.withdrawn");
  }

  private String decided(Function<Tx, Outcome> decision, String done) {
    Outcome outcome = staff.ask(decision);
    if (outcome == Outcome.DONE) {
      said.info(done);
    } else {
      said.error("staff.visa-type." + outcome.key());
    }
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/visa-type?faces-redirect=true&type=" + page.getType();
  }

  /** What was done to it and by whom, the latest first. */
  public List<TypeEvent> getHistory() {
    if (history == null) {
      history =
          page.getType() == null ? List.of() : staff.ask(tx -> looking.history(tx, page.getType()));
    }
    return history;
  }

  /** The key of what was done. */
  public String eventKey(TypeEvent event) {
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

  public String getPublishAt() {
    return publishAt;
  }

  public void setPublishAt(String publishAt) {
    this.publishAt = publishAt == null ? "" : publishAt;
  }
}
