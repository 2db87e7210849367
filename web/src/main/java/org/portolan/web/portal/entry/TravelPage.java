package org.portolan.web.portal.entry;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;
import org.portolan.i18n.Zones;
import org.portolan.messaging.entry.SendChecklist;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.portal.entry.TravelConversation.Said;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.start.PublicPages;

/**
 * {@code /{language}/travel}: can I travel, and what must I bring? Each answer comes with those
 * before it; nothing is kept. {@code /{language}/travel/rule/12} is one rule.
 */
public class TravelPage extends HttpServlet {

  @Inject private transient PublishedRules published;
  @Inject private transient SendChecklist sending;
  @Inject private transient Settings settings;
  @Inject private transient Clock clock;

  private transient PublicPages around;

  @Override
  public void init() {
    around = new PublicPages(settings);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    CompiledRules rules = published.current();
    TravelFrame frame = new TravelFrame(around, language);
    if (request.getServletPath().endsWith("/rule")) {
      Optional<PublishedRule> rule = number(request).flatMap(rules::find);
      if (rule.isEmpty()) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      PublicAnswer.writeForAll(
          request, response, language, new RuleView(frame).page(rule.get(), today(rule.get())));
      return;
    }
    PublicAnswer.writeForAll(request, response, language, conversation(frame, rules, "").first());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    Optional<Map<String, String>> fields = FormBody.read(request);
    if (OtherSites.send(request) || request.getServletPath().endsWith("/rule")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (fields.isEmpty()) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    Language language = PublicAnswer.language(request);
    String from = Address.of(request.getRemoteAddr());
    Said said =
        conversation(new TravelFrame(around, language), published.current(), from)
            .next(fields.get());
    if (said.asFile()) {
      response.setHeader("Content-Disposition", "attachment; filename=\"travel.html\"");
    }
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, said.page());
  }

  private TravelConversation conversation(TravelFrame frame, CompiledRules rules, String from) {
    return new TravelConversation(
        frame,
        rules,
        sending,
        settings.find("TWILIO_FROM"),
        destination -> today(destination, clock),
        from);
  }

  private LocalDate today(PublishedRule rule) {
    return today(rule.content().destination(), clock);
  }

  /** The day it is at a destination; of UTC where a country has several zones. */
  static LocalDate today(String destination, Clock clock) {
    ZoneId zone =
        TravelCountries.alpha2(destination).flatMap(Zones::ofCountry).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static Optional<Integer> number(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path != null && path.matches("/[0-9]{1,8}")
        ? Optional.of(Integer.valueOf(path.substring(1)))
        : Optional.empty();
  }
}
