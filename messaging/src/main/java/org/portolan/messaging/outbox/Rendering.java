package org.portolan.messaging.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.TravelCountries;

/** Turns what is to be said into a text in somebody's language. */
public final class Rendering {

  /** Argument of a part whose options are no text keys but labels, such as initials and age. */
  public static final String LABELS = "labels";

  /** Argument that is a country's code. */
  public static final String COUNTRY = "country";

  private Rendering() {}

  /** The text, its parts one below the other. */
  public static String of(Wording wording, Language language) {
    return wording.parts().stream()
        .map(part -> of(part, language))
        .collect(Collectors.joining("\n"));
  }

  /** A country is named in the language of the text. */
  private static Map<String, Object> named(Wording.Part part, Language language) {
    if (!(part.arguments().get(COUNTRY) instanceof String code)) {
      return part.arguments();
    }
    Map<String, Object> named = new HashMap<>(part.arguments());
    named.put(COUNTRY, TravelCountries.name(code, language));
    return named;
  }

  private static String of(Wording.Part part, Language language) {
    Texts texts = Texts.product();
    if (part.key().equals(Wording.PAGE)) {
      return String.valueOf(part.arguments().get(Wording.PAGE));
    }
    if (!part.optionKeys().isEmpty()) {
      return texts.question(language, part.key(), part.optionKeys(), part.several());
    }
    StringBuilder text = new StringBuilder(texts.text(language, part.key(), named(part, language)));
    if (part.arguments().get(LABELS) instanceof List<?> labels) {
      int number = 0;
      for (Object label : labels) {
        text.append('\n').append(language.digits(++number)).append(' ').append(label);
      }
      text.append('\n').append(texts.text(language, "question.how-one"));
    }
    return text.toString();
  }
}
