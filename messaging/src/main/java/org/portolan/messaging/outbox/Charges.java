package org.portolan.messaging.outbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.spending.Cost.Money;

/** What the provider billed of late, beside what was expected of it: in sums, of nobody. */
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
                    FROM outbox WHERE created_at >= :since AND billed IS NOT NULL
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

  private static Optional<Money> money(BigDecimal amount, String currency) {
    return currency == null ? Optional.empty() : Optional.of(new Money(amount, currency));
  }

  /**
   * Messages to a country.
   *
   * @param country ISO 3166-1 alpha-2
   * @param messages how many of them were billed
   * @param expected of these, by the list of prices; empty where it had none
   * @param billed by the provider
   */
  public record Charge(String country, long messages, Optional<Money> expected, Money billed) {}
}
