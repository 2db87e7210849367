package org.portolan.messaging.preview;

import java.util.List;
import org.portolan.i18n.Language;

/**
 * A message in each of its languages, those first that need the most parts.
 *
 * @param message what it is
 */
public record PreviewedMessage(SampleMessage message, List<InLanguage> languages) {

  /**
   * A message in one language.
   *
   * @param reviewed whether a native reader has approved the texts of this language
   * @param withinBudget whether it keeps to the parts that the message declares
   */
  public record InLanguage(
      Language language, boolean reviewed, PreviewedText text, boolean withinBudget) {}

  public PreviewedMessage {
    languages = List.copyOf(languages);
  }

  /** The most parts that any language needs. */
  public int mostParts() {
    return languages.stream().mapToInt(one -> one.text().size().parts()).max().orElse(0);
  }
}
