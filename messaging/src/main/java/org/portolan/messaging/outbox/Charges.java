package org.portolan.messaging.outbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.spending.Cost.Money;

/** What the provider billed, beside what was expected of it: of late, in sums, and of a message. */
public final class Charges {

  private static final Actor ACTOR = Actor.system("traffic", Compartment.TRANSIT);
  private static final Duration OF_LATE = Duration.ofDays(7);

  private final CaseStore store;

  public Charges(CaseStore store) {
    this.store = store;
  }

  /** The messages of the last seven days that were billed, by country. */
  public List<Charge> ofLate() {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT country, currency, billed_currency, count(*) AS messages,
                      sum(price) AS expected, sum(billed) AS billed
                    FROM (
                      SELECT country, currency, price, billed_currency, billed FROM outbox
                      WHERE created_at >= :since AND billed IS NOT NULL
                      UNION ALL
                      SELECT country, currency, price, billed_currency, billed FROM outbox_attempt
                      WHERE accepted_at >= :since AND billed IS NOT NULL) taken
                    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                    """)
                .bind("since", tx.now().minus(OF_LATE))
                .map(
                    (row, context) ->
                        new Charge(
                            row.getString("country"),
                            row.getLong("messages"),
                            money(row.getBigDecimal("expected"), row.getString("currency")),
                            new Money(
                                row.getBigDecimal("billed"), row.getString("billed_currency"))))
                .list());
  }

  /**
   * What messages took, by their ids: each time that a provider took one. Those that none has taken
   * are missing.
   */
  public Map<UUID, OfMessage> of(Collection<UUID> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT id, CASE channel WHEN 'sms' THEN COALESCE(parts, 0) ELSE 0 END AS parts,
                      price, currency, billed, billed_currency
                    FROM outbox WHERE id = ANY (:ids) AND provider_id IS NOT NULL
                    UNION ALL
                    SELECT message_id, 0, price, currency, billed, billed_currency
                    FROM outbox_attempt WHERE message_id = ANY (:ids)
                    """)
                .bindArray("ids", UUID.class, messages.toArray())
                .reduceRows(
                    new HashMap<UUID, OfMessage>(),
                    (found, row) -> {
                      found.merge(row.getColumn("id", UUID.class), one(row), OfMessage::and);
                      return found;
                    }));
  }

  private static OfMessage one(RowView row) {
    int parts = row.getColumn("parts", Integer.class);
    BigDecimal billed = row.getColumn("billed", BigDecimal.class);
    if (billed != null) {
      String currency = row.getColumn("billed_currency", String.class);
      return new OfMessage(1, parts, Map.of(currency, billed), Map.of());
    }
    BigDecimal price = row.getColumn("price", BigDecimal.class);
    Map<String, BigDecimal> expected =
        price == null ? Map.of() : Map.of(row.getColumn("currency", String.class), price);
    return new OfMessage(1, parts, Map.of(), expected);
  }

  private static Optional<Money> money(BigDecimal amount, String currency) {
    return currency == null ? Optional.empty() : Optional.of(new Money(amount, currency));
  }

  /**
   * Messages to a country.
   *
   * @param country ISO 3166-1 alpha-2
   * @param messages how many of them were billed, each time that the provider took one
   * @param expected of these, by the list of prices; empty where it had none
   * @param billed by the provider
   */
  public record Charge(String country, long messages, Optional<Money> expected, Money billed) {}

  /**
   * One message.
   *
   * @param times how often a provider took it
   * @param parts of the text that went last; 0 when it went as something else
   * @param billed by the provider, by currency
   * @param expected for what it has not billed yet, by currency
   */
  public record OfMessage(
      int times, int parts, Map<String, BigDecimal> billed, Map<String, BigDecimal> expected) {

    OfMessage and(OfMessage other) {
      return new OfMessage(
          times + other.times,
          Math.max(parts, other.parts),
          sum(billed, other.billed),
          sum(expected, other.expected));
    }

    private static Map<String, BigDecimal> sum(
        Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
      Map<String, BigDecimal> sums = new TreeMap<>(one);
      other.forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add));
      return sums;
    }
  }
}
