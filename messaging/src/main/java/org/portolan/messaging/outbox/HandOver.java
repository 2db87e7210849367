package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.portolan.cases.people.Channel;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands claimed messages over to their channels, many at the same time: a provider takes its time
 * to answer, and most of a call is waiting. A batch holds one message of each recipient only, so
 * that nobody's come out of order.
 */
final class HandOver {

  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  /** How long a channel rests after the provider asked us to slow down, if it does not say. */
  private static final Duration REST = Duration.ofSeconds(2);

  /** Whatever a provider says: in an hour much of what waits is worth nothing any more. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final Channels channels;
  private final Executor calls;
  private final InstantSource realTime;
  private final SenderRates rates;
  private final Map<Channel, Instant> restsUntil = new ConcurrentHashMap<>();

  /**
   * @param calls runs the calls; it decides how many are under way at a time
   */
  HandOver(Channels channels, Executor calls, InstantSource realTime, SenderRates rates) {
    this.channels = channels;
    this.calls = calls;
    this.realTime = realTime;
    this.rates = rates;
  }

  /** How much longer a channel rests, since the provider asked us to slow down; zero if not. */
  Duration rest(Channel channel) {
    Duration left =
        Duration.between(realTime.instant(), restsUntil.getOrDefault(channel, Instant.EPOCH));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * How long a message cannot be called for: its channel rests, or the number that it goes from has
   * no turn. If there is one, it has taken it.
   *
   * @param sender empty for the one of the settings
   * @param many whether it is one of a message to many
   */
  Duration waits(Channel channel, String sender, boolean many) {
    Duration rest = rest(channel);
    return rest.isZero() && channel == Channel.SMS ? rates.take(sender, many) : rest;
  }

  /**
   * Calls for each message and waits for every answer.
   *
   * @param end no call begins after it: by then a claimed message may soon count as unclear
   * @return empty for those that nobody was called for
   */
  Map<OutboxRow, Optional<Submission>> all(Map<OutboxRow, Outgoing> ready, Instant end) {
    Map<OutboxRow, CompletableFuture<Optional<Submission>>> answers = new LinkedHashMap<>();
    ready.forEach(
        (row, message) ->
            answers.put(row, CompletableFuture.supplyAsync(() -> one(message, end), calls)));
    Map<OutboxRow, Optional<Submission>> outcomes = new LinkedHashMap<>();
    answers.forEach((row, answer) -> outcomes.put(row, outcomeOf(row, answer)));
    return outcomes;
  }

  private Optional<Submission> one(Outgoing message, Instant end) {
    Channel channel = message.to().channel();
    if (!rest(channel).isZero() || realTime.instant().isAfter(end)) {
      return Optional.empty();
    }
    Submission outcome = channels.of(channel).submit(message);
    if (outcome instanceof Submission.Refused refused
        && refused.failure() == FailureClass.SLOW_DOWN) {
      rests(channel, refused.comeAgain().orElse(REST));
    }
    return Optional.of(outcome);
  }

  private void rests(Channel channel, Duration wanted) {
    Duration longer = wanted.compareTo(REST) < 0 ? REST : wanted;
    Duration rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
    restsUntil.merge(
        channel, realTime.instant().plus(rest), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Of a call that ended unforeseen, or that the server's end cut short, nobody knows. */
  private static Optional<Submission> outcomeOf(
      OutboxRow row, CompletableFuture<Optional<Submission>> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      LOG.error("What became of message {} is unclear", row.id(), e.getCause());
      return Optional.of(new Submission.Unclear("unforeseen"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Submission.Unclear("interrupted"));
    }
  }
}
