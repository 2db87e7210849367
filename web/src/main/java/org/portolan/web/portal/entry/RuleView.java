package org.portolan.web.portal.entry;

import java.time.LocalDate;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.i18n.TravelCountries;

/** Writes the page of one rule. */
final class RuleView {

  private final TravelFrame frame;
  private final RulePart part;

  RuleView(TravelFrame frame) {
    this.frame = frame;
    this.part = new RulePart(frame);
  }

  String page(PublishedRule rule, LocalDate today) {
    String verdict = "travel.answer." + rule.content().effect().verdict().key();
    String country = TravelCountries.name(rule.content().destination(), frame.language());
    return frame.rulePage(
        rule.number(),
        frame.sample(rule.sample())
            + "<h2>"
            + frame.rule(rule.number())
            + "</h2>\n<p><strong>"
            + frame.text(verdict, "country", country)
            + "</strong></p>\n"
            + part.asks(rule.content().effect())
            + part.whom(rule.content().conditions())
            + "<h2>"
            + frame.text("travel.why")
            + "</h2>\n"
            + part.behind(rule, today)
            + frame.again());
  }
}
