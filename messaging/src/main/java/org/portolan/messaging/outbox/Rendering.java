package org.portolan.messaging.outbox;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Turns what is to be said into a text in somebody's language. */
public final class Rendering {

  /** Argument of a part whose options are no text keys but labels, such as initials and age. */
  public static final String LABELS = "labels";

  private Rendering() {}

  /** The text, its parts one below the other. */
  public static String of(Wording wording, Language language) {
    return wording.parts().stream()
        .map(part -> of(part, language))
        .collect(Collectors.joining("\n"));
  }

  private static String of(Wording.Part part, Language language) {
    Texts texts = Texts.product();
    if (part.key().equals(Wording.PAGE)) {
      return String.valueOf(part.arguments().get(Wording.PAGE));
    }
    if (!part.optionKeys().isEmpty()) {
      return texts.question(language, part.key(), part.optionKeys(), part.several());
    }
    StringBuilder text = new StringBuilder(texts.text(language, part.key(), part.arguments()));
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
