package org.portolan.messaging.voice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.messaging.outbox.SaidMessages;
import org.portolan.messaging.outbox.SaidMessages.ToSay;

/** What calls say, looked up anew each time: nothing of it is stored for the call. */
final class Scripts {

  private final SaidMessages messages;
  private final PersonLabels labels;
  private final Speech speech;
  private final SpokenPages pages;

  Scripts(SaidMessages messages, PersonLabels labels, Speech speech, SpokenPages pages) {
    this.messages = messages;
    this.labels = labels;
    this.speech = speech;
    this.pages = pages;
  }

  Optional<ToSay> message(Tx tx, UUID id) {
    return messages.find(tx, id);
  }

  /** What a message says; empty when it is gone, or cannot be said in any language. */
  Optional<Script> find(Tx tx, UUID id) {
    return messages.find(tx, id).flatMap(Scripts::of);
  }

  private static Optional<Script> of(ToSay message) {
    return message.written().isPresent()
        ? message.written().map(Script::asWritten)
        : Script.of(message.wording());
  }

  /**
   * What anybody may hear: from whom the call is, and the initials of whom it is for where a voice
   * can say them.
   */
  Script opening(Tx tx, UUID id, Language language) {
    Optional<ToSay> message = message(tx, id);
    if (message.isPresent() && isAnnouncement(message.get())) {
      Script called = Script.asking("voice.you-called", Map.of());
      return pages.in(tx, language).isEmpty()
          ? called
          : called.andThen(Sentence.of("voice.for-information"));
    }
    Optional<String> initials =
        message
            .flatMap(ToSay::ofPerson)
            .filter(contact -> speech.reads(language))
            .map(contact -> labels.initials(tx, List.of(contact)).get(contact));
    return initials
        .map(who -> Script.asking("voice.opening", Map.of("who", who)))
        .orElseGet(() -> Script.asking("voice.opening-unnamed", Map.of()));
  }

  /** The public pages that a call offers: those of its language, to who called us. */
  List<AskedPage> offered(Tx tx, UUID call, Language language) {
    return message(tx, call).filter(Scripts::isAnnouncement).isPresent()
        ? pages.in(tx, language)
        : List.of();
  }

  Script list(List<AskedPage> offered) {
    return pages.list(offered);
  }

  Script read(AskedPage page) {
    return pages.read(page);
  }

  /** A call back to a stranger is nothing but its opening. */
  static boolean isAnnouncement(ToSay message) {
    return startsWith(message, "voice.you-called");
  }

  /** Whether pressing its key asks for a person. */
  static boolean offersAPerson(ToSay message) {
    return isAnnouncement(message) || startsWith(message, "voice.nothing-open");
  }

  private static boolean startsWith(ToSay message, String key) {
    return !message.wording().written() && message.wording().parts().get(0).key().equals(key);
  }
}
