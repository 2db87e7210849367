package org.portolan.messaging.outbox;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.Addresses.Way;
import org.portolan.messaging.spending.Cost;

/**
 * A message about to be handed over.
 *
 * @param shownHash as of {@link SentTexts}
 * @param cost as it is known at this moment
 * @param sender the number it goes from, if not that of the settings
 * @param another whether there is another way when this fails
 */
record Prepared(
    UUID id,
    byte[] textHash,
    byte[] shownHash,
    Cost cost,
    Optional<String> sender,
    Way way,
    boolean another) {

  private static final ManyRows<Prepared> ROWS =
      ManyRows.<Prepared>statement(
              """
              UPDATE outbox o SET text_hash = r.hash, shown_hash = r.shown, country = r.country,
                parts = r.parts, price = r.price, currency = r.currency,
                sender = COALESCE(r.sender, o.sender), channel = r.channel, contact_id = r.contact,
                another_way = r.another
              FROM :rows WHERE o.id = r.id
              """)
          .column("id", "uuid", Prepared::id)
          .column("hash", "bytea", Prepared::textHash)
          .column("shown", "bytea", Prepared::shownHash)
          .column("country", "text", what -> what.way.to().region())
          .column("parts", "int4", what -> what.cost.parts())
          .column("price", "numeric", Prepared::price)
          .column("currency", "text", Prepared::currency)
          .column("sender", "text", what -> what.sender.orElse(null))
          .column("channel", "text", what -> what.way.to().channel().key())
          .column("contact", "uuid", what -> what.way.contact())
          .column("another", "bool", Prepared::another)
          .build();

  /** What is sent, and by which way, can be recognised when the provider or somebody shows it. */
  void keep(Tx tx) {
    tx.changeAtEnd(ROWS, this);
  }

  private BigDecimal price() {
    return cost.price().map(Cost.Money::amount).orElse(null);
  }

  private String currency() {
    return cost.price().map(Cost.Money::currency).orElse(null);
  }
}
