package org.portolan.web.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.store.Compartment;

/** The pages of the staff workspace that belong to one kind of work, and whose work that is. */
public enum Desk {
  QUARANTINE(Compartment.HEALTH, "/staff/board", "/staff/case", "/staff/waiting", "/staff/days"),
  ENQUIRIES(Compartment.INFORMATION, "/staff/enquiries", "/staff/enquiry"),
  RETENTION(Compartment.OVERSIGHT, "/staff/retention"),
  OPENINGS(Compartment.OVERSIGHT, "/staff/openings"),
  ACCOUNTS(Compartment.ACCESS, "/staff/accounts");

  private final Compartment compartment;
  private final List<String> pages;

  Desk(Compartment compartment, String... pages) {
    this.compartment = compartment;
    this.pages = List.of(pages);
  }

  /** The page where its work begins. */
  public String page() {
    return pages.get(0);
  }

  /** As in the keys of its name: {@code quarantine}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody's role opens this work. */
  public boolean isOf(StaffMember member) {
    return member.worksIn(compartment);
  }

  /** The work that somebody begins with; empty when none of these is theirs. */
  static Optional<Desk> firstOf(StaffMember member) {
    return Stream.of(values()).filter(desk -> desk.isOf(member)).findFirst();
  }

  /** Whether a page belongs to work that is not somebody's. The database would show it empty. */
  static boolean isForeign(String page, StaffMember member) {
    return Stream.of(values()).anyMatch(desk -> desk.pages.contains(page) && !desk.isOf(member));
  }
}
