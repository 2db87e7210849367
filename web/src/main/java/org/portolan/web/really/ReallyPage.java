package org.portolan.web.really;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.traveller.TellWhetherOurs;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.really.Asked.Wrong;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.AnswerTime;

/**
 * {@code /{language}/really}: is this text really from you? Whoever asks reads the same, after the
 * same time, whatever is found; the answer goes by text message to the phone that got the text.
 * Without script, session or cookie.
 */
public class ReallyPage extends HttpServlet {

  private static final String MINUTES = "public, max-age=300";

  @Inject private transient Settings settings;
  @Inject private transient PublicAddress address;
  @Inject private transient TellWhetherOurs telling;
  @Inject private transient AnswerTime time;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    boolean asked = "asked".equals(request.getQueryString());
    PublicAnswer.write(
        response, language, MINUTES, asked ? view().asked(language) : view().empty(language));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    Asked asked = Asked.of(FormBody.read(request));
    List<Wrong> wrong = asked.wrong();
    if (!wrong.isEmpty()) {
      PublicAnswer.write(
          response, language, PublicAnswer.KEPT_BY_NOBODY, view().wrong(language, asked, wrong));
      return;
    }
    String from = Address.of(request.getRemoteAddr());
    Optional<Instant> wait =
        time.always(() -> telling.ask(asked.number().orElseThrow(), asked.text(), from));
    if (wait.isPresent()) {
      PublicAnswer.write(
          response,
          language,
          PublicAnswer.KEPT_BY_NOBODY,
          view().wait(language, asked, PublicAnswer.minutes(clock.instant(), wait.get())));
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/" + language.tag() + "/" + ReallyView.PATH + "?asked");
  }

  private ReallyView view() {
    return new ReallyView(settings, address);
  }
}
