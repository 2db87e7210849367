package org.portolan.web.security;

import java.util.Set;
import org.portolan.cases.staff.StaffMember;

/**
 * Which page is whose. What a page may show is the database's decision; these doors only keep pages
 * that are another role's work from being offered.
 */
public final class Doors {

  /** A case opened in an emergency is looked at here, whatever the officer's own work. */
  private static final String CASE = "/staff/case";

  private static final String API = "/staff/api/";

  /** Where everybody manages their own sign-in. */
  public static final String ME = "/staff/me";

  private static final Set<String> WITH_A_GIVEN_PASSWORD = Set.of(ME, ME + ".xhtml");

  private Doors() {}

  /** Where somebody's work begins. */
  public static String homeOf(StaffMember member) {
    if (member.mustChangePassword()) {
      return ME;
    }
    return Desk.firstOf(member).map(Desk::page).orElse(ME);
  }

  /** Whether somebody may open a page; who must change a given password sees only that page. */
  static boolean open(StaffMember member, String path) {
    return !member.mustChangePassword() || WITH_A_GIVEN_PASSWORD.contains(path);
  }

  /** Whether a page exists for somebody. */
  static boolean exists(StaffMember member, String path) {
    return !Desk.isForeign(first(path), member)
        || CASE.equals(first(path)) && !member.opened().isEmpty();
  }

  /** Whether a program asks rather than a browser: it is led to no sign-in. */
  static boolean isApi(String path) {
    return path.startsWith(API);
  }

  /**
   * The first two parts of a path, without an extension: {@code /staff/accounts}. What a page shows
   * to people, {@code /staff/api/…} tells programs, and whose it is is the same.
   */
  private static String first(String address) {
    String path = isApi(address) ? "/staff/" + address.substring(API.length()) : address;
    int end = path.indexOf('/', "/staff/".length());
    String page = end < 0 ? path : path.substring(0, end);
    return page.endsWith(".xhtml") ? page.substring(0, page.length() - ".xhtml".length()) : page;
  }
}
