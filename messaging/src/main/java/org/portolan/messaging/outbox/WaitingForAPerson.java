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

/** Messages that do not go on by themselves, in either direction, for a page to show. */
public final class WaitingForAPerson {

  private static final Actor ACTOR = Actor.system("attention", Compartment.TRANSIT);

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
   * Messages held, uncertain, failed or to be tried again, newest first; without what they say and
   * to whom, and without those to many, which their broadcast counts.
   */
  public List<Stuck> outgoing(int limit) {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT id, case_id, state, reason, created_at AS since FROM outbox
                    WHERE (state IN ('held', 'uncertain', 'failed')
                        OR state = 'waiting' AND attempts > 0 AND reason <> 'once more')
                      AND put_away_at IS NULL AND broadcast_id IS NULL
                    ORDER BY created_at DESC LIMIT :limit
                    """)
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
                    SELECT id, case_id, state, reason, created_at AS since FROM outbox
                    WHERE case_id = :case AND state IN ('held', 'uncertain')
                    """)
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
                    SELECT id, NULL::uuid AS case_id, state, outcome AS reason,
                      received_at AS since
                    FROM inbox WHERE state = 'held' ORDER BY received_at DESC LIMIT :limit
                    """)
                .bind("limit", limit)
                .map((row, context) -> Stuck.of(row))
                .list());
  }

  /**
   * A message that waits.
   *
   * @param state held, uncertain, failed or waiting
   * @param reason such as {@code not-configured} or {@code code 30003}
   */
  public record Stuck(UUID id, Optional<UUID> caseId, String state, String reason, Instant since) {

    static Stuck of(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Stuck(
          row.getObject("id", UUID.class),
          Optional.ofNullable(row.getObject("case_id", UUID.class)),
          row.getString("state"),
          row.getString("reason"),
          row.getTimestamp("since").toInstant());
    }
  }
}
