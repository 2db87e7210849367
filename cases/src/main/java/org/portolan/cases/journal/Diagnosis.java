package org.portolan.cases.journal;

import java.util.ArrayList;
import java.util.List;
import org.portolan.cases.store.JournalChain;

/**
 * Tells what happened to an entry that does not follow from the one before it, by trying where it
 * and its next neighbours were written. Whatever fits nowhere was altered.
 */
final class Diagnosis {

  /** How far entries are looked for; the trials grow with its square, about a millisecond. */
  static final int WINDOW = 32;

  private final JournalChain chain;
  private final byte[] previous;
  private final List<Entry> window;
  private final long number;

  /**
   * @param previous the hash before the damage, or null at a journal's beginning
   * @param window the entry that does not fit and those behind it
   */
  Diagnosis(JournalChain chain, byte[] previous, List<Entry> window) {
    this.chain = chain;
    this.previous = previous;
    this.window = window;
    this.number = window.get(0).seq();
  }

  Damage name() {
    if (rightOneStandsBehind()) {
      return wasWrittenFurtherOn(window.get(0)) ? Damage.REORDERED : Damage.INSERTED;
    }
    if (contentStandsBehind()) {
      return Damage.REORDERED;
    }
    return restMovedUp() ? Damage.REMOVED : Damage.ALTERED;
  }

  /** An entry further on was written exactly here. */
  private boolean rightOneStandsBehind() {
    return behind().stream().anyMatch(other -> other.wasWrittenAt(chain, number, previous));
  }

  /** The hash here was made for the content of an entry further on. */
  private boolean contentStandsBehind() {
    byte[] hash = window.get(0).mac();
    return behind().stream().anyMatch(other -> other.belongsTo(chain, number, previous, hash));
  }

  /** The entry was written at a later number, behind some entry that is still here. */
  private boolean wasWrittenFurtherOn(Entry displaced) {
    List<byte[]> hashes = new ArrayList<>();
    hashes.add(previous);
    window.forEach(entry -> hashes.add(entry.mac()));
    for (long at = number + 1; at <= number + window.size(); at++) {
      for (byte[] before : hashes) {
        if (displaced.wasWrittenAt(chain, at, before)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The next entry follows from this one with a higher number: something before both is gone. */
  private boolean restMovedUp() {
    if (window.size() < 2) {
      return false;
    }
    Entry next = window.get(1);
    byte[] before = window.get(0).mac();
    for (long gone = 1; gone <= WINDOW; gone++) {
      if (next.wasWrittenAt(chain, next.seq() + gone, before)) {
        return true;
      }
    }
    return false;
  }

  private List<Entry> behind() {
    return window.subList(1, window.size());
  }
}
