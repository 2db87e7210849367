package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all of Twilio's webhooks have in common: only a request that is signed over our public
 * address, its query and its fields gets further. A wrong signature costs next to nothing, stores
 * nothing and is counted; when the database is away the answer is an error, so that the provider
 * repeats.
 */
abstract class TwilioHook extends HttpServlet {

  private static final Logger LOG = LoggerFactory.getLogger(TwilioHook.class);

  @Inject private transient TwilioSignature signature;
  @Inject private transient PublicAddress address;
  @Inject private transient RefusedWebhooks refused;

  /** Handles a request that is Twilio's. */
  abstract Answer answer(Map<String, String> query, Map<String, String> form);

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Map<String, String>> form = FormBody.read(request);
    if (form.isEmpty()) {
      Answer.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE).to(response);
      return;
    }
    String query = request.getQueryString();
    String url =
        address.of(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    if (!signature.valid(url, form.get(), request.getHeader("X-Twilio-Signature"))) {
      refused.count();
      Answer.of(HttpServletResponse.SC_FORBIDDEN).to(response);
      return;
    }
    Map<String, String> fields =
        query == null ? Map.of() : FormBody.decode(query.getBytes(StandardCharsets.UTF_8));
    handled(fields, form.get()).to(response);
  }

  private Answer handled(Map<String, String> query, Map<String, String> form) {
    try {
      return answer(query, form);
    } catch (JdbiException e) {
      LOG.warn("A webhook could not be stored; the provider will repeat it", e);
      return Answer.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  /**
   * What Twilio gets.
   *
   * @param twiml what it is to do; an empty response does nothing
   */
  record Answer(int status, String twiml) {

    static Answer of(int status) {
      return new Answer(status, "<Response/>");
    }

    static Answer twiml(String twiml) {
      return new Answer(HttpServletResponse.SC_OK, twiml);
    }

    private void to(HttpServletResponse response) throws IOException {
      response.setStatus(status);
      if (status == HttpServletResponse.SC_OK) {
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(twiml.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
