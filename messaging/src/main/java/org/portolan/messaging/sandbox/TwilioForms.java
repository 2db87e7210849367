package org.portolan.messaging.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.twilio.TwilioAccount;

/**
 * The forms of Twilio's webhooks.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's webhook
 *     request</a>
 */
final class TwilioForms {

  /** What people call themselves comes with every message by WhatsApp. */
  private static final String PROFILE = "Handset Holder";

  private final TwilioAccount account;

  TwilioForms(TwilioAccount account) {
    this.account = account;
  }

  /** A message that somebody sent. */
  Map<String, String> inbound(Message message, List<SandboxMedia.Listed> media) {
    Map<String, String> form = common(message);
    form.put("From", message.address().written());
    form.put("To", account.addressFor(message.address().written()));
    form.put("Body", message.body());
    form.put("NumMedia", Integer.toString(media.size()));
    for (int i = 0; i < media.size(); i++) {
      form.put("MediaContentType" + i, media.get(i).type());
      form.put("MediaUrl" + i, mediaUrl(message, media.get(i)));
    }
    form.put("NumSegments", "1");
    form.put("SmsStatus", "received");
    if (message.address().whatsApp()) {
      form.put("ProfileName", PROFILE);
      form.put("WaId", message.address().number().substring(1));
    }
    return form;
  }

  private String mediaUrl(Message message, SandboxMedia.Listed file) {
    return "%s/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
        .formatted(account.api(), account.sid(), message.sid(), file.sid());
  }

  /** What became of a message of ours. */
  Map<String, String> status(Message message, String status) {
    Map<String, String> form = common(message);
    form.put("From", account.addressFor(message.address().written()));
    form.put("To", message.address().written());
    form.put("MessageStatus", status);
    form.put("SmsStatus", status);
    if (message.address().whatsApp()) {
      form.put("ChannelPrefix", "whatsapp");
    }
    boolean failed = status.equals("undelivered") || status.equals("failed");
    if (failed && message.errorCode() != null) {
      form.put("ErrorCode", message.errorCode().toString());
    }
    return form;
  }

  private Map<String, String> common(Message message) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("MessageSid", message.sid());
    form.put("SmsSid", message.sid());
    form.put("AccountSid", account.sid());
    form.put("ApiVersion", "2010-04-01");
    return form;
  }
}
