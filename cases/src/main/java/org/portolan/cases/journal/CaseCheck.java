package org.portolan.cases.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.JournalChain;

/**
 * The check of one journal, entry by entry in the order of their numbers, then its end. It keeps
 * only the hash before, and the few entries that a diagnosis needs.
 */
final class CaseCheck {

  private final JournalChain chain;
  private final Head head;
  private byte[] previous;
  private long last;
  private Found found;
  private List<Entry> suspects = List.of();
  private byte[] beforeSuspects;

  CaseCheck(JournalChain chain, Head head) {
    this.chain = chain;
    this.head = head;
  }

  /**
   * What the case remembers of its journal.
   *
   * @param reference null when only entries are left of the case
   */
  record Head(
      UUID caseId, String reference, String compartment, String scope, long seq, byte[] mac) {

    static Head gone(UUID caseId) {
      return new Head(caseId, null, null, null, 0, null);
    }

    private String place() {
      return compartment + "/" + scope;
    }
  }

  private record Found(long number, Damage damage) {}

  void next(Entry entry) {
    if (!suspects.isEmpty()) {
      if (suspects.size() <= Diagnosis.WINDOW) {
        suspects.add(entry);
      }
    } else if (found == null) {
      found = judge(entry);
      previous = entry.mac();
      last = entry.seq();
    }
  }

  /** Null when the entry holds, or when it needs a diagnosis. */
  private Found judge(Entry entry) {
    long expected = last + 1;
    if (head.reference == null) {
      return new Found(entry.seq(), Damage.CASE_REMOVED);
    }
    if (entry.seq() != expected) {
      return expected > head.seq || entry.seq() < expected
          ? new Found(entry.seq(), Damage.INSERTED)
          : new Found(expected, Damage.REMOVED);
    }
    boolean written = entry.wasWrittenAt(chain, expected, previous);
    if (expected > head.seq) {
      return new Found(expected, written ? Damage.HEAD_MOVED : Damage.INSERTED);
    }
    if (!written) {
      suspects = new ArrayList<>(List.of(entry));
      beforeSuspects = previous;
      return null;
    }
    return entry.place().equals(head.place()) ? null : new Found(expected, Damage.ALTERED);
  }

  /**
   * What is wrong first; empty when the journal holds.
   *
   * @param closely whether to find out what happened to an entry that does not fit
   */
  Optional<Finding.OfCase> end(boolean closely) {
    if (!suspects.isEmpty()) {
      Damage damage =
          closely ? new Diagnosis(chain, beforeSuspects, suspects).name() : Damage.ALTERED;
      return named(new Found(suspects.get(0).seq(), damage));
    }
    if (found == null && last < head.seq) {
      found = new Found(last + 1, Damage.CUT_OFF);
    }
    if (found == null && !Arrays.equals(previous, head.mac)) {
      found = new Found(Math.max(last, 1), Damage.HEAD_MOVED);
    }
    return found == null ? Optional.empty() : named(found);
  }

  private Optional<Finding.OfCase> named(Found what) {
    return Optional.of(
        new Finding.OfCase(
            head.caseId, head.reference, head.compartment, head.scope, what.number, what.damage));
  }
}
