package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.voice.CallBack;
import org.portolan.messaging.voice.CallTurn;
import org.portolan.messaging.voice.ConductCall;

/**
 * What a call of ours is to say next, and calls to us, which are declined and called back.
 *
 * @see <a
 *     href="https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application">Twilio's
 *     requests about calls</a>
 */
@WebServlet(PublicAddress.VOICE_HOOK)
public class VoiceHook extends TwilioHook {

  private static final Pattern SID = Pattern.compile("CA[0-9a-f]{32}");

  @Inject private transient ConductCall conduct;
  @Inject private transient CallBack callBack;

  @Override
  HookAnswer answer(Map<String, String> query, Map<String, String> form) {
    String sid = form.getOrDefault("CallSid", "");
    if (!SID.matcher(sid).matches()) {
      return HookAnswer.of(HttpServletResponse.SC_BAD_REQUEST);
    }
    if (!query.containsKey("o")) {
      return HookAnswer.twiml(callBack.missed(sid, form.get("From")));
    }
    Optional<CallTurn> turn = CallTurn.of(query, form);
    return turn.map(conduct::turn)
        .map(HookAnswer::twiml)
        .orElseGet(() -> HookAnswer.of(HttpServletResponse.SC_BAD_REQUEST));
  }
}
