package org.portolan.web.ask;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.enquiry.AskOnPage;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.portal.SimilarPages;
import org.portolan.web.portal.SimilarPages.Similar;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;

/**
 * {@code /{language}/ask}: a question to a person, by somebody who need not say who they are.
 * Without script, session or cookie. The ticket is drawn with the form, so that a form that is sent
 * twice asks once. Pages that may answer are offered once, before a person is asked: one more press
 * of a button asks all the same, and whoever tells of danger is never kept waiting.
 */
public class AskPage extends HttpServlet {

  @Inject private transient Settings settings;
  @Inject private transient AskOnPage asking;
  @Inject private transient SimilarPages similar;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    PublicAnswer.write(
        response, language, PublicAnswer.KEPT_BY_NOBODY, view().empty(language, PageTicket.draw()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    Optional<Map<String, String>> fields = FormBody.read(request);
    String text = fields.map(all -> all.getOrDefault("text", "")).orElse("");
    PageTicket ticket =
        fields.flatMap(all -> PageTicket.parse(all.get("ticket"))).orElseGet(PageTicket::draw);
    if (fields.isEmpty()) {
      refuse(response, language, ticket, text, AskOnPage.Refusal.TOO_LONG);
      return;
    }
    AnswerText question = new AnswerText(text);
    List<Similar> offered = similar.to(text, language);
    if (!fields.get().containsKey(AskView.SEEN) && !offered.isEmpty() && asking.mayWait(question)) {
      String page = view().offer(language, ticket, text, offered);
      PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, page);
      return;
    }
    String from = Address.of(request.getRemoteAddr());
    String page =
        asking
            .ask(ticket, question, language, from)
            .fold(
                asked -> view().asked(language, ticket, asked, offered),
                refused -> view().wrong(language, ticket, text, refused.why()),
                wait ->
                    view()
                        .wait(
                            language,
                            ticket,
                            text,
                            PublicAnswer.minutes(clock.instant(), wait.until())));
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, page);
  }

  private void refuse(
      HttpServletResponse response,
      Language language,
      PageTicket ticket,
      String text,
      AskOnPage.Refusal why)
      throws IOException {
    PublicAnswer.write(
        response, language, PublicAnswer.KEPT_BY_NOBODY, view().wrong(language, ticket, text, why));
  }

  private AskView view() {
    return new AskView(settings);
  }
}
