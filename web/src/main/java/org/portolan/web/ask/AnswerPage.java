package org.portolan.web.ask;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AskOnPage;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;

/**
 * {@code /{language}/answer}: whoever asked on a page reads what a person answered. What opens it
 * is posted, so that it stands in no address, no history and no log.
 */
public class AnswerPage extends HttpServlet {

  @Inject private transient Settings settings;
  @Inject private transient AskOnPage asking;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, view().empty(language));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    String typed = FormBody.read(request).map(Map::copyOf).map(all -> all.get("ticket")).orElse("");
    Optional<PageTicket> ticket = PageTicket.parse(typed);
    if (ticket.isEmpty()) {
      PublicAnswer.write(
          response, language, PublicAnswer.KEPT_BY_NOBODY, view().unknown(language, typed));
      return;
    }
    String page =
        asking
            .read(ticket.get(), Address.of(request.getRemoteAddr()))
            .fold(
                exchange -> view().exchange(language, ticket.get(), exchange),
                nothing -> view().unknown(language, typed),
                later ->
                    view()
                        .wait(
                            language, typed, PublicAnswer.minutes(clock.instant(), later.until())));
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, page);
  }

  private AnswerView view() {
    return new AnswerView(settings);
  }
}
