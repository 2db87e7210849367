package org.portolan.messaging.conversation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.SentTexts;

/**
 * Somebody doubts a text and shows it to us. They learn whether it was sent to the number that they
 * write from: a text that somebody else got is none of theirs, like one that was never sent.
 */
final class IsItOurs {

  /** Shorter is an answer, and nothing that we send. */
  private static final int SHORTEST_TEXT = 20;

  /** A question alone is shorter; with what it is about it is longer, or has it apart. */
  private static final int LONGEST_QUESTION = 60;

  private static final Pattern APART = Pattern.compile("[:\\n\"“”„«»「]");

  private final SentTexts sent;
  private final PublicAddress address;
  private final AnswerReader reader = new AnswerReader();

  IsItOurs(SentTexts sent, PublicAddress address) {
    this.sent = sent;
    this.address = address;
  }

  /** What a message shows or asks; empty when it is about something else. */
  Optional<Verdict> of(Tx tx, StoredMessage message, Endpoint sender) {
    String text = message.body();
    boolean asked = reader.asksWhetherOurs(text);
    if (!asked && text.length() < SHORTEST_TEXT) {
      return Optional.empty();
    }
    if (sent.areIn(tx, sender, text)) {
      return Optional.of(Verdict.OURS);
    }
    if (!asked) {
      return Optional.empty();
    }
    boolean shown = text.length() > LONGEST_QUESTION || APART.matcher(text.strip()).find();
    return Optional.of(shown ? Verdict.NOT_OURS : Verdict.NOTHING_SHOWN);
  }

  /** What is said about it. */
  Wording wording(Verdict verdict, Language language) {
    return switch (verdict) {
      case OURS -> Wording.of("reply.yours");
      case NOT_OURS -> withAddress("reply.not-ours", language);
      case NOTHING_SHOWN -> withAddress("reply.send-doubt", language);
    };
  }

  private Wording withAddress(String key, Language language) {
    return Wording.of(key, Map.of("address", address.of("/" + language.tag())));
  }

  /** What we know of a text that somebody shows. */
  enum Verdict {
    OURS,
    NOT_OURS,
    /** A question without the text that it is about. */
    NOTHING_SHOWN;

    /** As the inbox notes it. */
    String outcome() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
