package org.portolan.messaging.preview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.WithReference;
import org.portolan.messaging.preview.PreviewedMessage.InLanguage;

/** Shows messages as they go out, before they do. */
public final class PreviewMessages {

  private static final Comparator<PreviewedText> BY_COST =
      Comparator.<PreviewedText>comparingInt(text -> text.size().parts())
          .thenComparingInt(text -> text.size().units());

  /** With a number as long as any. */
  private static final WithReference REFERENCE = new WithReference(Optional.of("+123456789012345"));

  private final LongestValues values;

  /**
   * @param emergency the number that people in danger are told to call
   */
  public PreviewMessages(PublicAddress address, String emergency) {
    this.values = new LongestValues(address, emergency);
  }

  /** Every message that there is. */
  public List<SampleMessage> all() {
    return SampleMessages.all();
  }

  /** The message of an id. */
  public Optional<SampleMessage> find(String id) {
    return all().stream().filter(message -> message.id().equals(id)).findFirst();
  }

  /** A message with its longest values in every language, those with the most parts first. */
  public PreviewedMessage preview(SampleMessage message) {
    return new PreviewedMessage(
        message,
        message.languages().stream()
            .map(language -> in(language, message))
            .sorted(Comparator.comparing(InLanguage::text, BY_COST.reversed()))
            .toList());
  }

  /** A message with its longest values in one language. */
  public PreviewedText preview(SampleMessage message, Language language) {
    boolean people = message.parts().stream().anyMatch(SampleMessage.Piece::people);
    return values.toTry(message.arguments(), people, language).stream()
        .map(tried -> PreviewedText.of(REFERENCE.text(message.with(tried), language)))
        .max(BY_COST)
        .orElseThrow();
  }

  private InLanguage in(Language language, SampleMessage message) {
    PreviewedText text = preview(message, language);
    boolean fits = text.size().parts() <= message.budget();
    return new InLanguage(language, Languages.reviewed(language), text, fits);
  }
}
