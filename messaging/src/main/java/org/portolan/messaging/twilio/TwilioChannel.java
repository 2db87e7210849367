package org.portolan.messaging.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;

/** Texts through Twilio, by its own SDK. */
public final class TwilioChannel implements MessageChannel {

  /** Twilio's bounds for how long it tries to deliver. */
  private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  private static final Duration SHORTEST_VALIDITY = Duration.ofMinutes(1);

  private static final int LISTED_AT_MOST = 50;

  /** How the id of a messaging service begins. */
  private static final String SERVICE = "MG";

  private final TwilioAccount account;
  private final PublicAddress address;
  private final TwilioRestClient client;
  private final ErrorCodes codes = new ErrorCodes();

  /**
   * @param longest how long one call may take, from connecting to the whole answer
   */
  public TwilioChannel(TwilioAccount account, PublicAddress address, Duration longest) {
    this.account = account;
    this.address = address;
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new PooledHttpClient(account.api(), longest))
            .build();
  }

  @Override
  public Channel kind() {
    return Channel.SMS;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.empty();
  }

  @Override
  public Submission submit(Outgoing text) {
    try {
      Message accepted =
          creator(text)
              .setStatusCallback(address.of(PublicAddress.STATUS_HOOK + "?o=" + text.outboxId()))
              .setValidityPeriod((int) bounded(text.worthFor()).toSeconds())
              .create(client);
      return new Submission.Accepted(accepted.getSid());
    } catch (PooledHttpClient.NotReached e) {
      return new Submission.Refused(FailureClass.RETRY, 0);
    } catch (PooledHttpClient.NoAnswer e) {
      return new Submission.Unclear("no answer");
    } catch (ApiException e) {
      return Refusals.of(e, codes);
    }
  }

  /** A messaging service chooses a number of its own for each country. */
  private MessageCreator creator(Outgoing text) {
    PhoneNumber to = new PhoneNumber(text.to().value());
    String from = text.sender().orElse(account.from());
    return from.startsWith(SERVICE)
        ? Message.creator(to, from, text.body())
        : Message.creator(to, new PhoneNumber(from), text.body());
  }

  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    List<Listed> listed = new ArrayList<>();
    Message.reader()
        .setTo(new PhoneNumber(to.value()))
        .setDateSentAfter(since.atZone(ZoneOffset.UTC))
        .setPageSize((long) LISTED_AT_MOST)
        .limit(LISTED_AT_MOST)
        .read(client)
        .forEach(
            message ->
                listed.add(
                    new Listed(
                        message.getSid(),
                        Optional.ofNullable(message.getBody()),
                        createdAt(message).orElse(since),
                        message.getStatus() == null ? "" : message.getStatus().toString())));
    listed.removeIf(message -> message.acceptedAt().isBefore(since));
    return Optional.of(listed);
  }

  /** A message whose date cannot be read may be the one that is looked for. */
  private static Optional<Instant> createdAt(Message message) {
    return Optional.ofNullable(message.getDateCreated()).map(ZonedDateTime::toInstant);
  }

  private static Duration bounded(Duration worthFor) {
    if (worthFor.compareTo(SHORTEST_VALIDITY) < 0) {
      return SHORTEST_VALIDITY;
    }
    return worthFor.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : worthFor;
  }
}
