package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.AssignApplications;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.Need;

/**
 * One visa application and what one does about it. Every act says which version was looked at; of
 * two colleagues who act at once, the second is told what the first did and looks again.
 */
@Named
@ViewScoped
public class VisaView implements Serializable {

  private static final long serialVersionUID = 1;

  private static final Set<Act> ALONE = Set.of(Act.GRANT, Act.REFUSE);
  private static final Set<Act> BESIDE = Set.of(Act.JUDGE, Act.SETTLE, Act.ZONE);
  private static final Set<Act> PROPOSALS = Set.of(Act.PROPOSE_GRANT, Act.PROPOSE_REFUSAL);

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient VisaFile file;
  @Inject private transient VisaActs acts;
  @Inject private transient AssignApplications assigning;
  @Inject private transient Colleagues colleagues;
  @Inject private transient LanguagesRead reads;

  private String reference;
  private Act chosen;
  private VisaFields fields = new VisaFields();
  private long seen;
  private transient VisaFile.Shown shown;

  /** What is on the page; null when there is none of this reference for this person. */
  public VisaFile.Shown getShown() {
    if (shown == null) {
      shown = CaseReference.parse(reference).flatMap(file::open).orElse(null);
      seen = seen == 0 && shown != null ? shown.view().version() : seen;
    }
    return shown;
  }

  /** The application; null when there is none of this reference for this person. */
  public ApplicationView getPage() {
    return getShown() == null ? null : getShown().view();
  }

  /** As what this person acts. */
  Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  /** What this person may do now, but what is done beside documents, signals and answers. */
  public List<Act> getActs() {
    boolean fourEyes = getPage().type().fourEyes();
    return Stream.of(Act.values())
        .filter(act -> !BESIDE.contains(act) && may(act))
        .filter(act -> !(fourEyes ? ALONE : PROPOSALS).contains(act))
        .filter(act -> act != Act.FEE || isFeeOpen())
        .filter(act -> act != Act.TRANSLATE || isUnread())
        .toList();
  }

  /** Whether this person may do something now. */
  boolean may(Act act) {
    return getPage().application().refusal(act, officer().party(), officer().account()).isEmpty();
  }

  /** Whether somebody wrote in own words that the reader does not read. */
  public boolean isUnread() {
    return getShown().untranslated() && !reads.has(getPage().application().origin().language());
  }

  /** Whether there is a fee that was neither paid nor waived. */
  public boolean isFeeOpen() {
    return getPage().type().fee() != null && getPage().fees().isEmpty();
  }

  /** The letter that presses an act's button; null for those without one. */
  public String keyOf(Act act) {
    return switch (act) {
      case TAKE -> "t";
      case GRANT, PROPOSE_GRANT -> "g";
      case REFUSE, PROPOSE_REFUSAL -> "r";
      case ASK -> "m";
      case CONFIRM -> "c";
      case FEE -> "f";
      case HEAR -> "h";
      case TRANSLATE -> "x";
      case NOTE -> "o";
      default -> null;
    };
  }

  /** Chooses an act: it is done at once, or what it needs is asked for. */
  public void choose(Act act) {
    fields = new VisaFields();
    if (VisaActs.isPlain(act)) {
      chosen = null;
      act((tx, at) -> acts.perform(tx, officer(), getPage().caseId(), at, act, fields));
      return;
    }
    chosen = act;
    if (act == Act.GRANT || act == Act.PROPOSE_GRANT) {
      fields.suggest(getPage().type(), today(), arrival(), stay());
    }
    if (act == Act.NEEDS) {
      fields.setNeeds(getPage().needs().stream().map(need -> need.key()).toList());
    }
    if (act == Act.PAPERS) {
      fields.setFrom(today().toString());
    }
  }

  /** The day it is where the applicant is. */
  private LocalDate today() {
    return getPage().application().day(getShown().at());
  }

  private Optional<LocalDate> arrival() {
    return answer("arrival").map(answer -> LocalDate.parse(answer.text().split("/")[0]));
  }

