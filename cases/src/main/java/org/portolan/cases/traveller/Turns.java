package org.portolan.cases.traveller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.store.Tx;

/**
 * Counts who asks for codes. What is refused takes no turn of those after it, and prolongs nothing:
 * a stranger beyond their address's limit uses up neither a traveller's turns nor everybody's.
 */
final class Turns {

  private final BlindIndex index;
  private final CodeLimits limits;

  Turns(BlindIndex index, CodeLimits limits) {
    this.index = index;
    this.limits = limits;
  }

  /** Takes a turn; when one is refused, the time from which another may be taken. */
  Optional<Instant> take(Tx tx, Claim claim, String address) {
    for (Subject subject : subjects(claim, address)) {
      Turn turn = count(tx, subject);
      if (turn.taken() > subject.most()) {
        return Optional.of(turn.began().plus(limits.window()));
      }
    }
    forget(tx);
    return Optional.empty();
  }

  /** Last, and waiting for nobody: its rows come in any order. */
  private void forget(Tx tx) {
    tx.sql()
        .createUpdate(
            """
            DELETE FROM traveller_turn WHERE subject IN (
              SELECT subject FROM traveller_turn WHERE began_at <= :before
              FOR UPDATE SKIP LOCKED)
            """)
        .bind("before", tx.now().minus(limits.window()))
        .execute();
  }

  /** In the order in which they are locked: always the same, so that no two wait for each other. */
  private List<Subject> subjects(Claim claim, String address) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject("traveller address " + address, limits.address()));
    subjects.add(new Subject("traveller phone " + claim.phone().e164(), limits.phone()));
    claim
        .reference()
        .ifPresent(
            reference ->
                subjects.add(new Subject("traveller reference " + reference, limits.phone())));
    subjects.add(new Subject("traveller codes", limits.everywhere()));
    return subjects;
  }

  private Turn count(Tx tx, Subject subject) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO traveller_turn AS t (subject, began_at, taken) VALUES (:subject, :now, 1)
            ON CONFLICT (subject) DO UPDATE SET
              taken = CASE WHEN t.began_at <= :before THEN 1 ELSE LEAST(t.taken, :most) + 1 END,
              began_at = CASE WHEN t.began_at <= :before THEN :now ELSE t.began_at END
            RETURNING began_at, taken
            """)
        .bind("subject", index.ofSignIn(subject.name()))
        .bind("now", tx.now())
        .bind("before", tx.now().minus(limits.window()))
        .bind("most", subject.most())
        .map(
            (row, context) ->
                new Turn(row.getTimestamp("began_at").toInstant(), row.getInt("taken")))
        .one();
  }

  private record Subject(String name, int most) {
    @Override
    public String toString() {
      return "Subject";
    }
  }

  private record Turn(Instant began, int taken) {}
}
