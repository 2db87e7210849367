package org.portolan.cases.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.portolan.cases.store.JournalChain;
import org.portolan.cases.store.JournalChain.Link;

/**
 * An entry of a journal as it is stored now, to be judged.
 *
 * @param place compartment and scope
 */
record Entry(
    UUID caseId,
    long seq,
    String place,
    Instant at,
    String actor,
    String kind,
    byte[] detail,
    byte[] mac) {

  /** The hash that this content has at a number behind another entry. */
  private byte[] macAt(JournalChain chain, long number, byte[] previous) {
    return chain.extend(previous, new Link(caseId, number, at, actor, kind, detail));
  }

  /** Whether this entry, hash and all, was written at a number behind the one with that hash. */
  boolean wasWrittenAt(JournalChain chain, long number, byte[] previous) {
    return Arrays.equals(macAt(chain, number, previous), mac);
  }

  /** Whether this content was written at a number with another hash. */
  boolean belongsTo(JournalChain chain, long number, byte[] previous, byte[] hash) {
    return Arrays.equals(macAt(chain, number, previous), hash);
  }
}
