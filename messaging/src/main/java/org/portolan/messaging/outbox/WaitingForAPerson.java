package org.portolan.messaging.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.spending.Cost;

/** Messages that do not go on by themselves, in either direction, for a page to show. */
public final class WaitingForAPerson {

  private static final Actor ACTOR = Actor.system("attention", Compartment.TRANSIT);

  /** What it took is what the provider billed; until it tells, what was expected. */
  private static final String COLUMNS =
      """
      id, case_id, CASE WHEN recipient_kind = 'contact' THEN recipient_id END AS contact, state,
      reason, created_at AS since, parts, COALESCE(billed, price) AS price,
      COALESCE(billed_currency, currency) AS currency
      """;

  private final CaseStore store;
  private final Channels channels;

  public WaitingForAPerson(CaseStore store, Channels channels) {
    this.store = store;
    this.channels = channels;
  }

  /** Why no text is sent at present, empty when it does. */
  public Optional<MessageChannel.Unavailable> channelHolds() {
    return channels.of(Channel.SMS).unavailable();
  }

  /**
   * Messages held, uncertain, failed or to be tried again, newest first, and after those what waits
   * for its hour or for money; without what they say and to whom, and without those to many, which
   * their broadcast counts.
   */
  public List<Stuck> outgoing(int limit) {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT <columns> FROM outbox
                    WHERE (state IN ('held', 'uncertain', 'failed')
                        OR state = 'waiting' AND (attempts > 0 AND reason <> 'once more'
                          OR reason IN ('quiet hours', 'budget')))
                      AND put_away_at IS NULL AND broadcast_id IS NULL
                    ORDER BY reason IN ('quiet hours', 'budget'), created_at DESC LIMIT :limit
                    """)
                .define("columns", COLUMNS)
                .bind("limit", limit)
                .map((row, context) -> Stuck.of(row))
                .list());
  }

  /** Those of one case that are held or uncertain, by the id they have on its timeline too. */
  public Map<UUID, Stuck> outgoingOf(UUID caseId) {
    return store.call(
        ACTOR,
        tx ->
            tx
                .sql()
                .createQuery(
                    """
                    SELECT <columns> FROM outbox
                    WHERE case_id = :case AND state IN ('held', 'uncertain')
                    """)
                .define("columns", COLUMNS)
                .bind("case", caseId)
                .map((row, context) -> Stuck.of(row))
                .stream()
                .collect(Collectors.toMap(Stuck::id, Function.identity())));
  }

  /** Messages that came in and could not be handled, newest first. */
  public List<Stuck> incoming(int limit) {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT id, NULL::uuid AS case_id, NULL::uuid AS contact, state,
                      outcome AS reason, received_at AS since, NULL::int AS parts,
                      NULL::numeric AS price, NULL::text AS currency
                    FROM inbox WHERE state = 'held' ORDER BY received_at DESC LIMIT :limit
                    """)
                .bind("limit", limit)
                .map((row, context) -> Stuck.of(row))
                .list());
  }

  /**
   * A message that waits.
   *
   * @param contact the contact point it goes to, if it goes to one
   * @param state held, uncertain, failed or waiting
   * @param reason such as {@code not-configured} or {@code code 30003}
   * @param parts of how many parts it is; empty before it was first sent
   * @param price what it takes, as far as it is known
   */
  public record Stuck(
      UUID id,
      Optional<UUID> caseId,
      Optional<UUID> contact,
      String state,
      String reason,
      Instant since,
      Optional<Integer> parts,
      Optional<Cost.Money> price) {

    static Stuck of(java.sql.ResultSet row) throws java.sql.SQLException {
      String currency = row.getString("currency");
      return new Stuck(
          row.getObject("id", UUID.class),
          Optional.ofNullable(row.getObject("case_id", UUID.class)),
          Optional.ofNullable(row.getObject("contact", UUID.class)),
          row.getString("state"),
          row.getString("reason"),
          row.getTimestamp("since").toInstant(),
          Optional.ofNullable(row.getObject("parts", Integer.class)),
          Optional.ofNullable(row.getBigDecimal("price"))
              .map(amount -> new Cost.Money(amount, currency)));
    }
  }
}
