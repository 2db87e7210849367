package org.portolan.messaging.twilio;

import java.util.function.Function;
import org.portolan.cases.people.Endpoint;

/**
 * Who a text comes from: a number of ours, or a messaging service that chooses one.
 *
 * @param service whether {@code value} is the id of a messaging service
 */
public record TextSender(boolean service, String value) {

  /** From a number, a short code, or letters. */
  public static TextSender number(String number) {
    return new TextSender(false, number);
  }

  /** From whichever number a messaging service chooses. */
  public static TextSender service(String sid) {
    return new TextSender(true, sid);
  }

  /** The one that an account writes from, whoever it writes to. */
  public static Function<Endpoint, TextSender> of(TwilioAccount account) {
    TextSender one =
        account.messagingService().map(TextSender::service).orElse(number(account.from()));
    return to -> one;
  }
}
