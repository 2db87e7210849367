package org.portolan.web.really;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
    Language language = language(request);
    boolean asked = "asked".equals(request.getQueryString());
    response.setHeader("Cache-Control", MINUTES);
    write(response, language, asked ? view().asked(language) : view().empty(language));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = language(request);
    Asked asked = Asked.of(FormBody.read(request));
    List<Wrong> wrong = asked.wrong();
    if (!wrong.isEmpty()) {
      write(response, language, view().wrong(language, asked, wrong));
      return;
    }
    String from = Address.of(request.getRemoteAddr());
    Optional<Instant> wait =
        time.always(() -> telling.ask(asked.number().orElseThrow(), asked.text(), from));
    if (wait.isPresent()) {
      write(response, language, view().wait(language, asked, minutes(wait.get())));
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/" + language.tag() + "/" + ReallyView.PATH + "?asked");
  }

  private long minutes(Instant until) {
    return Math.max(1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
  }

  private ReallyView view() {
    return new ReallyView(settings, address);
  }

  private static Language language(HttpServletRequest request) {
    return Language.of(request.getServletPath().split("/")[1]);
  }

  private static void write(HttpServletResponse response, Language language, String page)
      throws IOException {
    byte[] html = page.getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }
}
