package org.portolan.messaging.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.Addresses.Way;

/** Where messages went. */
public final class SentTo {

  private final OutboxRows rows = new OutboxRows();
  private final Addresses addresses;

  public SentTo(Addresses addresses) {
    this.addresses = addresses;
  }

  /** The way a message went last, as it is known now; empty when there is none any more. */
  public Optional<Endpoint> of(Tx tx, UUID message) {
    return rows.lock(tx, message).flatMap(row -> of(tx, row));
  }

  private Optional<Endpoint> of(Tx tx, OutboxRow row) {
    UUID contact = row.contact() == null ? row.recipient().id() : row.contact();
    return Optional.ofNullable(addresses.of(tx, List.of(row.recipient())).get(row.recipient()))
        .flatMap(address -> address.way(contact, row.channel()))
        .map(Way::to);
  }
}
