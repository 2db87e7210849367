package org.portolan.cases.store;

import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.keys.Sealer.Tampered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sealed values for somebody who reads. A value that was altered, or put here from another
 * row or field, is not shown: the reader sees that there is one, the file's journal says where, and
 * the rest of the page is there.
 */
public final class ReadSealed {

  /** What a reader sees in the place of such a value: Unicode's replacement character. */
  public static final String NOT_SHOWN = "\uFFFD";

  /** The event of a file in which such a value was met. */
  public static final String EVENT = "value.altered";

  private static final Logger LOG = LoggerFactory.getLogger(ReadSealed.class);

  private ReadSealed() {}

  /**
   * The value, or {@link #NOT_SHOWN}; null stays null.
   *
   * @param file the case, or the person's own file, in whose journal it is recorded; once in 15
   *     minutes, as a screen refreshes itself
   */
  public static String open(
      Tx tx, UUID file, Sealer sealer, KeyId owner, Place place, byte[] value) {
    try {
      return sealer.open(owner, place, value);
    } catch (Tampered e) {
      LOG.error("A sealed value was altered and is not shown: {}.{}", place.table(), place.field());
      if (!isKnown(tx, file)) {
        tx.record(
            file,
            EVENT,
            Map.of("table", place.table(), "row", place.row(), "field", place.field()));
      }
      return NOT_SHOWN;
    }
  }

  /** Whether an altered value was ever met in a file. */
  public static boolean wasAltered(Tx tx, UUID file) {
    return tx.sql()
        .createQuery(
            "SELECT EXISTS (SELECT FROM journal_event WHERE case_id = :file AND kind = :kind)")
        .bind("file", file)
        .bind("kind", EVENT)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isKnown(Tx tx, UUID file) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM journal_event
            WHERE case_id = :file AND kind = :kind AND at > :since)
            """)
        .bind("file", file)
        .bind("kind", EVENT)
        .bind("since", tx.now().minus(Readings.ONCE_IN))
        .mapTo(Boolean.class)
        .one();
  }
}
