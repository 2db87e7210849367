package org.portolan.messaging.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.HandChatOver;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.HandChatOver.Passed;
import org.portolan.cases.chat.InterpretChat;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Somebody else is at a chat from now on. The visitor is told in it, and by text where they wrote
 * by text last.
 */
@Dependent
public class SayWhatBecame {

  private final CaseStore store;
  private final HandChatOver handing;
  private final InterpretChat interpreting;
  private final Outbox outbox;

  @Inject
  public SayWhatBecame(
      CaseStore store, HandChatOver handing, InterpretChat interpreting, Outbox outbox) {
    this.store = store;
    this.handing = handing;
    this.interpreting = interpreting;
    this.outbox = outbox;
  }

  /**
   * Hands one's own chat to another post.
   *
   * @param from the post of whoever hands it over
   */
  public Handing pass(Actor officer, String from, UUID chat, String to) {
    return store.call(
        HandChatOver.alsoAt(officer, to),
        tx -> {
          Passed passed = handing.toPost(tx, chat, from, to);
          passed.chat().ifPresent(one -> send(tx, one, passed.told()));
          return passed.handing();
        });
  }

  /**
   * Joins a colleague's chat to help with its language.
   *
   * @return false when nobody else has it
   */
  public boolean join(Tx tx, UUID id) {
    Optional<InterpretChat.Joined> joined = interpreting.join(tx, id);
    joined.ifPresent(one -> send(tx, one.chat(), one.told()));
    return joined.isPresent();
  }

  private void send(Tx tx, Chat chat, Optional<UUID> told) {
    told.filter(unused -> chat.byText())
        .ifPresent(
            entry ->
                outbox.enqueueWritten(
                    tx,
                    entry,
                    chat.caseId(),
                    Recipient.enquiry(chat.caseId(), chat.language().tag()),
                    Purpose.ANSWER));
  }
}
