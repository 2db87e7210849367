package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** What messages of the outbox say, and to whom: for a call, which says them piece by piece. */
public final class SaidMessages {

  private final Keys keys;
  private final Deliveries deliveries;
  private final OutboxRows rows = new OutboxRows();

  public SaidMessages(Keys keys, Deliveries deliveries) {
    this.keys = keys;
    this.deliveries = deliveries;
  }

  /** A message; empty when there is none of this id. */
  public Optional<ToSay> find(Tx tx, UUID id) {
    return rows.find(tx, id)
        .map(
            row -> {
              Wording wording =
                  Wording.fromJson(
                      keys.sealer()
                          .open(row.sealedUnder(), Outbox.wordingOf(row.id()), row.wording()));
              Optional<String> written =
                  wording.written()
                      ? Optional.of(deliveries.written(tx, row.caseId().orElseThrow(), row.id()))
                      : Optional.empty();
              return new ToSay(
                  id,
                  row.purpose(),
                  row.recipient(),
                  Optional.ofNullable(row.contact()),
                  wording,
                  written);
            });
  }

  /**
   * A message.
   *
   * @param contact the contact point it goes to, or for recipients without one their own id
   * @param written what a person wrote, when one did
   */
  public record ToSay(
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
