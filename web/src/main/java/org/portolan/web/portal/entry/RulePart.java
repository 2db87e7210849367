package org.portolan.web.portal.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.model.Aspect;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.web.start.PublicFrame;

/** Writes what a rule says, for whom, and what stands behind it. */
final class RulePart {

  private final TravelFrame frame;

  RulePart(TravelFrame frame) {
    this.frame = frame;
  }

  /** What to bring, and whether there is a quarantine; empty when nothing is asked. */
  String asks(Effect effect) {
    StringBuilder html = new StringBuilder();
    if (!effect.bring().isEmpty()) {
      html.append("<h2>")
          .append(frame.text("travel.bring"))
          .append("</h2>\n<ul class=\"bring\">\n");
      effect.bring().stream()
          .sorted()
          .forEach(item -> html.append("<li>").append(frame.item(item)).append("</li>\n"));
      html.append("</ul>\n");
    }
    if (effect.quarantineDays() > 0) {
      html.append("<p>")
          .append(frame.text("travel.quarantine", "days", effect.quarantineDays()))
          .append("</p>\n");
    }
    return html.toString();
  }

  /** Who says so, since when, and why. */
  String behind(PublishedRule rule, LocalDate today) {
    RuleContent content = rule.content();
    RuleText text = content.text();
    List<String> rows = new ArrayList<>();
    rows.add(row("travel.authority", said(text.language(), text.authority())));
    rows.add(row("travel.since", frame.day(content.validFrom())));
    content.validUntil().ifPresent(last -> rows.add(row("travel.until", frame.day(last))));
    rows.add(row("travel.reviewed", frame.day(content.reviewedOn())));
    if (!text.rationale().isEmpty()) {
      rows.add(row("travel.rationale", said(text.language(), text.rationale())));
    }
    if (!text.evidence().isEmpty()) {
      rows.add(row("travel.evidence", evidence(text)));
    }
    String review =
        content.isUnderReview(today)
            ? "<p class=\"status\">%s</p>\n"
                .formatted(
                    frame
                        .text("travel.under-review", "day", "\u0000")
                        .replace("\u0000", frame.day(content.reviewBy())))
            : "";
    return review + "<dl>\n" + String.join("", rows) + "</dl>\n";
  }

  private static String said(String language, String text) {
    return "<span lang=\"%s\" dir=\"auto\">%s</span>"
        .formatted(PublicFrame.escaped(language), PublicFrame.escaped(text));
  }

  private static String evidence(RuleText text) {
    String said = said(text.language(), text.evidence());
    return text.evidenceAddress().isEmpty()
        ? said
        : "<a href=\"%s\" rel=\"noreferrer\">%s</a>"
            .formatted(PublicFrame.escaped(text.evidenceAddress()), said);
  }

  private String row(String key, String html) {
    return "<dt>" + frame.text(key) + "</dt><dd>" + html + "</dd>\n";
  }

  /** Whom a rule is for; a sentence when it is for everybody. */
  String whom(Conditions conditions) {
    List<String> rows = new ArrayList<>();
    conditions
        .aspects()
        .forEach(
            aspect ->
                rows.add(
                    "<dt>%s</dt><dd>%s</dd>\n"
                        .formatted(frame.label(aspect), whom(aspect, conditions))));
    String all = rows.isEmpty() ? "<p>" + frame.text("travel.everybody") + "</p>\n" : "";
    return "<h2>" + frame.text("travel.whom") + "</h2>\n" + all + list(rows);
  }

  private static String list(List<String> rows) {
    return rows.isEmpty() ? "" : "<dl>\n" + String.join("", rows) + "</dl>\n";
  }

  private String whom(Aspect aspect, Conditions c) {
    return switch (aspect) {
      case NATIONALITY -> countries(c.nationality());
      case RESIDENCE -> countries(c.residence());
      case ORIGIN -> countries(c.origin());
      case STAYS -> frame.countries(c.stayedIn()) + " – " + within(c.stayedWithinDays());
      case PURPOSE ->
          c.purposes().stream()
              .sorted()
              .map(purpose -> frame.text("travel.purpose." + purpose.key()))
              .collect(Collectors.joining(" · "));
      case AGE ->
          "<bdi>"
              + c.minAge()
              + (c.maxAge() == Conditions.OLDEST ? "+" : "–" + c.maxAge())
              + "</bdi>";
      case PAPERS -> items(c.papers());
      case VACCINATIONS -> items(c.vaccinations());
      case TEST -> within(c.testWithinDays());
    };
  }

  private String within(int days) {
    return frame.text("travel.within", "days", days);
  }

  private String items(Collection<Item> items) {
    return items.stream().sorted().map(frame::item).collect(Collectors.joining(" · "));
  }

  private String countries(CountrySet set) {
    String names = frame.countries(set.codes());
    return set.except()
        ? frame.text("travel.all-but", Map.of("countries", "\u0000")).replace("\u0000", names)
        : names;
  }
}
