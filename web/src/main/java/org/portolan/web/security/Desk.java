package org.portolan.web.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.portolan.cases.journal.JournalChecks;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.model.Party;

/** The pages of the staff workspace that belong to one kind of work, and whose work that is. */
public enum Desk {
  QUARANTINE(
      in(Compartment.HEALTH), "/staff/board", "/staff/case", "/staff/waiting", "/staff/days"),
  VISAS(
      member -> Officer.of(member).isPresent(),
      "/staff/visas",
      "/staff/visa",
      "/staff/originals",
      "/staff/calls"),
  SUPPORT(in(Compartment.SUPPORT), "/staff/support", "/staff/support-case"),
  KINDS(
      member -> Officer.of(member).isPresent(),
      "/staff/visa-types",
      "/staff/visa-type",
      "/staff/visa-type-words",
      "/staff/visa-type-preview"),
  TRANSLATIONS(member -> Officer.of(member).isPresent(), "/staff/translations"),
  CONSISTENCY(Desk::supervisesVisas, "/staff/consistency"),
  LOST(Desk::supervisesVisas, "/staff/lost"),
  ENQUIRIES(in(Compartment.INFORMATION), "/staff/enquiries", "/staff/enquiry"),
  CHATS(Desk::chats, "/staff/chats", "/staff/chat", "/staff/chat/file"),
  HOURS(member -> member.role() == StaffRole.SUPERVISOR, "/staff/chat-hours"),
  RUMOURS(Desk::informs, "/staff/rumours", "/staff/rumour"),
  PAGES(
      Desk::informs, "/staff/pages", "/staff/page", "/staff/page-facts", "/staff/page-from-answer"),
  FIND(in(Compartment.IDENTITY), "/staff/find", "/staff/person"),
  REGISTER(in(Compartment.IDENTITY), "/staff/register"),
  DUPLICATES(in(Compartment.IDENTITY), "/staff/duplicates", "/staff/compare"),
  REQUESTS(in(Compartment.IDENTITY), "/staff/requests", "/staff/request"),
  REFERRALS(Desk::refers, "/staff/referrals", "/staff/referral"),
  DUTY(member -> member.role() == StaffRole.SUPERVISOR, "/staff/duty"),
  RULES(Desk::informs, "/staff/rules", "/staff/rule"),
  BROADCASTS(in(Compartment.OUTREACH), "/staff/broadcasts", "/staff/broadcast"),
  RETENTION(in(Compartment.OVERSIGHT), "/staff/retention"),
  HANDOVER(in(Compartment.OVERSIGHT), "/staff/export"),
  OPENINGS(in(Compartment.OVERSIGHT), "/staff/openings"),
  JOURNAL(JournalChecks::areOpenTo, "/staff/journal"),
  ACCOUNTS(in(Compartment.ACCESS), "/staff/accounts"),
  KEYSETS(in(Compartment.ACCESS), "/staff/keysets"),
  ROUTES(in(Compartment.ACCESS), "/staff/routes"),
  MESSAGES(Desk::runsMessages, "/staff/messages"),
  PREVIEW(Desk::writesToPeople, "/staff/preview"),
  PROMPTS(Desk::looksAfterTexts, "/staff/prompts");

  private final Predicate<StaffMember> whose;
  private final List<String> pages;

  Desk(Predicate<StaffMember> whose, String... pages) {
    this.whose = whose;
    this.pages = List.of(pages);
  }

  private static Predicate<StaffMember> in(Compartment compartment) {
    return member -> member.worksIn(compartment);
  }

  private static boolean supervisesVisas(StaffMember member) {
    return Officer.of(member).filter(one -> one.party() == Party.SUPERVISOR).isPresent();
  }

  /** Who informs the public: whoever answers a guest at a visa post does not. */
  private static boolean informs(StaffMember member) {
    return member.role() == StaffRole.INFORMATION_WORKER || member.role() == StaffRole.SUPERVISOR;
  }

  private static boolean chats(StaffMember member) {
    return member.worksIn(Compartment.INFORMATION) || member.worksIn(Compartment.VISA);
  }

  private static boolean refers(StaffMember member) {
    return member.role() == StaffRole.SUPPORT_WORKER || member.role() == StaffRole.PROVIDER;
  }

  private static boolean runsMessages(StaffMember member) {
    return member.role() == StaffRole.SUPERVISOR || member.role() == StaffRole.ADMINISTRATOR;
  }

  private static boolean looksAfterTexts(StaffMember member) {
    return member.role() == StaffRole.INFORMATION_WORKER
        || member.role() == StaffRole.ADMINISTRATOR;
  }

  private static boolean writesToPeople(StaffMember member) {
    return switch (member.role()) {
      case INFORMATION_WORKER, COMMUNITY_WORKER, QUARANTINE_OFFICER, SUPERVISOR -> true;
      case CONSULAR_OFFICER, SUPPORT_WORKER, PROVIDER, DATA_PROTECTION_OFFICER, ADMINISTRATOR ->
          false;
    };
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
    return whose.test(member);
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
