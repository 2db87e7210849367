package org.portolan.cases.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;

/**
 * The keyed chain of a case's journal: each entry's hash covers the entry and the hash before it,
 * so that an altered, removed or reordered entry breaks every later one.
 */
public final class JournalChain {

  private static final byte[] START = new byte[0];

  private final KeyedHash hash;

  JournalChain(KeyedHash hash) {
    this.hash = hash;
  }

  /** The chain under this store's own secret; without it no entry can be forged. */
  public static JournalChain of(Keys keys) {
    return new JournalChain(keys.secret(Keys.JOURNAL));
  }

  /**
   * The hash of an entry that follows the one with the given hash.
   *
   * @param previous the hash before, or null for a case's first entry
   */
  public byte[] extend(byte[] previous, Link link) {
    ByteBuffer numbers = ByteBuffer.allocate(8 + 8 + 8 + 8);
    numbers.putLong(link.caseId.getMostSignificantBits());
    numbers.putLong(link.caseId.getLeastSignificantBits());
    numbers.putLong(link.seq);
    numbers.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, link.at));
    return hash.of(
        previous == null ? START : previous,
        numbers.array(),
        link.actor.getBytes(StandardCharsets.UTF_8),
        link.kind.getBytes(StandardCharsets.UTF_8),
        link.detail);
  }

  /**
   * What the chain covers of an entry.
   *
   * @param at to the microsecond, as the database keeps it
   * @param detail sealed, as stored
   */
  public record Link(UUID caseId, long seq, Instant at, String actor, String kind, byte[] detail) {}
}
