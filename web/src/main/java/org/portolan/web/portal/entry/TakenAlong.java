package org.portolan.web.portal.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.cases.portal.entry.model.Decision;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.i18n.TravelCountries;

/** Writes how an answer is taken along: as a file, on paper, or in the reader's own mailbox. */
final class TakenAlong {

  private final TravelFrame frame;

  TakenAlong(TravelFrame frame) {
    this.frame = frame;
  }

  /** The ways there are; on paper only where there is script. */
  String html(String hidden, Facts facts, Decision decision) {
    return asFile(hidden)
        + "<p class=\"out\"><button type=\"button\" class=\"button\" hidden data-print>%s</button></p>\n"
            .formatted(frame.text("travel.print"))
        + decision.effect().map(effect -> byMail(facts.destination(), effect)).orElse("");
  }

  private String asFile(String hidden) {
    return """
    <form method="post" action="%s" accept-charset="UTF-8" class="out">
    %s<input type="hidden" name="do" value="keep"><input type="submit" id="keep" value="%s">
    </form>
    """
        .formatted(frame.address(), hidden, frame.text("travel.keep"));
  }

  /** Nothing of it comes to us, and nothing of the traveller stands in it. */
  private String byMail(String destination, Effect effect) {
    String country = TravelCountries.name(destination, frame.language());
    List<String> lines = new ArrayList<>();
    lines.add(frame.plain("travel.answer." + effect.verdict().key(), Map.of("country", country)));
    effect.bring().stream()
        .sorted()
        .forEach(item -> lines.add("- " + frame.plain("travel.item." + item.key(), Map.of())));
    if (effect.quarantineDays() > 0) {
      lines.add(frame.plain("travel.quarantine", Map.of("days", effect.quarantineDays())));
    }
    return "<p class=\"out\"><a id=\"by-mail\" href=\"mailto:?subject=%s&amp;body=%s\">%s</a></p>\n"
        .formatted(
            encoded(frame.plain("travel.title", Map.of())),
            encoded(String.join("\r\n", lines)),
            frame.text("travel.by-mail"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
