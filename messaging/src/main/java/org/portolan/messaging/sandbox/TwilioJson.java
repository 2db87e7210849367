package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.twilio.TwilioAccount;

/** Messages as Twilio's REST API of 2010-04-01 writes them. */
final class TwilioJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

  private final TwilioAccount account;

  TwilioJson(TwilioAccount account) {
    this.account = account;
  }

  String one(Message message) {
    return write(node(message));
  }

  String page(List<Message> messages) {
    ObjectNode page = JSON.createObjectNode();
    messages.forEach(message -> page.withArray("/messages").add(node(message)));
    page.withArray("/messages");
    String uri = path() + ".json?PageSize=50&Page=0";
    page.put("page", 0).put("page_size", 50).put("start", 0);
    page.put("end", Math.max(0, messages.size() - 1)).put("uri", uri);
    page.put("first_page_uri", uri).putNull("next_page_uri").putNull("previous_page_uri");
    return write(page);
  }

  private ObjectNode node(Message message) {
    String at = date(message.createdAt());
    ObjectNode node = JSON.createObjectNode();
    node.put("sid", message.sid()).put("account_sid", account.sid());
    node.put("api_version", "2010-04-01").put("body", message.body());
    String theirs = message.address().written();
    String ours = account.addressFor(theirs);
    node.put("from", message.inbound() ? theirs : ours);
    node.put("to", message.inbound() ? ours : theirs);
    node.put("direction", message.inbound() ? "inbound" : "outbound-api");
    node.put("status", message.status()).put("error_code", message.errorCode());
    node.putNull("error_message").putNull("messaging_service_sid");
    node.put("date_created", at).put("date_updated", at).put("date_sent", at);
    node.put("num_media", "0").put("num_segments", "1");
    node.putNull("price").put("price_unit", "USD");
    node.put("uri", path() + "/" + message.sid() + ".json");
    node.putObject("subresource_uris");
    return node;
  }

  private String path() {
    return "/2010-04-01/Accounts/" + account.sid() + "/Messages";
  }

  private static String date(Instant at) {
    return DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  private static String write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }
}
