package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** A colleague joins a chat to help with its language, and leaves it again. */
@Dependent
public class InterpretChat {

  private final ChatRows rows;
  private final WorkOnChats work;
  private final InOurWords words;

  @Inject
  public InterpretChat(ChatRows rows, WorkOnChats work, Timeline timeline) {
    this.rows = rows;
    this.work = work;
    this.words = new InOurWords(timeline);
  }

  /**
   * Joins a colleague's chat; whoever interpreted it before does so no longer. The visitor is told,
   * once however often somebody joins.
   *
   * @return empty when nobody else has it
   */
  public Optional<Joined> join(Tx tx, UUID id) {
    String actor = tx.actor().id();
    work.lock(tx, id);
    return rows.find(tx, id)
        .filter(chat -> chat.state() == ChatState.TALKING)
        .filter(chat -> !chat.isOf(actor))
        .map(
            chat -> chat.isAnsweredBy(actor) ? new Joined(chat, Optional.empty()) : join(tx, chat));
  }

  private Joined join(Tx tx, Chat chat) {
    String actor = tx.actor().id();
    rows.interpret(tx, chat.id(), actor);
    UUID told = words.say(tx, chat, "chat.interpreter");
    tx.record(chat.caseId(), "chat.joined", Map.of("interpreter", actor));
    return new Joined(chat, Optional.of(told));
  }

  /** Leaves it to whoever has it; false when somebody else interprets, or nobody. */
  public boolean leave(Tx tx, UUID id) {
    Optional<Chat> chat =
        rows.lock(tx, id)
            .filter(Chat::isOpen)
            .filter(one -> one.interpreter().filter(tx.actor().id()::equals).isPresent());
    chat.ifPresent(
        one -> {
          rows.interpret(tx, id, null);
          tx.record(one.caseId(), "chat.left", Map.of());
        });
    return chat.isPresent();
  }

  /**
   * Somebody interprets.
   *
   * @param chat as it was before
   * @param told the entry of what the visitor was told; empty when they were told before
   */
  public record Joined(Chat chat, Optional<UUID> told) {}
}
