package org.portolan.messaging.voice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * One thing said: a text of the product with what it has to be told, or words as they are.
 *
 * @param key of {@code i18n}; empty for words as they are
 * @param words what a person wrote; empty for a text of the product
 */
record Sentence(String key, Map<String, Object> arguments, String words) {

  /** The argument of {@link #press}. */
  static final String NUMBER = "number";

  /** The one argument that is the same for everybody, and so may be recorded with its text. */
  static final String EMERGENCY = "emergency";

  private static final String NEED = "need";
  private static final String CALL = "call";

  Sentence {
    arguments = Map.copyOf(arguments);
  }

  static Sentence of(String key) {
    return new Sentence(key, Map.of(), "");
  }

  static Sentence of(String key, Map<String, Object> arguments) {
    return new Sentence(key, arguments, "");
  }

  /** What a person wrote. */
  static Sentence asWritten(String words) {
    return new Sentence("", Map.of(), words);
  }

  /** Which key chooses what was said before. */
  static Sentence press(int number) {
    return of("voice.press", Map.of(NUMBER, number));
  }

  /** As the provider's voice reads it. */
  String text(Language language) {
    if (key.isEmpty()) {
      return words;
    }
    return arguments.get(NUMBER) instanceof Integer number
        ? Texts.product().text(language, key, Map.of(NUMBER, language.digits(number)))
        : Texts.product().text(language, key, arguments);
  }

  /**
   * The id of its recording. A sentence that is told anything else than a number of a key, the
   * emergency number or a choice of few has none: it would have to be read by a voice.
   */
  Optional<String> promptId() {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Set<String> told = arguments.keySet();
    if (told.isEmpty() || told.equals(Set.of(EMERGENCY))) {
      return Optional.of(key);
    }
    if (told.equals(Set.of(NUMBER))) {
      return Optional.of(key + ":" + arguments.get(NUMBER));
    }
    return told.equals(Set.of(NEED))
        ? Optional.of(key + (CALL.equals(arguments.get(NEED)) ? ":call" : ":other"))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Sentence[" + key + "]";
  }
}
