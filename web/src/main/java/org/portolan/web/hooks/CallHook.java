package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.voice.RecordCallProgress;

/** How a call of ours goes. Repetitions and unknown calls are acknowledged. */
@WebServlet(PublicAddress.CALL_HOOK)
public class CallHook extends TwilioHook {

  private static final Pattern CODE = Pattern.compile("[3-6]\\d\\d");

  @Inject private transient RecordCallProgress record;

  @Override
  HookAnswer answer(Map<String, String> query, Map<String, String> form) {
    record.record(
        query.get("o"),
        form.getOrDefault("CallSid", ""),
        form.getOrDefault("CallStatus", ""),
        Optional.ofNullable(form.get("SipResponseCode"))
            .filter(code -> CODE.matcher(code).matches())
            .map(Integer::valueOf));
    return HookAnswer.of(HttpServletResponse.SC_OK);
  }
}
