package org.portolan.web.portal.entry;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.model.Aspect;
import org.portolan.cases.portal.entry.model.Decision;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.Verdict;
import org.portolan.i18n.TravelCountries;
import org.portolan.web.start.PublicFrame;

/** Writes the answer: what the rules say, which rules, and how to keep it. */
final class AnswerView {

  private final TravelFrame frame;
  private final RulePart rules;
  private final TakenAlong taken;
  private final Optional<String> number;

  /**
   * @param number that people write to
   */
  AnswerView(TravelFrame frame, Optional<String> number) {
    this.frame = frame;
    this.rules = new RulePart(frame);
    this.taken = new TakenAlong(frame);
    this.number = number;
  }

  /** The answer, and what can be done with it. */
  String answer(Facts facts, Decision decision, String edition, LocalDate today, Sending sending) {
    String hidden = TravelForm.hidden(facts, edition);
    return frame.printable(
        frame.errors(sending.wrong())
            + list(facts, decision, today)
            + taken.html(hidden, facts, decision)
            + (decision.effect().isPresent()
                ? sendForm(hidden, sending)
                : followForm(hidden, facts, sending))
            + frame.again());
  }

  /** The answer alone, to be kept as a file. */
  String kept(Facts facts, Decision decision, LocalDate today) {
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s – Portolan</title></head>
    <body><h1>%3$s</h1>
    %s</body>
    </html>
    """
        .formatted(
            frame.language().tag(),
            frame.language().rightToLeft() ? "rtl" : "ltr",
            frame.text("travel.title"),
            list(facts, decision, today));
  }

  private String list(Facts facts, Decision decision, LocalDate today) {
    boolean sample = decision.deciding().stream().anyMatch(PublishedRule::sample);
    return frame.sample(sample)
        + verdict(facts, decision)
        + "<p>"
        + day("travel.arrival", facts.arrival())
        + "</p>\n"
        + decision.effect().map(rules::asks).orElse("")
        + why(decision, today)
        + told(facts)
        + "<p class=\"hint\">"
        + day("travel.as-of", today)
        + "</p>\n";
  }

  private String day(String key, LocalDate day) {
    return frame.text(key, "day", "\u0000").replace("\u0000", frame.day(day));
  }

  private String verdict(Facts facts, Decision decision) {
    String key = decision.key();
    String country = TravelCountries.name(facts.destination(), frame.language());
    String said = frame.text("travel.answer." + key, "country", country);
    StringBuilder html =
        new StringBuilder("<div class=\"status %s\" role=\"status\"><p><strong>".formatted(key))
            .append(said)
            .append("</strong></p>\n");
    if (decision.effect().isEmpty()) {
      html.append(frame.paragraph("travel.answer.unknown-hint"));
      number.ifPresent(
          n ->
              html.append("<p>")
                  .append(frame.withNumber("start.write", "number", n))
                  .append("</p>\n"));
    } else if (decision.effect().get().verdict() == Verdict.NOT_ALLOWED) {
      html.append(frame.paragraph("travel.answer.protection"));
    }
    return html.append("</div>\n").toString();
  }

  private String why(Decision decision, LocalDate today) {
    if (decision.deciding().isEmpty()) {
      return "";
    }
    return "<h2>"
        + frame.text("travel.why")
        + "</h2>\n"
        + decision.deciding().stream()
            .map(
                rule ->
                    "<h3><a href=\"%s/rule/%d\">%s</a></h3>\n%s"
                        .formatted(
                            frame.address(),
                            rule.number(),
                            frame.rule(rule.number()),
                            rules.behind(rule, today)))
            .collect(Collectors.joining());
  }

  private String told(Facts facts) {
    Map<Aspect, String> told = new LinkedHashMap<>();
    put(
        told,
        Aspect.NATIONALITY,
        facts.nationality() == null ? null : frame.country(facts.nationality()));
    put(
        told,
        Aspect.RESIDENCE,
        facts.residence() == null ? null : frame.country(facts.residence()));
    put(told, Aspect.ORIGIN, facts.origin() == null ? null : frame.country(facts.origin()));
    put(told, Aspect.STAYS, stays(facts));
    put(
        told,
        Aspect.PURPOSE,
        facts.purpose() == null ? null : frame.text("travel.purpose." + facts.purpose().key()));
    put(told, Aspect.AGE, facts.age() == null ? null : "<bdi>" + facts.age() + "</bdi>");
    put(told, Aspect.PAPERS, items(facts.papers()));
    put(told, Aspect.VACCINATIONS, items(facts.vaccinations()));
    put(
        told,
        Aspect.TEST,
        facts.tests() == null
            ? null
            : orNone(facts.tests().stream().map(frame::day).collect(Collectors.joining())));
    if (told.isEmpty()) {
      return "";
    }
    return told.entrySet().stream()
        .map(one -> "<dt>%s</dt><dd>%s</dd>\n".formatted(frame.label(one.getKey()), one.getValue()))
        .collect(
            Collectors.joining(
                "", "<h2>" + frame.text("travel.told") + "</h2>\n<dl>\n", "</dl>\n"));
  }

  private static void put(Map<Aspect, String> told, Aspect aspect, String html) {
    if (html != null) {
      told.put(aspect, html);
    }
  }

  private String stays(Facts facts) {
    return facts.stays() == null
        ? null
        : orNone(
            facts.stays().entrySet().stream()
                .map(stay -> frame.country(stay.getKey()) + " – " + frame.day(stay.getValue()))
                .collect(Collectors.joining("<br>")));
  }

  private String items(java.util.Set<Item> items) {
    return items == null
        ? null
        : orNone(items.stream().sorted().map(frame::item).collect(Collectors.joining(" · ")));
  }

  private String orNone(String html) {
    return html.isEmpty() ? frame.text("travel.none") : html;
  }

  private String phone(Sending sending) {
    return "<label for=\"phone\">%s</label>\n<p class=\"hint\" id=\"phone-hint\">%s</p>\n%s"
            .formatted(
                frame.text("travel.phone"),
                frame.text("travel.phone-hint"),
                frame.error("phone", sending.wrong()))
        + "<input id=\"phone\" name=\"phone\" type=\"tel\" dir=\"ltr\" autocomplete=\"tel\" value=\"%s\"%s>\n"
            .formatted(
                PublicFrame.escaped(sending.phone()), frame.invalid("phone", sending.wrong()));
  }

  /** No rule is known: there may be one before they leave. */
  private String followForm(String hidden, Facts facts, Sending sending) {
    String country = TravelCountries.name(facts.destination(), frame.language());
    return """
    <h2>%s</h2>
    <form method="post" action="%s" accept-charset="UTF-8">
    %s<input type="hidden" name="do" value="send"><input type="hidden" name="follow" value="">
    <p class="hint">%s</p>
    %s<input type="submit" id="send" value="%s">
    </form>
    """
        .formatted(
            frame.text("travel.follow-country", "country", country),
            frame.address(),
            hidden,
            frame.text("travel.follow-country-hint"),
            phone(sending),
            frame.text("travel.send-code"));
  }

  private String sendForm(String hidden, Sending sending) {
    return """
    <h2>%s</h2>
    <form method="post" action="%s" accept-charset="UTF-8">
    %s<input type="hidden" name="do" value="send">
    <ul>
    <li><input type="checkbox" id="text" name="text"%s><label for="text">%s</label></li>
    <li><input type="checkbox" id="follow" name="follow"%s><label for="follow">%s</label></li>
    </ul>
    <p class="hint">%s</p>
    %s<input type="submit" id="send" value="%s">
    </form>
    """
        .formatted(
            frame.text("travel.on-phone"),
            frame.address(),
            hidden,
            sending.text() ? " checked" : "",
            frame.text("travel.send"),
            sending.follow() ? " checked" : "",
            frame.text("travel.follow"),
            frame.text("travel.follow-hint"),
            phone(sending),
            frame.text("travel.send-code"));
  }

  /**
   * A code is on its way.
   *
   * @param wrong whether one was entered that does not fit
   */
  String code(Facts facts, String edition, Sending sending, UUID id, boolean wrong) {
    String error =
        wrong
            ? "<p class=\"error\" id=\"code-error\">%s</p>\n".formatted(frame.text("my.code.wrong"))
            : "";
    String fields =
        TravelForm.hidden(facts, edition)
            + "<input type=\"hidden\" name=\"do\" value=\"code\"><input type=\"hidden\" name=\"id\" value=\"%s\">\n"
                .formatted(id)
            + (sending.text() ? "<input type=\"hidden\" name=\"text\" value=\"\">\n" : "")
            + "<label for=\"code\">%s</label>\n%s".formatted(frame.text("my.code.label"), error)
            + "<input type=\"text\" class=\"short\" inputmode=\"numeric\" autocomplete=\"one-time-code\" dir=\"ltr\" id=\"code\" name=\"code\"%s>\n"
                .formatted(wrong ? " aria-invalid=\"true\" aria-describedby=\"code-error\"" : "");
    return frame.page(
        "<p role=\"status\">"
            + frame.text("travel.code-sent")
            + "</p>\n"
            + frame.form(fields, "my.code.submit")
            + frame.again());
  }

  /** The code was right. */
  String finished(Facts facts, Decision decision, LocalDate today) {
    return frame.page(
        "<p class=\"status\" role=\"status\">"
            + frame.text("travel.done")
            + "</p>\n"
            + list(facts, decision, today)
            + frame.again());
  }

  /**
   * What somebody wants on their phone.
   *
   * @param wrong keys of texts by field
   */
  record Sending(String phone, boolean text, boolean follow, Map<String, String> wrong) {

    /** As the form is found. */
    static final Sending NOTHING = new Sending("", true, true, Map.of());

    @Override
    public String toString() {
      return "Sending";
    }
  }
}
