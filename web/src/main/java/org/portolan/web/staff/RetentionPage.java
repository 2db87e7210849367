package org.portolan.web.staff;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.retention.LegalHolds;
import org.portolan.cases.retention.LegalHolds.NotAnnounced;
import org.portolan.cases.retention.RetentionOverview;
import org.portolan.cases.retention.RetentionOverview.Announced;
import org.portolan.cases.retention.RetentionOverview.Forgotten;
import org.portolan.cases.retention.RetentionOverview.Held;
import org.portolan.cases.retention.RetentionPolicies;
import org.portolan.cases.retention.RetentionPolicy;

/**
 * For the data protection officer: how long cases are kept, which will be erased soon, which are
 * held and why, and how many were forgotten.
 */
@Named
@ViewScoped
public class RetentionPage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient RetentionOverview overview;
  @Inject private transient LegalHolds holds;

  private transient PagedRows<Announced> announced;
  private transient PagedRows<Forgotten> forgotten;
  private UUID chosen;
  private String reason;
  private String anyReference;
  private String anyReason;

  public List<RetentionPolicy> getPolicies() {
    return RetentionPolicies.inForce();
  }

  /** What is announced, the soonest first. */
  public PagedRows<Announced> getAnnounced() {
    if (announced == null) {
      announced = new PagedRows<>(staff, overview::announced, overview::announced);
    }
    return announced;
  }

  /** What is left of forgotten cases, the latest month first. */
  public PagedRows<Forgotten> getForgotten() {
    if (forgotten == null) {
      forgotten = new PagedRows<>(staff, overview::forgotten, overview::forgotten);
    }
    return forgotten;
  }

  /** Years, or days, in words. */
  public String inWords(Period period) {
    return period.getYears() > 0
        ? texts.with("staff.retention.years", "count", period.getYears())
        : texts.with("staff.retention.days", "count", period.getDays());
  }

  /** The case's reference, or for a person the beginning of a number that tells nobody's name. */
  public String name(Announced one) {
    return one.ofPerson()
        ? texts.of("staff.retention.person") + " " + one.caseId().toString().substring(0, 8)
        : one.reference();
  }

  public String day(Instant at) {
    return DAY.format(at);
  }

  /** Opens the form for holding the case of the pressed row. */
  public void choose() {
    chosen = Posted.row().orElse(null);
    reason = null;
  }

  /** The case that is about to be held; null when none is, or no longer can be. */
  public Announced getChosen() {
    return chosen == null ? null : staff.ask(tx -> overview.announced(tx, chosen)).orElse(null);
  }

  /** Holds the chosen case. */
  public void hold() {
    try {
      holds.place(staff.getMember().actor(), chosen, reason);
      chosen = null;
    } catch (NotAnnounced e) {
      tell("staff.retention.gone");
    } catch (IllegalArgumentException e) {
      tell("staff.retention.needs-reason");
    }
    announced = null;
  }

  /** Ends the hold of the pressed row: the case is erased when its time has come. */
  public void lift() {
    try {
      Posted.row().ifPresent(caseId -> holds.lift(staff.getMember().actor(), caseId));
    } catch (NotAnnounced e) {
      tell("staff.retention.gone");
    }
    announced = null;
  }

  /** Holds any case of the organisation, by its reference. */
  public void holdAny() {
    Optional<CaseReference> known = CaseReference.parse(anyReference);
    try {
      holds.place(
          staff.getMember().actor(), known.orElseThrow(NoSuchElementException::new), anyReason);
      anyReference = null;
      anyReason = null;
    } catch (NotAnnounced | NoSuchElementException e) {
      tell("staff.retention.no-such-case");
    } catch (IllegalArgumentException e) {
      tell("staff.retention.needs-reason");
    }
    announced = null;
  }

  /** What is held though nothing has announced its erasure. */
  public List<Held> getHeld() {
    return staff.ask(overview::held);
  }

  /** Leaves things as they are. */
  public void cancel() {
    chosen = null;
  }

  private void tell(String key) {
    FacesContext.getCurrentInstance()
        .addMessage(
            null, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.of(key), texts.of(key)));
  }

  public int getLongestReason() {
    return LegalHolds.LONGEST_REASON;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getAnyReference() {
    return anyReference;
  }

  public void setAnyReference(String anyReference) {
    this.anyReference = anyReference;
  }

  public String getAnyReason() {
    return anyReason;
  }

  public void setAnyReason(String anyReason) {
    this.anyReason = anyReason;
  }
}
