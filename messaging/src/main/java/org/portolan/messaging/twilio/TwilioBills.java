package org.portolan.messaging.twilio;

import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.portolan.messaging.channel.Bills;

/**
 * What Twilio has billed, from its lists by date: its callbacks carry no price. It fills prices in
 * after delivery, as negative amounts, and says that they "may not be immediately available".
 *
 * @param <T> what is listed
 */
public final class TwilioBills<T extends Resource> implements Bills {

  /** The largest page that Twilio gives. */
  private static final long PAGE = 1_000;

  /** The part of Twilio's address that its pages leave out. */
  private static final String DOMAIN = "api";

  private final TwilioRestClient client;
  private final BiFunction<ZonedDateTime, ZonedDateTime, Reader<T>> list;
  private final Function<T, Optional<Billed>> bill;

  private TwilioBills(
      TwilioAccount account,
      Duration longest,
      BiFunction<ZonedDateTime, ZonedDateTime, Reader<T>> list,
      Function<T, Optional<Billed>> bill) {
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new PooledHttpClient(account.api(), longest))
            .build();
    this.list = list;
    this.bill = bill;
  }

  /**
   * Of texts and messages by WhatsApp.
   *
   * @param longest how long one request may take, from connecting to the whole answer
   */
  public static Bills ofMessages(TwilioAccount account, Duration longest) {
    return new TwilioBills<Message>(
        account,
        longest,
        (from, until) ->
            Message.reader().setDateSentAfter(from).setDateSentBefore(until).setPageSize(PAGE),
        message -> billed(message.getSid(), message.getPrice(), message.getPriceUnit()));
  }

  /**
   * Of calls, without what Twilio bills beside them.
   *
   * @param longest how long one request may take, from connecting to the whole answer
   */
  public static Bills ofCalls(TwilioAccount account, Duration longest) {
    return new TwilioBills<Call>(
        account,
        longest,
        (from, until) ->
            Call.reader().setStartTimeAfter(from).setStartTimeBefore(until).setPageSize(PAGE),
        call -> billed(call.getSid(), call.getPrice(), call.getPriceUnit()));
  }

  private static Optional<Billed> billed(String sid, String price, Currency currency) {
    return price == null || price.isBlank() || currency == null
        ? Optional.empty()
        : Optional.of(new Billed(sid, new BigDecimal(price).abs(), currency.getCurrencyCode()));
  }

  @Override
  public Page sent(Instant from, Instant until, Optional<String> page) {
    Reader<T> reader = list.apply(from.atZone(ZoneOffset.UTC), until.atZone(ZoneOffset.UTC));
    com.twilio.base.Page<T> read =
        page.isPresent() ? reader.getPage(page.get(), client) : reader.firstPage(client);
    List<Billed> billed =
        read.getRecords().stream().flatMap(one -> bill.apply(one).stream()).toList();
    return new Page(
        billed, read.hasNextPage() ? Optional.of(read.getNextPageUrl(DOMAIN)) : Optional.empty());
  }
}
