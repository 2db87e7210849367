package org.portolan.messaging.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/**
 * What orders, refuses or releases is not left to a translation that nobody has read who speaks the
 * language: below it stands whom to call, and the same in English, which all were translated from.
 */
public final class WithReference {

  /** What changes what somebody must or may do. */
  private static final Set<String> DECIDES =
      Set.of(
          "closing.last-day",
          "order.until",
          "order.changed",
          "travel.text.not-allowed",
          "travel.text.quarantine",
          "travel.text.no-quarantine");

  private final Optional<String> number;

  /**
   * @param number that people can call; none when we have none
   */
  public WithReference(Optional<String> number) {
    this.number = number;
  }

  static WithReference of(Settings settings) {
    return new WithReference(settings.find("TWILIO_FROM"));
  }

  /** The text of a message in a language, and what belongs below it. */
  public String text(Wording wording, Language language) {
    String text = Rendering.of(wording, language);
    Wording deciding =
        new Wording(wording.parts().stream().filter(part -> DECIDES.contains(part.key())).toList());
    if (deciding.parts().isEmpty()
        || language.equals(Language.ENGLISH)
        || Languages.reviewed(language)) {
      return text;
    }
    return text + call(language) + "\n" + Rendering.of(deciding, Language.ENGLISH);
  }

  private String call(Language language) {
    return number
        .map(
            known ->
                "\n" + Texts.product().text(language, "reference.call", Map.of("number", known)))
        .orElse("");
  }
}
