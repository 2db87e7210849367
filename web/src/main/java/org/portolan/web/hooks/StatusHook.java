package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.RecordDeliveryCallback;

/** What became of a message of ours. Repetitions and unknown messages are acknowledged. */
@WebServlet(PublicAddress.STATUS_HOOK)
public class StatusHook extends TwilioHook {

  private static final Pattern CODE = Pattern.compile("\\d{1,6}");

  @Inject private transient RecordDeliveryCallback record;

  @Override
  Answer answer(Map<String, String> query, Map<String, String> form) {
    record.record(
        new DeliveryCallback(
            query.get("o"),
            form.get("MessageSid"),
            form.getOrDefault("MessageStatus", ""),
            Optional.ofNullable(form.get("ErrorCode"))
                .filter(code -> CODE.matcher(code).matches())
                .map(Integer::valueOf)));
    return Answer.of(HttpServletResponse.SC_OK);
  }
}