  private Optional<Integer> stay() {
    return answer("days").map(answer -> Integer.valueOf(answer.text()));
  }

  private Optional<GivenAnswer> answer(String question) {
    return getPage().members().get(0).answers().of(question);
  }

  /** Does what was chosen; what is refused stays in its fields. */
  public void perform() {
    Act act = chosen;
    if (act != null
        && act((tx, at) -> acts.perform(tx, officer(), getPage().caseId(), at, act, fields))) {
      leave();
      if (act == Act.RECUSE) {
        VisasPage.lead("/staff/visas");
      }
    }
  }

  /** Does nothing of what was chosen. */
  public void leave() {
    chosen = null;
    fields = new VisaFields();
  }

  /**
   * Does something to what this person has seen, and says what became of it. What they have typed
   * for an act that they chose stays in its fields: it may be half an interview.
   *
   * @return whether it was done
   */
  boolean act(BiFunction<Tx, Long, Outcome> what) {
    Outcome outcome = staff.ask(tx -> what.apply(tx, seen));
    boolean done =
        outcome.fold(
            yes -> true,
            refused -> {
              said.error(refusalKey(refused.why().key()));
              return false;
            },
            changed -> {
              said.errorAt("staff.visa.changed", since(changed));
              return false;
            });
    refresh();
    return done;
  }

  /** The key of why something is refused. */
  public String refusalKey(String why) {
    String own = "staff.visa.refusal." + why;
    return texts.has(own) ? own : "visa.refusal." + why;
  }

  /** What others did, and who. */
  private String since(Outcome.Changed changed) {
    return StoryLine.grouped(file.lines(changed.since())).stream()
        .map(line -> line.who() + ": " + line.what())
        .collect(Collectors.joining("; "));
  }

  /** Takes the next that waits and opens it. */
  public void next() {
    Optional<String> next = staff.ask(tx -> assigning.next(tx, officer()));
    VisasPage.lead(next.map(one -> "/staff/visa?ref=" + one).orElse("/staff/visas"));
  }

  /** Asks again. */
  public void refresh() {
    shown = null;
    seen = 0;
  }

  /** What it costs; null when nothing. */
  public String getFee() {
    return getPage().type().fee() == null ? null : file.money(getPage().type().fee());
  }

  /** By when it is to be decided. */
  public String getDueDay() {
    return getPage().dueAt().map(file::day).orElse("");
  }

  /** Until when more was asked for; null when nothing is. */
  public String getAskedUntil() {
    ZoneId zone = getPage().application().origin().zone();
    return getPage().request().map(request -> texts.day(request.lastDay(zone))).orElse(null);
  }

  /** Colleagues of the post who may be given it. */
  public List<Colleagues.Colleague> getColleagues() {
    return colleagues.working(officer().post(), StaffRole.CONSULAR_OFFICER);
  }

  /** Whether the chosen act needs a field, by the field's name. */
  public boolean asks(String field) {
    return chosen != null && VisaActs.fieldsOf(chosen).contains(field);
  }

  /** The key of what the chosen act wants to be written. */
  public String getTextLabel() {
    return switch (chosen) {
      case NOTE -> "staff.visa.note";
      case HEAR -> "staff.visa.interview.result";
      case RECUSE, SEND_BACK, UPHOLD, REOPEN -> "staff.visa.why";
      default -> "staff.visa.text";
    };
  }

  /** What was said in an interview; null when there was none. */
  public Interview getInterview() {
    return getPage().interview().map(Interview::fromStored).orElse(null);
  }

  /** Whether what is decided still needs a second person. */
  public boolean isProposed() {
    return getPage().application().decidedAt().isEmpty();
  }

  public Need[] getAllNeeds() {
    return Need.values();
  }

  /** The act that fields are shown for; null for none. */
  public Act getChosen() {
    return chosen;
  }

  /** By its key, for the page; empty for none. */
  public String getChosenKey() {
    return chosen == null ? "" : chosen.key();
  }

  public VisaFields getFields() {
    return fields;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }
}
