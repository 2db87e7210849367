package org.portolan.messaging.voice;

import java.util.Map;
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

  @Override
  public String toString() {
    return "Sentence[" + key + "]";
  }
}
