package org.portolan.cases.visa.model;

import org.portolan.i18n.Keyed;

/** What an applicant is told on their phone: never what the matter is, which others may read. */
public enum Notice implements Keyed {
  /** What they sent has come. */
  RECEIVED,
  /** Something more is wanted of them. */
  MORE,
  /** It is still wanted. */
  REMINDER,
  /** Something was decided, or has changed. */
  NEWS;

  /** The key of its text, which says where to read more. */
  public String textKey() {
    return "notice." + key();
  }

  /** From what {@link #key()} wrote. */
  public static Notice ofKey(String key) {
    return Keyed.of(Notice.class, key);
  }
}
