package org.portolan.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.portal.HearReaders;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicPages;

/** {@code /{language}/feedback}: whether a page helped. Without script, session or cookie. */
public class FeedbackServlet extends HttpServlet {

  private static final String THANKS = "thanks";

  @Inject private transient PublishedContent content;
  @Inject private transient HearReaders readers;
  @Inject private transient CaseStore store;
  @Inject private transient Settings settings;
  @Inject private transient Clock clock;

  private final transient PublicFrame frame = new PublicFrame();
  private final transient FeedbackForm form = new FeedbackForm();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!THANKS.equals(request.getQueryString())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Language language = PublicAnswer.language(request);
    String thanks = "<p class=\"status\" role=\"status\">%s</p>\n";
    page(response, language, thanks.formatted(frame.text(language, "portal.thanks")));
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
    Optional<PublishedPage> page =
        fields.flatMap(all -> content.now().page(language, all.getOrDefault("page", "")));
    if (page.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    hear(request, response, language, page.get(), fields.get());
  }

  private void hear(
      HttpServletRequest request,
      HttpServletResponse response,
      Language language,
      PublishedPage page,
      Map<String, String> fields)
      throws IOException {
    String said = fields.getOrDefault("said", "").replace("\r\n", "\n");
    String helped = fields.getOrDefault("helped", "");
    if (!helped.equals("yes") && !helped.equals("no")) {
      again(response, language, page, said, frame.text(language, "portal.helped-missing"));
    } else if (said.length() > HearReaders.LONGEST) {
      again(response, language, page, said, frame.text(language, "my.requests.too-long"));
    } else {
      String from = Address.of(request.getRemoteAddr());
      Optional<Instant> wait =
          store.call(
              HearReaders.actor(), tx -> readers.hear(tx, page, helped.equals("yes"), said, from));
      if (wait.isPresent()) {
        long minutes = PublicAnswer.minutes(clock.instant(), wait.get());
        again(
            response,
            language,
            page,
            said,
            frame.text(language, "really.wait", "minutes", minutes));
      } else {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
            "Location", PublicFrame.address(language) + FeedbackForm.PATH + "?" + THANKS);
      }
    }
  }

  private void again(
      HttpServletResponse response, Language language, PublishedPage page, String said, String why)
      throws IOException {
    page(
        response,
        language,
        "<p class=\"danger\" role=\"alert\">"
            + why
            + "</p>\n"
            + form.html(language, page.slug(), said));
  }

  private void page(HttpServletResponse response, Language language, String html)
      throws IOException {
    String whole =
        frame.page(
            language,
            "portal.helped",
            "",
            html
                + "<p><a href=\"%s\">%s</a></p>\n"
                    .formatted(
                        PublicFrame.address(language), frame.text(language, "error.first-page"))
                + new PublicPages(settings).help(language));
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, whole);
  }
}
