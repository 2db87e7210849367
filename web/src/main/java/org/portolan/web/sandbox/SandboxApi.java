package org.portolan.web.sandbox;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxAnswer;
import org.portolan.messaging.sandbox.SandboxCallApi;
import org.portolan.messaging.sandbox.SandboxFile;
import org.portolan.messaging.sandbox.SandboxFound;
import org.portolan.messaging.sandbox.SandboxProvider;

/**
 * Create, list and fetch of messages, what came with them, and calls, below {@code /sandbox}; 404
 * where there is no sandbox.
 */
@WebServlet(Sandbox.API_PATH + "/*")
public class SandboxApi extends HttpServlet {

  private static final Pattern RESOURCES =
      Pattern.compile(
          "/2010-04-01/Accounts/[A-Za-z0-9]+/(Messages|Calls)(?:/([A-Za-z0-9]+))?\\.json");

  private static final Pattern MEDIA =
      Pattern.compile(
          "/2010-04-01/Accounts/[A-Za-z0-9]+/Messages/([A-Za-z0-9]+)/Media/([A-Za-z0-9]+)");

  @Inject private transient Settings settings;
  @Inject private transient Instance<SandboxProvider> provider;
  @Inject private transient Instance<SandboxCallApi> calls;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String asked = request.getPathInfo() == null ? "" : request.getPathInfo();
    Matcher path = RESOURCES.matcher(asked);
    Matcher media = MEDIA.matcher(asked);
    if (!Sandbox.wanted(settings) || !path.matches() && !media.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (media.matches()) {
      SandboxFound found =
          provider.get().media(request.getHeader("Authorization"), media.group(1), media.group(2));
      if (found.file().isPresent()) {
        give(response, found.file().get());
      } else {
        say(response, found.answer());
      }
    } else {
      say(
          response,
          path.group(1).equals("Calls")
              ? ofCalls(request, path.group(2))
              : answer(request, path.group(2)));
    }
  }

  private static void give(HttpServletResponse response, SandboxFile file) throws IOException {
    response.setContentType(file.type());
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }

  private static void say(HttpServletResponse response, SandboxAnswer answer) throws IOException {
    if (answer.dropped()) {
      throw new IOException("The sandbox was told to drop this connection.");
    }
    response.setStatus(answer.status());
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(answer.json());
  }

  private SandboxAnswer ofCalls(HttpServletRequest request, String sid) {
    String authorization = request.getHeader("Authorization");
    if (sid != null) {
      return calls.get().fetch(authorization, sid);
    }
    return request.getMethod().equals("POST")
        ? calls.get().create(authorization, fields(request))
        : calls.get().list(authorization, fields(request));
  }

  private static Map<String, String> fields(HttpServletRequest request) {
    Map<String, String> fields = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
    return fields;
  }

  private SandboxAnswer answer(HttpServletRequest request, String sid) {
    String authorization = request.getHeader("Authorization");
    if (sid != null) {
      return provider.get().fetch(authorization, sid);
    }
    Map<String, String> fields = fields(request);
    return request.getMethod().equals("POST")
        ? provider.get().create(authorization, fields)
        : provider.get().list(authorization, fields);
  }
}
