package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.preview.PreviewMessages;
import org.portolan.messaging.preview.PreviewedText;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.preview.SampleMessage;

/**
 * The preview for programs, as {@code docs/preview.md} describes it: {@code GET ?message=…} gives a
 * message in every language, {@code GET} without it lists the messages, {@code POST} counts a text
 * of one's own. {@code country} asks for the price there.
 */
@WebServlet("/staff/api/preview")
public class PreviewApi extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient PreviewMessages previews;
  @Inject private transient Prices prices;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("message");
    Optional<SampleMessage> message = previews.find(id);
    if (id == null) {
      answer(response, HttpServletResponse.SC_OK, list());
    } else if (message.isEmpty()) {
      answer(response, HttpServletResponse.SC_NOT_FOUND, error("There is no such message."));
    } else {
      PreviewJson json = new PreviewJson(prices, request.getParameter("country"));
      answer(response, HttpServletResponse.SC_OK, json.of(previews.preview(message.get())));
    }
  }

  /** The text stands in the body, not in the address: it may be about somebody. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getCharacterEncoding() == null) {
      request.setCharacterEncoding("UTF-8");
    }
    AnswerText typed = new AnswerText(request.getParameter("text"));
    if (typed.isEmpty()) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, error("There is no text."));
      return;
    }
    PreviewJson json = new PreviewJson(prices, request.getParameter("country"));
    answer(
        response,
        HttpServletResponse.SC_OK,
        json.of(PreviewedText.of(typed.text())).add("tooLongBy", typed.tooLongBy()));
  }

  private JsonObjectBuilder list() {
    JsonArrayBuilder messages = Json.createArrayBuilder();
    previews.all().forEach(message -> messages.add(PreviewJson.named(message)));
    JsonArrayBuilder countries = Json.createArrayBuilder(prices.countries());
    return Json.createObjectBuilder().add("messages", messages).add("priced", countries);
  }

  private static JsonObjectBuilder error(String what) {
    return Json.createObjectBuilder().add("error", what);
  }

  private static void answer(HttpServletResponse response, int status, JsonObjectBuilder json)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(json.build().toString());
  }
}
