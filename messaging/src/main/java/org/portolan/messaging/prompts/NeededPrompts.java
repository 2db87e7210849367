package org.portolan.messaging.prompts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * The sentences that calls are made of: what they say of themselves, the questions with their
 * options, and the replies whose words are the same for everybody. Whoever records them all makes a
 * language heard; with the words of days and hours, which come last, also what an order says.
 */
public final class NeededPrompts {

  /** As many options as there are keys to choose with. */
  private static final int KEYS = 9;

  private static final List<String> OF_CALLS =
      List.of(
          "voice.opening-unnamed",
          "voice.you-called",
          "voice.nothing-open",
          "voice.several",
          "voice.temperature",
          "voice.repeat",
          "voice.noted",
          "voice.noted-end",
          "voice.machine",
          "voice.no-key",
          "voice.person-will-call",
          "voice.order-until",
          "voice.order-changed",
          "voice.help-read",
          "voice.later",
          "voice.not-you",
          "voice.no-more-calls",
          "voice.goodbye");

  private static final List<String> REPLIES =
      List.of(
          "voice.help-received",
          "reply.unclear",
          "reply.officer-will-look",
          "reply.thanks",
          "reply.thanks-unwell",
          "reply.help-on-duty",
          "reply.already-answered",
          "reply.late-noted",
          "closing.last-day");

  private final Map<String, Need> needs = new LinkedHashMap<>();

  /**
   * @param emergency the number that people in danger call; it is recorded within its sentences,
   *     which are outdated when it changes
   */
  public NeededPrompts(Protocols protocols, String emergency) {
    OF_CALLS.forEach(key -> need(key, key, Map.of()));
    for (int number = 1; number <= KEYS; number++) {
      need("voice.press:" + number, "voice.press", Map.of("number", number));
    }
    protocols.current().questions().stream()
        .flatMap(question -> question.wording().parts().stream())
        .flatMap(NeededPrompts::keys)
        .forEach(key -> need(key, key, Map.of()));
    REPLIES.forEach(key -> need(key, key, Map.of("emergency", emergency)));
    for (String what : List.of("call", "other")) {
      need("welfare.on-its-way:" + what, "welfare.on-its-way", Map.of("need", what));
    }
    MomentWords.all().forEach((id, word) -> needs.put(id, new Need(word, false)));
  }

  private static Stream<String> keys(Wording.Part question) {
    return Stream.concat(Stream.of(question.key()), question.optionKeys().stream());
  }

  private void need(String id, String key, Map<String, Object> arguments) {
    needs.putIfAbsent(id, new Need(language -> text(language, key, arguments), true));
  }

  private static String text(Language language, String key, Map<String, Object> arguments) {
    return arguments.get("number") instanceof Integer number
        ? Texts.product().text(language, key, Map.of("number", language.digits(number)))
        : Texts.product().text(language, key, arguments);
  }

  /** Their ids, in the order in which they are best recorded. */
  public List<String> ids() {
    return new ArrayList<>(needs.keySet());
  }

  /** What is to be read aloud for an id; empty for one that nothing needs. */
  public Optional<String> text(Language language, String id) {
    return Optional.ofNullable(needs.get(id)).map(need -> need.text.apply(language));
  }

  /** Whether a language is not spoken without it; else only what tells a day or an hour is not. */
  boolean isAlwaysNeeded(String id) {
    return needs.get(id).always;
  }

  private record Need(Function<Language, String> text, boolean always) {}
}
