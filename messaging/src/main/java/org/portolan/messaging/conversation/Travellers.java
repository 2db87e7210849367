package org.portolan.messaging.conversation;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.Recipient;

/** What a conversation needs of the cases. */
public interface Travellers {

  /** Who is reached at these addresses, several at one when they share it. */
  Map<Endpoint, List<Traveller>> at(Tx tx, Collection<Endpoint> addresses);

  /**
   * Something came from these addresses. Whoever was known by another channel of the same number
   * has this one from now on, and is answered there.
   *
   * @param known what {@link #at} gave
   */
  default Map<Endpoint, List<Traveller>> heardFrom(Tx tx, Map<Endpoint, List<Traveller>> known) {
    return known;
  }

  /** Puts each message on the timeline of its case and takes it as an answer. */
  Map<UUID, Answer> answers(Tx tx, Map<UUID, StoredMessage> byCase);

  /** Puts the message on the case's timeline and raises the alarm. */
  Answer help(Tx tx, UUID caseId, StoredMessage message, Call call);

  /**
   * Raises the alarm on an enquiry.
   *
   * @return what to tell the sender; empty when they have been told
   */
  Optional<Wording> alarm(Tx tx, UUID enquiry, Call call, ZoneId zone);

  /** Puts the message on the case's timeline, for an officer to read soon. */
  void forAPerson(Tx tx, UUID caseId, StoredMessage message);

  /** Puts the message on the case's timeline, with how it was understood. */
  void heard(Tx tx, UUID caseId, StoredMessage message, Language language, String understood);

  /**
   * Somebody texts the code of a chat: it goes on from there, if it may.
   *
   * @return empty when it is no such code
   */
  default Optional<ChatByText.Texted> chatFrom(
      Tx tx, String text, Endpoint sender, boolean mayMove) {
    return Optional.empty();
  }

  /** A message stands on an enquiry; who chats on it is told. */
  default void inChat(Tx tx, UUID enquiry, StoredMessage message) {}

  /**
   * Nobody writes to them there any more, until the holder says otherwise. An officer learns of it
   * when a case is open: what must be said will have to be said in another way.
   */
  void optedOut(Tx tx, Traveller traveller);

  /** The holder wants our texts again. */
  void optedIn(Tx tx, Traveller traveller);

  /** Somebody whom we do not know wants nothing from us there, whoever they turn out to be. */
  void optedOut(Tx tx, Endpoint at);

  /** They want our texts again. */
  void optedIn(Tx tx, Endpoint at);

  /** Nobody we know holds this number. An officer learns of it when a case is open. */
  void wrongPerson(Tx tx, Traveller traveller);

  /**
   * Somebody who is reached at a number.
   *
   * @param channel of the contact point
   * @param label tells people on one phone apart without naming them: initials and age
   * @param openCase the case whose questions they are answering, or were until lately
   */
  record Traveller(
      UUID contactPointId,
      Channel channel,
      UUID personId,
      Language language,
      String label,
      Optional<UUID> openCase) {

    /** The same by another of their contact points. */
    Traveller at(UUID contactPoint, Channel by) {
      return new Traveller(contactPoint, by, personId, language, label, openCase);
    }

    /** Where they get an answer: there where they wrote from. */
    Recipient recipient() {
      return Recipient.contact(contactPointId, channel);
    }
  }

  /**
   * What came of an answer.
   *
   * @param reply empty when silence is the kinder answer
   * @param finished whether nothing more is asked for now
   */
  record Answer(Optional<Wording> reply, boolean finished) {}
}
