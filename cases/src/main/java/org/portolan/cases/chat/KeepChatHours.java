package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.chat.store.ChatQueue;
import org.portolan.cases.store.Tx;

/** When somebody is at a desk to chat, by language; its supervisor says so. */
@Dependent
public class KeepChatHours {

  /** So many lines are an office's week in every language. */
  private static final int MOST = 100;

  private final ChatQueue queue;

  @Inject
  public KeepChatHours(ChatQueue queue) {
    this.queue = queue;
  }

  /** The hours of a post. */
  public List<OfficeHours> of(Tx tx, String scope) {
    return queue.hours(tx, scope);
  }

  /** Adds to the hours of a post; false when no day was chosen, or there are too many lines. */
  public boolean add(Tx tx, String scope, OfficeHours hours) {
    if (hours.days().isEmpty() || of(tx, scope).size() >= MOST) {
      return false;
    }
    queue.add(tx, scope, hours);
    return true;
  }

  /** Takes a line away; nothing happens when there is none such. */
  public void remove(Tx tx, UUID hours) {
    queue.remove(tx, hours);
  }
}
