package org.portolan.cases.chat.store;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Whose chats are that were begun by somebody who was signed in. */
public final class HeldChats {

  /** Somebody who was signed in began it. */
  public void heldBy(Tx tx, UUID id, byte[] holder, byte[] ticket) {
    tx.sql()
        .createUpdate("UPDATE chat SET holder_index = :holder, ticket = :ticket WHERE id = :id")
        .bind("holder", holder)
        .bind("ticket", ticket)
        .bind("id", id)
        .execute();
  }

  /** The keyed hash of whose a chat is; empty for a guest's. */
  public Optional<byte[]> holderOf(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT holder_index FROM chat WHERE id = :id AND holder_index IS NOT NULL")
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne();
  }

  /**
   * The open chat that somebody began last while they were signed in: with the information desk, or
   * on one of some applications.
   *
   * @param applications the cases of those that they see now
   */
  public Optional<Held> lastOf(Tx tx, byte[] holder, Collection<UUID> applications) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, case_id, ticket FROM chat
            WHERE holder_index = :holder AND state <> 'ended'
              AND (compartment = 'information' OR case_id = ANY (:applications))
            ORDER BY opened_at DESC, id LIMIT 1
            """)
        .bind("holder", holder)
        .bindArray("applications", UUID.class, applications.toArray())
        .map(
            (row, context) ->
                new Held(
                    row.getObject("id", UUID.class),
                    row.getObject("case_id", UUID.class),
                    row.getBytes("ticket")))
        .findOne();
  }

  /**
   * A chat of somebody who was signed in.
   *
   * @param ticket what opens it, sealed
   */
  public record Held(UUID id, UUID caseId, byte[] ticket) {}
}
