package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** What is said on a case by another page is said in its chat too, while one is open. */
@Dependent
public class AlsoInChat {

  private final ChatRows rows;
  private final ChatLines lines;

  @Inject
  public AlsoInChat(ChatRows rows, Timeline timeline) {
    this.rows = rows;
    this.lines = new ChatLines(timeline);
  }

  /** An entry of a case's timeline was just written by one of the two sides. */
  public void said(Tx tx, UUID caseId, UUID entry, Side side) {
    rows.lockOpenOn(tx, caseId)
        .filter(chat -> lines.chatOf(tx, entry).isEmpty())
        .ifPresent(chat -> lines.add(tx, chat, entry, side));
  }
}
