package org.portolan.web.handset;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.portolan.messaging.sandbox.SandboxCalls;
import org.portolan.web.security.OtherSites;

/**
 * What the holder of a handset does with a call. A form of its own, because the page shows calls as
 * they go on, and what is shown anew must still be there to press.
 */
@WebServlet(HandsetCalls.PATH)
public class HandsetCalls extends HttpServlet {

  static final String PATH = "/handset/call";

  private static final long serialVersionUID = 1;
  private static final Pattern SID = Pattern.compile("CA[0-9a-f]{32}");
  private static final Pattern KEY = Pattern.compile("[0-9*#]");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

  @Inject private transient Instance<SandboxCalls> calls;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String sid = matching(SID, request.getParameter("call"));
    String key = matching(KEY, request.getParameter("key"));
    String phone = matching(NUMBER, request.getParameter("phone"));
    String what = request.getParameter("do");
    if (sid != null && key != null) {
      calls.get().press(sid, key);
    } else if (sid != null && "take".equals(what)) {
      calls.get().take(sid);
    } else if (sid != null && "hang-up".equals(what)) {
      calls.get().hangUp(sid);
    } else if (phone != null && "call-us".equals(what)) {
      calls.get().callUs(phone);
    }
    response.sendRedirect("/handset");
  }

  private static String matching(Pattern pattern, String value) {
    return value != null && pattern.matcher(value).matches() ? value : null;
  }
}
