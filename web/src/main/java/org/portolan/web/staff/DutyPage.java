package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.alerts.DutyList;
import org.portolan.cases.alerts.DutyList.Gap;
import org.portolan.cases.alerts.DutyShift;
import org.portolan.cases.alerts.KeepDuty;
import org.portolan.cases.alerts.KeepDuty.Outcome;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.Colleagues.Colleague;

/** Who is on duty for a supervisor's own post, and when nobody is. */
@Named
@ViewScoped
public class DutyPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient Duty duty;
  @Inject private transient KeepDuty keep;
  @Inject private transient Colleagues colleagues;

  private String who;
  private String from = "08:00";
  private String until = "20:00";
  private String zone;
  private transient DutyList list;
  private transient Instant now;
  private transient List<Colleague> reachable;
  private transient Map<UUID, String> names;

  private DutyList list() {
    if (list == null) {
      list =
          staff.ask(
              tx -> {
                now = tx.now();
                return duty.list(tx, getScope());
              });
      names = colleagues.names(list.shifts().stream().map(DutyShift::staff).toList());
    }
    return list;
  }

  /** The post whose list it is. */
  public String getScope() {
    return staff.getMember().scope();
  }

  /** Those told first before the others. */
  public List<DutyShift> getShifts() {
    return list().shifts();
  }

  /** Whether somebody is on duty at this moment. */
  public boolean isSomebodyThere() {
    return !list().on(now).isEmpty();
  }

  /** Whether a shift runs at this moment. */
  public boolean isOn(DutyShift shift) {
    return list().on(now).contains(shift);
  }

  /** When nobody is on duty within a day from now, by the clock of the post: "21:00 – 05:00". */
  public String getGaps() {
    return list().gaps(now).stream().map(this::written).collect(Collectors.joining(" · "));
  }

  private String written(Gap gap) {
    return time(gap.from()) + " – " + time(gap.until());
  }

  private String time(Instant at) {
    return texts.time(LocalTime.ofInstant(at, list().zone()));
  }

  /** The clock by which gaps are told. */
  public String getClock() {
    return clock(list().zone());
  }

  /** A time zone as people name it: {@code UTC}, {@code Europe/Paris}. */
  public String clock(ZoneId of) {
    return of.normalized().equals(ZoneOffset.UTC) ? "UTC" : of.getId();
  }

  public String name(DutyShift shift) {
    list();
    return names.getOrDefault(shift.staff(), "–");
  }

  /** From when until when, or all day. */
  public String hours(DutyShift shift) {
    return shift.from().equals(shift.until())
        ? texts.of("staff.duty.all-day")
        : texts.time(shift.from()) + " – " + texts.time(shift.until());
  }

  /** Who can be put on the list: those of the post who gave a number for alerts. */
  public List<Colleague> getReachable() {
    if (reachable == null) {
      reachable = colleagues.reachable(getScope());
    }
    return reachable;
  }

  /** Puts somebody at the end of the list; what is refused stays in its fields. */
  public void add() {
    Colleague chosen =
        getReachable().stream()
            .filter(one -> one.id().toString().equals(who))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      said.error("staff.duty.needs-somebody");
      return;
    }
    try {
      DutyShift shift =
          new DutyShift(
              getScope(),
              1,
              chosen.id(),
              chosen.language(),
              ZoneId.of(getZone()),
              LocalTime.parse(from),
              LocalTime.parse(until));
      tell(staff.ask(tx -> keep.add(tx, shift)));
    } catch (DateTimeException e) {
      said.error("staff.duty.no-time");
    }
  }

  /** Takes a shift off the list. */
  public void remove(DutyShift shift) {
    tell(staff.ask(tx -> keep.remove(tx, shift)));
  }

  /** Lets somebody be told before the one above. */
  public void raise(DutyShift shift) {
    tell(staff.ask(tx -> keep.raise(tx, shift)));
  }

  private void tell(Outcome outcome) {
    if (outcome == Outcome.DONE) {
      who = null;
    } else {
      said.error("staff.duty." + outcome.key());
    }
    list = null;
  }

  public String getWho() {
    return who;
  }

  public void setWho(String who) {
    this.who = who;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until;
  }

  /** As the list has it, until another is chosen. */
  public String getZone() {
    return zone == null ? getClock() : zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }
}
