package org.portolan.messaging.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;
import org.portolan.messaging.twilio.TwilioAccount;

/** Calls as Twilio's REST API of 2010-04-01 writes them. */
final class SandboxCallJson {

  /** What the sandbox bills for a call that was taken. */
  private static final String PRICE = "-0.01400";

  private final TwilioAccount account;
  private final SandboxJson json;

  SandboxCallJson(TwilioAccount account) {
    this.account = account;
    this.json = new SandboxJson(account, "Calls");
  }

  String one(Row call) {
    return json.write(node(call));
  }

  String page(List<Row> calls, SandboxList asked) {
    return json.page(calls.stream().map(this::node).toList(), asked);
  }

  private ObjectNode node(Row call) {
    ObjectNode node = json.node(call.sid(), call.createdAt());
    node.put("from", call.inbound() ? call.phone() : account.from());
    node.put("to", call.inbound() ? account.from() : call.phone());
    node.put("direction", call.inbound() ? "inbound" : "outbound-api");
    node.put("status", call.status()).putNull("start_time").putNull("end_time");
    boolean taken = !call.inbound() && call.status().equals("completed");
    node.putNull("duration").put("price", taken ? PRICE : null).put("price_unit", "USD");
    return node;
  }
}
