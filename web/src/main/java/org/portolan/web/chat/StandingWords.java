package org.portolan.web.chat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** How a chat stands, in the visitor's language. */
final class StandingWords {

  private StandingWords() {}

  /** As it is, to be escaped where it will stand. */
  static String of(Language language, Standing standing) {
    Texts texts = Texts.product();
    if (standing.state() != ChatState.WAITING) {
      return texts.text(
          language, standing.state() == ChatState.ENDED ? "chat.ended" : "chat.talking");
    }
    if (standing.here()) {
      String place = texts.text(language, "chat.waiting", Map.of("n", standing.before()));
      return standing
          .minutes()
          .map(n -> place + " " + texts.text(language, "chat.minutes", Map.of("minutes", n)))
          .orElse(place);
    }
    String away = texts.text(language, "chat.away");
    return standing
        .opens()
        .map(at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES))
        .map(at -> away + " " + texts.text(language, "chat.opens", Map.of("when", at + "Z")))
        .orElse(away);
  }
}
