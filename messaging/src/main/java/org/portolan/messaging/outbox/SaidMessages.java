package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** What messages of the outbox say, and to whom: for a call, which says them piece by piece. */
public interface SaidMessages {

  /** A message; empty when there is none of this id. */
  Optional<ToSay> find(Tx tx, UUID id);

  /**
   * A message.
   *
   * @param contact the contact point it goes to, or for recipients without one their own id
   * @param written what a person wrote, when one did
   */
  record ToSay(
      UUID id,
      Purpose purpose,
      Recipient recipient,
      Optional<UUID> contact,
      Wording wording,
      Optional<String> written) {

    /** The contact point of the person it is for, if it is for one. */
    public Optional<UUID> ofPerson() {
      return recipient.kind() == Recipient.Kind.CONTACT ? contact : Optional.empty();
    }

    @Override
    public String toString() {
      return "ToSay[" + id + "]";
    }
  }
}
