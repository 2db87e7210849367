package org.portolan.messaging.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.portolan.messaging.channel.Arrivals;

/**
 * What came in at Twilio, from its lists by the number that it came to. What came to a number that
 * only a messaging service knows of is not among it.
 */
public final class TwilioArrivals implements Arrivals {

  /** Of each number; more are found the next time. */
  private static final int LISTED_AT_MOST = 1_000;

  private final TwilioAccount account;
  private final TwilioRestClient client;

  /**
   * @param longest how long one request may take, from connecting to the whole answer
   */
  public TwilioArrivals(TwilioAccount account, Duration longest) {
    this.account = account;
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new PooledHttpClient(account.api(), longest))
            .build();
  }

  @Override
  public List<Arrived> since(Set<String> more, Instant since) {
    Set<String> ours = new LinkedHashSet<>(more);
    if (!account.from().isEmpty()) {
      ours.add(account.from());
    }
    account.whatsAppFrom().ifPresent(number -> ours.add(TwilioAccount.WHATSAPP + number));
    List<Arrived> all = new ArrayList<>();
    ours.forEach(number -> all.addAll(at(number, since)));
    return all;
  }

  private List<Arrived> at(String number, Instant since) {
    List<Arrived> arrived = new ArrayList<>();
    Message.reader()
        .setTo(new PhoneNumber(number))
        .setDateSentAfter(since.atZone(ZoneOffset.UTC))
        .limit(LISTED_AT_MOST)
        .read(client)
        .forEach(
            message -> {
              if (message.getDirection() == Message.Direction.INBOUND) {
                arrived.add(arrived(message));
              }
            });
    Collections.reverse(arrived);
    return arrived;
  }

  private Arrived arrived(Message message) {
    String from = message.getFrom() == null ? "" : message.getFrom().getEndpoint();
    boolean whatsApp = from.startsWith(TwilioAccount.WHATSAPP);
    return new Arrived(
        message.getSid(),
        whatsApp,
        bare(from),
        bare(String.valueOf(message.getTo())),
        message.getBody() == null ? "" : message.getBody(),
        media(message));
  }

  private static String bare(String address) {
    return address.startsWith(TwilioAccount.WHATSAPP)
        ? address.substring(TwilioAccount.WHATSAPP.length())
        : address;
  }

  /** As Twilio's webhooks write their addresses. */
  private List<String> media(Message message) {
    List<String> media = new ArrayList<>();
    if (message.getNumMedia() != null && !message.getNumMedia().equals("0")) {
      Media.reader(message.getSid())
          .read(client)
          .forEach(
              one ->
                  media.add(
                      "%s/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
                          .formatted(
                              TwilioAccount.API, account.sid(), message.getSid(), one.getSid())));
    }
    return media;
  }
}
