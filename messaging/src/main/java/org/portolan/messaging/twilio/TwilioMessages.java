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
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel.Listed;
import org.portolan.messaging.channel.MessageChannel.Told;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;

/** Twilio's Messages API by its own SDK: what texts and WhatsApp have in common. */
final class TwilioMessages {

  /** Twilio's bounds for how long it tries to deliver. */
  private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  private static final Duration SHORTEST_VALIDITY = Duration.ofMinutes(1);

  private static final int LISTED_AT_MOST = 50;

  private final PublicAddress address;
  private final TwilioRestClient client;
  private final ErrorCodes codes = new ErrorCodes();

  /**
   * @param longest how long one call may take, from connecting to the whole answer
   */
  TwilioMessages(TwilioAccount account, PublicAddress address, Duration longest) {
    this.address = address;
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new PooledHttpClient(account.api(), longest))
            .build();
  }

  /** Hands over a message whose recipient, sender and content are set. */
  Submission submit(MessageCreator creator, Outgoing message) {
    try {
      Message accepted =
          creator
              .setStatusCallback(
                  address.forProvider(PublicAddress.STATUS_HOOK + "?o=" + message.outboxId()))
              .setValidityPeriod((int) bounded(message.worthFor()).toSeconds())
              .create(client);
      return new Submission.Accepted(accepted.getSid());
    } catch (PooledHttpClient.TooMany e) {
      return e.refused();
    } catch (PooledHttpClient.NotReached e) {
      return new Submission.Refused(FailureClass.RETRY, 0);
    } catch (PooledHttpClient.NoAnswer e) {
      return new Submission.Unclear("no answer");
    } catch (ApiException e) {
      return refusal(e);
    }
  }

  private Submission refusal(ApiException e) {
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    // a gateway that breaks may have passed the request on; without a status the answer was no JSON
    if (status == 0 || status >= 500) {
      return new Submission.Unclear("HTTP " + status);
    }
    int code = e.getCode() == null ? status : e.getCode();
    return new Submission.Refused(codes.classOf(code), code);
  }

  /**
   * What was accepted for an address since a time.
   *
   * @param to as Twilio writes it
   */
  List<Listed> accepted(String to, Instant since) {
    List<Listed> listed = new ArrayList<>();
    Message.reader()
        .setTo(new PhoneNumber(to))
        .setDateSentAfter(since.atZone(ZoneOffset.UTC))
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
    return listed;
  }

  /** How a message stands; empty when Twilio has none of this id. */
  Optional<Told> became(String sid) {
    try {
      Message message = Message.fetcher(sid).fetch(client);
      return Optional.ofNullable(message.getStatus())
          .map(status -> new Told(status.toString(), Optional.ofNullable(message.getErrorCode())));
    } catch (ApiException e) {
      return Refusals.ifUnknown(e);
    }
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
