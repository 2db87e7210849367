package org.portolan.web.staff;

import java.util.Map;

/** Where the work on a case is, by the kind of case. */
final class CasePages {

  private static final Map<String, String> PAGES =
      Map.of(
          "quarantine", "/staff/case?ref=",
          "visa", "/staff/visa?ref=",
          "enquiry", "/staff/enquiry?ref=",
          "broadcast", "/staff/broadcast?ref=",
          "support", "/staff/support-case?ref=");

  private CasePages() {}

  /** The page of a case; null when there is none for its kind. */
  static String of(String kind, String reference) {
    String page = PAGES.get(kind);
    return page == null ? null : page + reference;
  }
}
