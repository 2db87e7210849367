package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;
import org.portolan.messaging.twilio.TwilioAccount;

/** Calls as Twilio's REST API of 2010-04-01 writes them. */
final class SandboxCallJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

  private final TwilioAccount account;

  SandboxCallJson(TwilioAccount account) {
    this.account = account;
  }

  String one(Row call) {
    return write(node(call));
  }

  String page(List<Row> calls) {
    ObjectNode page = JSON.createObjectNode();
    calls.forEach(call -> page.withArray("/calls").add(node(call)));
    page.withArray("/calls");
    String uri = path() + ".json?PageSize=50&Page=0";
    page.put("page", 0).put("page_size", 50).put("start", 0);
    page.put("end", Math.max(0, calls.size() - 1)).put("uri", uri);
    page.put("first_page_uri", uri).putNull("next_page_uri").putNull("previous_page_uri");
    return write(page);
  }

  private ObjectNode node(Row call) {
    String at = DATE.format(call.createdAt().atOffset(ZoneOffset.UTC));
    ObjectNode node = JSON.createObjectNode();
    node.put("sid", call.sid()).put("account_sid", account.sid());
    node.put("api_version", "2010-04-01");
    node.put("from", call.inbound() ? call.phone() : account.from());
    node.put("to", call.inbound() ? account.from() : call.phone());
    node.put("direction", call.inbound() ? "inbound" : "outbound-api");
    node.put("status", call.status());
    node.put("date_created", at).put("date_updated", at).putNull("start_time");
    node.putNull("end_time").putNull("duration").putNull("price").put("price_unit", "USD");
    node.put("uri", path() + "/" + call.sid() + ".json");
    return node;
  }

  private String path() {
    return "/2010-04-01/Accounts/" + account.sid() + "/Calls";
  }

  private static String write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }
}
