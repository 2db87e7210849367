package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.referral.Referral;
import org.portolan.cases.referral.Referrals;
import org.portolan.cases.store.Tx;
import org.portolan.cases.support.SupportAct;
import org.portolan.cases.support.SupportCase;
import org.portolan.cases.support.SupportCases;
import org.portolan.cases.support.SupportOutcome;
import org.portolan.cases.support.WorkOnSupportCase;
import org.portolan.cases.support.WorkOnSupportCase.Outcome;
import org.portolan.cases.support.WorkOnSupportCase.Seen;
import org.portolan.cases.timeline.TimelinePart;

/** One support case on its page: what was noted, to whom it is referred, and what comes next. */
@Named
@ViewScoped
public class SupportCaseView extends TimelinePages {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient SupportCases cases;
  @Inject private transient WorkOnSupportCase work;
  @Inject private transient ColleagueNames names;
  @Inject private transient Clock clock;

  private String reference;
  private String note;
  private String next;
  private String outcome;
  private String why;
  private long version = -1;
  private LinkedHashMap<String, String> seen = new LinkedHashMap<>();
  private Overtaken overtaken;
  private transient SupportCases.View page;
  private transient List<Referral> referrals;

  /** The case; null when there is none of this reference that this person may see. */
  public SupportCases.View getPage() {
    if (page == null) {
      page =
          CaseReference.parse(reference)
              .flatMap(known -> staff.ask(tx -> cases.of(tx, known, before(), A_PART)))
              .orElse(null);
      if (page != null && version < 0) {
        saw(page.now());
      }
    }
    return page;
  }

  private void saw(SupportCase now) {
    version = now.version();
    seen = words(now);
  }

  /** Where the case stands, in words by the name of each. */
  private LinkedHashMap<String, String> words(SupportCase now) {
    LinkedHashMap<String, String> words = new LinkedHashMap<>();
    words.put(
        texts.of("staff.support.state"), texts.of("staff.support.state." + now.state().key()));
    words.put(texts.of("staff.support.worker"), worker(now));
    words.put(texts.of("staff.support.next"), now.nextContact().map(texts::day).orElse("–"));
    words.put(
        texts.of("staff.support.outcome"),
        now.outcome().map(one -> texts.of("staff.support.outcome." + one.key())).orElse("–"));
    return words;
  }

  private String worker(SupportCase now) {
    return now.worker().map(names::ofAccount).orElseGet(() -> texts.of("staff.support.nobody"));
  }

  /** Where the case stands, line by line. */
  public Map<String, String> getStanding() {
    return words(getPage().now());
  }

  /** To whom it was referred, the latest first. */
  public List<Referral> getReferrals() {
    if (referrals == null) {
      UUID caseId = getPage().now().id();
      referrals = staff.ask(tx -> Referrals.ofCase(tx, caseId));
      names.prefetch(referrals.stream().map(Referral::provider).map(ColleagueNames::actorOf));
    }
    return referrals;
  }

  /** Whether an act is done where the case stands. */
  public boolean isPossible(String act) {
    return SupportAct.valueOf(act).from(getPage().now().state()).isPresent();
  }

  /** Whether the reader has the case. */
  public boolean isMine() {
    return getPage().now().worker().equals(Optional.of(staff.getMember().id()));
  }

  public boolean isLate() {
    return getPage().now().isLate(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /** Writes a note, which changes nothing of where the case stands. */
  public void addNote() {
    if (isGone()) {
      return;
    }
    UUID caseId = getPage().now().id();
    Outcome became = staff.ask(tx -> work.note(tx, caseId, note));
    latest();
    refresh();
    if (isGone()) {
      return;
    }
    if (became == Outcome.DONE) {
      said.info("staff.support.done");
      note = null;
    } else {
      said.error("staff.support.not." + became.key());
    }
  }

  /** Whether there is no such case any more: then its own page says so. */
  private boolean isGone() {
    if (getPage() == null) {
      VisasPage.lead(
          "/staff/support-case?ref="
              + CaseReference.parse(reference).map(CaseReference::text).orElse(""));
    }
    return page == null;
  }

  /** Takes it. */
  public void take() {
    act(work::take);
  }

  /** Puts it back. */
  public void putBack() {
    act(work::putBack);
  }

  /** Says by when the person is contacted next. */
  public void plan() {
    LocalDate day = day();
    if (act((tx, on) -> work.plan(tx, on, day))) {
      next = null;
    }
  }

  private LocalDate day() {
    try {
      return next == null || next.isBlank() ? null : LocalDate.parse(next.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Closes it. */
  public void close() {
    Optional<SupportOutcome> chosen = Optional.ofNullable(outcome).flatMap(SupportOutcome::find);
    act((tx, on) -> work.close(tx, on, chosen));
  }

  /** Goes on with it. */
  public void reopen() {
    latest();
    if (act((tx, on) -> work.reopen(tx, on, why))) {
      why = null;
    }
  }

  private boolean act(BiFunction<Tx, Seen, Outcome> act) {
    if (isGone()) {
      return false;
    }
    Seen on = new Seen(staff.getMember().id(), getPage().now().id(), version);
    return tell(staff.ask(tx -> act.apply(tx, on)));
  }

  private boolean tell(Outcome became) {
    Map<String, String> before = seen;
    refresh();
    overtaken = null;
    if (isGone()) {
      return false;
    }
    if (became == Outcome.DONE) {
      said.info("staff.support.done");
      saw(getPage().now());
    } else if (became == Outcome.OVERTAKEN) {
      saw(getPage().now());
      overtaken = Overtaken.between(before, seen, Map.of());
    } else {
      said.error("staff.support.not." + became.key());
    }
    return became == Outcome.DONE;
  }

  private void refresh() {
    page = null;
    referrals = null;
  }

  @Override
  TimelinePart part() {
    return getPage().part();
  }

  @Override
  void again() {
    refresh();
  }

  /** The notes, the latest first. */
  public List<TimelineItem> getItems() {
    List<TimelineItem> items = TimelineItem.of(getPage().part(), List.of(), ZoneOffset.UTC);
    names.prefetch(items.stream().map(item -> item.entry().author()));
    return items;
  }

  /** What a colleague did while the page was open; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  public SupportOutcome[] getOutcomes() {
    return SupportOutcome.values();
  }

  public int getLongest() {
    return WorkOnSupportCase.LONGEST;
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

  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next;
  }

  public String getOutcome() {
    return outcome;
  }

  public void setOutcome(String outcome) {
    this.outcome = outcome;
  }

  public String getWhy() {
    return why;
  }

  public void setWhy(String why) {
    this.why = why;
  }
}
