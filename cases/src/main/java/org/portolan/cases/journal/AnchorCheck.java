package org.portolan.cases.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.journal.Anchor.Head;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/**
 * The check of the anchors: each chains to the one before, none is missing, and every entry that
 * one of them names still stands in its journal with the same hash.
 */
final class AnchorCheck {

  private static final ManyRows<Head> STANDING =
      ManyRows.<Head>statement(
              """
              SELECT r.case_id, r.seq, r.mac, f.reference, f.compartment, f.scope, e.mac AS found,
                (SELECT max(n.seq) FROM journal_event n WHERE n.case_id = r.case_id) AS newest
              FROM :rows
              LEFT JOIN case_file f ON f.id = r.case_id
              LEFT JOIN journal_event e ON e.case_id = r.case_id AND e.seq = r.seq
              WHERE e.mac IS DISTINCT FROM r.mac
              """)
          .column("case_id", "uuid", Head::caseId)
          .column("seq", "int8", Head::seq)
          .column("mac", "bytea", Head::mac)
          .build();

  private final Findings findings;
  private long remembered;
  private long last;
  private boolean unreadable;
  private byte[] digest = {};
  private long read;

  AnchorCheck(Findings findings) {
    this.findings = findings;
  }

  /** The next block of the file; gives back the anchor when its heads can be believed. */
  Optional<Anchor> next(AnchorFile.Block block) {
    if (block.read().isEmpty()) {
      findings.add(new Finding.OfAnchor(last + 1, Damage.ALTERED));
      unreadable = true;
      return Optional.empty();
    }
    Anchor anchor = block.read().get().anchor();
    read++;
    if (anchor.number() <= last) {
      findings.add(new Finding.OfAnchor(anchor.number(), Damage.REORDERED));
      return Optional.of(anchor);
    }
    if (anchor.number() == last + 1 && !Arrays.equals(anchor.previous(), digest)) {
      findings.add(new Finding.OfAnchor(Math.max(last, 1), Damage.ALTERED));
    } else if (anchor.number() > last + 1 && !unreadable) {
      findings.add(new Finding.OfAnchor(last + 1, Damage.REMOVED));
    }
    unreadable = false;
    last = anchor.number();
    digest = block.read().get().digest();
    return Optional.of(anchor);
  }

  /** Before the file is read, so that an anchor made meanwhile is none too many. */
  void begin(Tx tx) {
    remembered =
        tx.sql().createQuery("SELECT number FROM journal_anchoring").mapTo(Long.class).one();
  }

  /** The file has ended; the database remembers how many anchors there were at least. */
  void end() {
    if (remembered > last && !unreadable) {
      findings.add(new Finding.OfAnchor(last + 1, Damage.CUT_OFF));
    }
  }

  long read() {
    return read;
  }

  /** Finds the heads that no longer stand. */
  void compare(Tx tx, List<Head> heads) {
    List<Finding.OfCase> missing = new ArrayList<>();
    STANDING
        .bind(tx.sql().createQuery(STANDING.sql()), heads)
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              String reference = row.getString("reference");
              long seq = row.getLong("seq");
              long newest = row.getLong("newest");
              Damage damage = damage(reference, row.getBytes("found"), seq, newest);
              return new Finding.OfCase(
                  caseId,
                  reference,
                  row.getString("compartment"),
                  row.getString("scope"),
                  damage == Damage.CUT_OFF ? newest + 1 : seq,
                  damage);
            })
        .forEach(missing::add);
    missing.forEach(findings::add);
  }

  private static Damage damage(String reference, byte[] found, long seq, long newest) {
    if (reference == null) {
      return Damage.CASE_REMOVED;
    }
    if (found != null) {
      return Damage.ALTERED;
    }
    return newest < seq ? Damage.CUT_OFF : Damage.REMOVED;
  }
}
