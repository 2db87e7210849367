package org.portolan.messaging.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.chat.ChatByText.Moved;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Whoever has a chat says something in it. Where the visitor wrote by text last it waits in the
 * outbox from the same moment; where they are at their page, they read it there.
 */
@Dependent
public class AnswerChat {

  private final WorkOnChats work;
  private final ChatByText chats;
  private final Outbox outbox;

  @Inject
  public AnswerChat(WorkOnChats work, ChatByText chats, Outbox outbox) {
    this.work = work;
    this.chats = chats;
    this.outbox = outbox;
  }

  /**
   * Says something; the same message sent again is the same message, and goes once.
   *
   * @param message its id, made when it was begun to be written
   */
  public Saying say(Tx tx, UUID id, UUID message, ChatText text) {
    // nobody changes meanwhile where it goes
    work.lock(tx, id);
    Optional<Moved> there = chats.whereTo(tx, id, message);
    if (there.isPresent() && text.text().length() > AnswerText.LONGEST) {
      return Saying.TOO_LONG_TO_SEND;
    }
    Saying saying = work.say(tx, id, message, text);
    if (saying == Saying.SAID) {
      there.ifPresent(
          to ->
              outbox.enqueueWritten(
                  tx,
                  message,
                  to.caseId(),
                  Recipient.enquiry(to.caseId(), to.language().tag()),
                  Purpose.ANSWER));
    }
    return saying;
  }
}
