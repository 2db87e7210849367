package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.journal.CaseHistory;
import org.portolan.cases.journal.CaseHistory.Event;
import org.portolan.cases.journal.Doer;
import org.portolan.i18n.Texts;

/** A case's history: who did or read what, and when, in words. */
@Named
@ViewScoped
public class HistoryPage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient CaseHistory history;

  private String reference;
  private String person;
  private transient Boolean found;
  private transient PagedRows<Line> events;

  /** The file of a case, or of who somebody is. */
  private Optional<String> wanted() {
    return idOf(person)
        .map(id -> "person " + id)
        .or(() -> CaseReference.parse(reference).map(CaseReference::text));
  }

  /** Who is meant by what stands in an address; empty when that can be nobody. */
  static Optional<UUID> idOf(String person) {
    try {
      return Optional.ofNullable(person).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private OptionalLong size() {
    return wanted()
        .map(file -> history.size(staff.getMember().actor(), file))
        .orElse(OptionalLong.empty());
  }

  /** Whether there is such a case that this person may see. */
  public boolean isFound() {
    if (found == null) {
      found = size().isPresent();
    }
    return found;
  }

  /** The case's reference in its usual form. */
  public String getName() {
    if (isOfPerson()) {
      return texts.of("staff.person");
    }
    return isFound() ? wanted().orElse("") : "";
  }

  /** Whether it is the file of who somebody is, which has no reference. */
  public boolean isOfPerson() {
    return isFound() && idOf(person).isPresent();
  }

  /** The page of the case itself; null where there is none. */
  public String getBack() {
    if (isOfPerson()) {
      return "/staff/person?id=" + idOf(person).orElseThrow();
    }
    if (getName().startsWith("Q")) {
      return "/staff/case?ref=" + getName();
    }
    if (getName().startsWith("V")) {
      return "/staff/visa?ref=" + getName();
    }
    if (getName().startsWith("S")) {
      return "/staff/support-case?ref=" + getName();
    }
    return getName().startsWith("E") ? "/staff/enquiry?ref=" + getName() : null;
  }

  /** What happened, the newest first. */
  public PagedRows<Line> getEvents() {
    if (events == null) {
      events = new PagedRows<>(() -> size().orElse(0), this::part);
    }
    return events;
  }

  private List<Line> part(int from, int most) {
    return wanted().stream()
        .flatMap(file -> history.part(staff.getMember().actor(), file, from, most).stream())
        .map(this::line)
        .toList();
  }

  private Line line(Event event) {
    Doer who = event.who();
    String name = event.name() == null ? texts.of(actorKey(who)) : event.name();
    String role = who.role().map(key -> texts.of("staff.role." + key)).orElse(null);
    return new Line(event.seq(), WHEN.format(event.at()), name, role, words(event.kind()));
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

  /**
   * How an event reads.
   *
   * @param number in the case's journal, from 1
   * @param role what the member of staff does here; null for anybody else
   */
  public record Line(long number, String when, String who, String role, String what) {}
}
