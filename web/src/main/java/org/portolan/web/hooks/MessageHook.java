package org.portolan.web.hooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.portolan.cases.people.Channel;
import org.portolan.messaging.inbox.InboundMedia;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.Receipt;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.twilio.TwilioAccount;

/**
 * A message that came in. Stored and acknowledged with an empty TwiML response; what it means is
 * decided later.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's webhook
 *     request</a>
 */
@Dependent
class MessageHook implements QuickHook {

  private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

  /** More than any provider sends with one message; what comes beyond is not looked at. */
  private static final int MOST_MEDIA = 40;

  private static final int LONGEST_ADDRESS = 1_000;

  private final ReceiveMessage receive;

  @Inject
  MessageHook(ReceiveMessage receive) {
    this.receive = receive;
  }

  @Override
  public CompletableFuture<HookAnswer> answer(Map<String, String> query, Map<String, String> form) {
    return receive.take(message(form)).thenApply(MessageHook::answer);
  }

  /** WhatsApp tells which message of ours somebody quotes. */
  static InboundMessage message(Map<String, String> form) {
    boolean whatsApp = form.getOrDefault("From", "").startsWith(TwilioAccount.WHATSAPP);
    int media = count(form);
    return new InboundMessage(
            "twilio",
            whatsApp ? Channel.WHATSAPP : Channel.SMS,
            form.get("MessageSid"),
            number(form.get("From")),
            number(form.get("To")),
            form.get("Body"),
            media,
            attached(form, media))
        .answering(Optional.ofNullable(form.get("OriginalRepliedMessageSid")));
  }

  private static HookAnswer answer(Receipt receipt) {
    return HookAnswer.of(
        receipt.kept() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST);
  }

  /** How a person calls themselves comes too, by WhatsApp; it is not looked at. */
  private static String number(String address) {
    return address != null && address.startsWith(TwilioAccount.WHATSAPP)
        ? address.substring(TwilioAccount.WHATSAPP.length())
        : address;
  }

  private static int count(Map<String, String> form) {
    String media = form.getOrDefault("NumMedia", "0");
    return COUNT.matcher(media).matches() ? Integer.parseInt(media) : 0;
  }

  private static List<InboundMedia> attached(Map<String, String> form, int media) {
    return IntStream.range(0, Math.min(media, MOST_MEDIA))
        .mapToObj(i -> form.get("MediaUrl" + i))
        .filter(address -> address != null && address.length() <= LONGEST_ADDRESS)
        .map(address -> new InboundMedia(address, Optional.empty()))
        .toList();
  }
}
