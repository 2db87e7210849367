package org.portolan.cases.enquiry;

import java.util.Locale;

/** How an enquiry stands, from the point of view of the desk. */
public enum EnquiryState {
  /** Something was written that nobody has answered. */
  WAITING,
  /** Everything was answered; the person may write again. */
  ANSWERED,
  /** Closed; what the person writes next is a new enquiry. */
  DONE;

  /** As in addresses and in the keys of its name in {@code i18n}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EnquiryState of(boolean closed, boolean waiting) {
    return closed ? DONE : waiting ? WAITING : ANSWERED;
  }
}
