package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.twilio.TwilioAccount;

/** Messages as Twilio's REST API of 2010-04-01 writes them. */
final class TwilioJson {

  /** What the sandbox bills for a part of a text, and for a message by WhatsApp. */
  private static final BigDecimal OF_PART = new BigDecimal("-0.05000");

  private static final BigDecimal BY_WHATSAPP = new BigDecimal("-0.00500");

  /** A price is filled in when a message has gone its way. */
  private static final Set<String> BILLED = Set.of("sent", "delivered", "undelivered", "read");

  private final TwilioAccount account;
  private final SandboxJson json;

  TwilioJson(TwilioAccount account) {
    this.account = account;
    this.json = new SandboxJson(account, "Messages");
  }

  String one(Message message) {
    return json.write(node(message));
  }

  String page(List<Message> messages, SandboxList asked) {
    return json.page(messages.stream().map(this::node).toList(), asked);
  }

  private ObjectNode node(Message message) {
    ObjectNode node = json.node(message.sid(), message.createdAt());
    node.put("body", message.body());
    String theirs = message.address().written();
    String ours = account.addressFor(theirs);
    node.put("from", message.inbound() ? theirs : ours);
    node.put("to", message.inbound() ? ours : theirs);
    node.put("direction", message.inbound() ? "inbound" : "outbound-api");
    node.put("status", message.status()).put("error_code", message.errorCode());
    node.putNull("error_message").putNull("messaging_service_sid");
    node.put("date_sent", SandboxJson.date(message.createdAt()));
    int parts = message.address().whatsApp() ? 1 : SmsParts.of(message.body()).parts();
    node.put("num_media", "0").put("num_segments", String.valueOf(parts));
    node.put("price", price(message, parts)).put("price_unit", "USD");
    node.putObject("subresource_uris");
    return node;
  }

  private static String price(Message message, int parts) {
    if (message.inbound() || !BILLED.contains(message.status())) {
      return null;
    }
    BigDecimal one = message.address().whatsApp() ? BY_WHATSAPP : OF_PART;
    return one.multiply(BigDecimal.valueOf(parts)).toPlainString();
  }
}
