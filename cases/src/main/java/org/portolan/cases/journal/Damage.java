package org.portolan.cases.journal;

import org.portolan.i18n.Keyed;

/** What is wrong with the first entry of a journal, or with an anchor, that does not hold. */
public enum Damage implements Keyed {
  /** A field of the entry is not what was written, or the entry stands in another compartment. */
  ALTERED,
  /** An entry that was written is missing, and later ones are there. */
  REMOVED,
  /** Entries that were written stand in another order. */
  REORDERED,
  /** An entry stands here that was never written. */
  INSERTED,
  /** The newest entries are missing, from this one on. */
  CUT_OFF,
  /** The case does not remember this entry as its newest, or remembers another. */
  HEAD_MOVED,
  /** The case itself is missing. */
  CASE_REMOVED;

  static Damage ofKey(String key) {
    return Keyed.of(Damage.class, key);
  }
}
