package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.portolan.cases.people.Channel;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.ReceiveMessage;

/**
 * A message that came in. Stored and acknowledged with an empty TwiML response; what it means is
 * decided later.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's webhook
 *     request</a>
 */
@WebServlet(PublicAddress.MESSAGE_HOOK)
public class MessageHook extends TwilioHook {

  private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

  @Inject private transient ReceiveMessage receive;

  @Override
  Answer answer(Map<String, String> query, Map<String, String> form) {
    String media = form.getOrDefault("NumMedia", "0");
    InboundMessage message =
        new InboundMessage(
            "twilio",
            Channel.SMS,
            form.get("MessageSid"),
            form.get("From"),
            form.get("To"),
            form.get("Body"),
            COUNT.matcher(media).matches() ? Integer.parseInt(media) : 0);
    return Answer.of(
        receive.receive(message).kept()
            ? HttpServletResponse.SC_OK
            : HttpServletResponse.SC_BAD_REQUEST);
  }
}
