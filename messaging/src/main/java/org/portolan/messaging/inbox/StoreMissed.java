package org.portolan.messaging.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.Arrivals;
import org.portolan.messaging.channel.Arrivals.Arrived;
import org.portolan.messaging.routes.KeepRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what came in at the provider and never reached us: it repeats a webhook for seconds, and
 * we may be away for longer. Every few minutes, on one node, it is asked what came in since it was
 * asked before.
 */
public final class StoreMissed {

  private static final Actor ACTOR =
      Actor.system("missed-messages", Compartment.TRANSIT, Compartment.ACCESS);

  private static final Logger LOG = LoggerFactory.getLogger(StoreMissed.class);
  private static final Duration EVERY = Duration.ofMinutes(5);

  /** A provider's lists lag, and clocks differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  /** What came in before we were first started was somebody else's to answer. */
  private static final Duration AT_FIRST = Duration.ofHours(1);

  private static final String PROVIDER = "twilio";

  private final CaseStore store;
  private final Arrivals arrivals;
  private final ReceiveMessage receive;
  private final InstantSource realTime;

  /**
   * @param realTime also in the sandbox: a provider's time
   */
  public StoreMissed(
      CaseStore store, Arrivals arrivals, ReceiveMessage receive, InstantSource realTime) {
    this.store = store;
    this.arrivals = arrivals;
    this.receive = receive;
    this.realTime = realTime;
  }

  /** Asks when it is time to; returns how many messages had been missed. */
  public int step() {
    Instant now = realTime.instant();
    Optional<Instant> seen = store.call(ACTOR, tx -> turn(tx, now));
    if (seen.isEmpty()) {
      return 0;
    }
    Set<String> numbers = store.call(ACTOR, StoreMissed::numbers);
    List<Arrived> all = arrivals.since(numbers, seen.get().minus(OVERLAP));
    Set<String> known = store.call(ACTOR, tx -> known(tx, all));
    int missed = 0;
    for (Arrived one : all) {
      if (!known.contains(one.messageId()) && receive.receive(message(one)) == Receipt.STORED) {
        missed++;
      }
    }
    if (missed > 0) {
      LOG.warn("{} messages had come in at the provider and not to us; they are stored", missed);
    }
    store.run(ACTOR, tx -> sawUpTo(tx, now));
    return missed;
  }

  /** From when on to ask; empty while it is another's turn, or not yet time. */
  private static Optional<Instant> turn(Tx tx, Instant now) {
    tx.sql()
        .createUpdate(
            "INSERT INTO inbox_sweep (id, upto) VALUES (1, :first) ON CONFLICT DO NOTHING")
        .bind("first", now.minus(AT_FIRST))
        .execute();
    return tx.sql()
        .createQuery(
            """
            UPDATE inbox_sweep SET asked_at = :now
            WHERE asked_at IS NULL OR asked_at <= :before OR asked_at > :now RETURNING upto
            """)
        .bind("now", now)
        .bind("before", now.minus(EVERY))
        .mapTo(Instant.class)
        .findOne();
  }

  private static void sawUpTo(Tx tx, Instant now) {
    tx.sql().createUpdate("UPDATE inbox_sweep SET upto = :now").bind("now", now).execute();
  }

  /**
   * Ours beside those of the settings: what texts go out from, and what people are told to text.
   */
  private static Set<String> numbers(Tx tx) {
    return KeepRoutes.all(tx).stream()
        .flatMap(route -> Stream.of(route.sender(), route.replyTo()))
        .flatMap(number -> PhoneNumber.parse(number, null).stream())
        .map(PhoneNumber::e164)
        .collect(Collectors.toSet());
  }

  private static Set<String> known(Tx tx, List<Arrived> all) {
    return new HashSet<>(
        tx.sql()
            .createQuery(
                """
                SELECT provider_id FROM inbox
                WHERE provider = :provider AND provider_id = ANY (:ids)
                """)
            .bind("provider", PROVIDER)
            .bindArray("ids", String.class, all.stream().map(Arrived::messageId).toArray())
            .mapTo(String.class)
            .list());
  }

  private static InboundMessage message(Arrived one) {
    return new InboundMessage(
        PROVIDER,
        one.whatsApp() ? Channel.WHATSAPP : Channel.SMS,
        one.messageId(),
        one.from(),
        one.to(),
        one.body(),
        one.media().size(),
        one.media().stream().map(address -> new InboundMedia(address, Optional.empty())).toList());
  }
}
