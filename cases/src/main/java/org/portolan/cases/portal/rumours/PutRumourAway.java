package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/**
 * A rumour that nobody tells any more is put away, and from then on kept as long as its
 * compartment's policy says; the public reads it no more. It comes back when it is heard again, or
 * by hand.
 */
@Dependent
public class PutRumourAway {

  private final PublishRumour publishing = new PublishRumour();

  /** Puts one away that is answered; false when it is not, or not this actor's. */
  public boolean putAway(Tx tx, UUID rumour) {
    boolean done = move(tx, rumour, "answered", "past", Optional.of(tx.now()));
    if (done) {
      publishing.takeDown(tx, rumour);
      tx.record(rumour, "rumour.put-away", Map.of());
    }
    return done;
  }

  /** Takes one back; false when it was not put away. */
  public boolean takeBack(Tx tx, UUID rumour) {
    boolean done = move(tx, rumour, "past", "answered", Optional.empty());
    if (done) {
      tx.record(rumour, "rumour.taken-back", Map.of());
    }
    return done;
  }

  private static boolean move(
      Tx tx, UUID rumour, String from, String to, Optional<Instant> closedAt) {
    int moved =
        tx.sql()
            .createUpdate("UPDATE rumour SET state = :to WHERE case_id = :case AND state = :from")
            .bind("case", rumour)
            .bind("from", from)
            .bind("to", to)
            .execute();
    if (moved == 1) {
      tx.sql()
          .createUpdate(
              "UPDATE case_file SET closed_at = CAST(:at AS timestamptz) WHERE id = :case")
          .bind("case", rumour)
          .bind("at", closedAt.map(Timestamp::from).orElse(null))
          .execute();
    }
    return moved == 1;
  }
}
