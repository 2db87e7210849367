package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.portolan.messaging.twilio.TwilioAccount;

/** What all answers of Twilio's REST API of 2010-04-01 have in common. */
final class SandboxJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

  private final TwilioAccount account;
  private final String resource;

  /**
   * @param resource as its address writes it: {@code Messages}
   */
  SandboxJson(TwilioAccount account, String resource) {
    this.account = account;
    this.resource = resource;
  }

  /** The beginning of one. */
  ObjectNode node(String sid, Instant at) {
    ObjectNode node = JSON.createObjectNode();
    node.put("sid", sid).put("account_sid", account.sid()).put("api_version", "2010-04-01");
    node.put("date_created", date(at)).put("date_updated", date(at));
    return node.put("uri", path() + "/" + sid + ".json");
  }

  /** A page of what was found. */
  String page(List<ObjectNode> found, SandboxList asked) {
    ObjectNode page = JSON.createObjectNode();
    List<ObjectNode> shown = asked.ofPage(found);
    page.putArray(resource.toLowerCase(Locale.ROOT)).addAll(shown);
    String uri = path() + ".json";
    page.put("page", asked.page()).put("page_size", asked.size()).put("start", asked.skips());
    page.put("end", asked.skips() + Math.max(0, shown.size() - 1)).put("uri", uri);
    page.put("first_page_uri", uri).putNull("previous_page_uri");
    page.put("next_page_uri", asked.next(found).map(query -> uri + "?" + query).orElse(null));
    return write(page);
  }

  String write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }

  static String date(Instant at) {
    return DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  private String path() {
    return "/2010-04-01/Accounts/" + account.sid() + "/" + resource;
  }
}
