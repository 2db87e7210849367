package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** What the messages that wait in the outbox, or went out of it, say. */
public final class StoredMessages implements SaidMessages {

  private final Keys keys;
  private final Deliveries deliveries;
  private final OutboxRows rows = new OutboxRows();

  public StoredMessages(Keys keys, Deliveries deliveries) {
    this.keys = keys;
    this.deliveries = deliveries;
  }

  @Override
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
}
