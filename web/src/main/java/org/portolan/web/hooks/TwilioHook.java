package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.portolan.messaging.work.Together.Busy;

/**
 * What Twilio's webhooks have in common that wait for an answer: only a request that is Twilio's
 * gets further; when the database is away the answer is an error, so that the provider repeats.
 */
abstract class TwilioHook extends HttpServlet {

  private static final UnstoredWebhooks UNSTORED = new UnstoredWebhooks();

  @Inject private transient SignedRequests requests;

  /** Handles a request that is Twilio's. */
  abstract HookAnswer answer(Map<String, String> query, Map<String, String> form);

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Map<String, String>> form = FormBody.read(request);
    if (form.isEmpty()) {
      HookAnswer.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE).to(response);
      return;
    }
    Optional<Map<String, String>> query =
        requests.query(
            request.getRequestURI(),
            request.getQueryString(),
            form.get(),
            request.getHeader(SignedRequests.HEADER));
    HookAnswer answer =
        query
            .map(fields -> handled(fields, form.get()))
            .orElseGet(() -> HookAnswer.of(HttpServletResponse.SC_FORBIDDEN));
    answer.to(response);
  }

  private HookAnswer handled(Map<String, String> query, Map<String, String> form) {
    try {
      return answer(query, form);
    } catch (JdbiException | Busy e) {
      UNSTORED.count(e);
      return HookAnswer.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
