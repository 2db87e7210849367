package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.journal.CaseHistory;
import org.portolan.cases.journal.CaseHistory.Event;
import org.portolan.cases.journal.Doer;
import org.portolan.i18n.Texts;

/** A case's history: who did or read what, and when, in words. */
@Named
@RequestScoped
public class HistoryPage {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private CaseHistory history;

  private String reference;
  private String before;
  private String person;
  private Optional<CaseHistory.Page> page;

  private Optional<CaseHistory.Page> page() {
    if (page == null) {
      page = wanted().flatMap(text -> history.of(staff.getMember().actor(), text, number()));
    }
    return page;
  }

  /** The file of a case, or of who somebody is. */
  private Optional<String> wanted() {
    return person != null && person.matches("[0-9a-f-]{36}")
        ? Optional.of("person " + person)
        : CaseReference.parse(reference).map(CaseReference::text);
  }

  /** From which event backwards; whatever is no number shows the newest. */
  private long number() {
    return before != null && before.matches("\\d{1,15}") ? Long.parseLong(before) : Long.MAX_VALUE;
  }

  /** Whether there is such a case that this person may see. */
  public boolean isFound() {
    return page().isPresent();
  }

  /** The case's reference in its usual form. */
  public String getName() {
    if (isOfPerson()) {
      return texts.of("staff.person");
    }
    return page().map(CaseHistory.Page::reference).orElse("");
  }

  /** Whether it is the file of who somebody is, which has no reference. */
  public boolean isOfPerson() {
    return page().isPresent() && person != null;
  }

  /** The page of the case itself; null where there is none. */
  public String getBack() {
    if (isOfPerson()) {
      return "/staff/person?id=" + person;
    }
    if (getName().startsWith("Q")) {
      return "/staff/case?ref=" + getName();
    }
    if (getName().startsWith("V")) {
      return "/staff/visa?ref=" + getName();
    }
    return getName().startsWith("E") ? "/staff/enquiry?ref=" + getName() : null;
  }

  public List<Line> getLines() {
    return page().stream().flatMap(known -> known.events().stream()).map(this::line).toList();
  }

  /** Where older events begin; null when there are none. */
  public Long getOlder() {
    return page().flatMap(CaseHistory.Page::next).orElse(null);
  }

  /** Whether there are newer events than these. */
  public boolean isLater() {
    return number() != Long.MAX_VALUE;
  }

  private Line line(Event event) {
    Doer who = event.who();
    String name = event.name() == null ? texts.of(actorKey(who)) : event.name();
    String role = who.role().map(key -> texts.of("staff.role." + key)).orElse(null);
    return new Line(WHEN.format(event.at()), name, role, words(event.kind()));
  }

  private String words(String kind) {
    String key = "staff.event." + kind;
    return texts.of(Texts.product().has(key) ? key : "staff.event.other");
  }

  private static String actorKey(Doer who) {
    String key = "staff.actor." + who.kind();
    return Texts.product().has(key) ? key : "staff.actor.system";
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getPerson() {
    return person;
  }

  public void setPerson(String person) {
    this.person = person;
  }

  public String getBefore() {
    return before;
  }

  public void setBefore(String before) {
    this.before = before;
  }

  /**
   * How an event reads.
   *
   * @param role what the member of staff does here; null for anybody else
   */
  public record Line(String when, String who, String role, String what) {}
}
