package org.portolan.cases.chat;

import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Texts;

/** What becomes of a chat is said in it, in the visitor's language: they see it where they are. */
final class InOurWords {

  private final Timeline timeline;
  private final ChatLines lines;

  InOurWords(Timeline timeline) {
    this.timeline = timeline;
    this.lines = new ChatLines(timeline);
  }

  /**
   * Says something in a chat that this transaction has locked.
   *
   * @param key of the text
   * @return its entry on the timeline
   */
  UUID say(Tx tx, Chat chat, String key) {
    UUID entry =
        timeline.written(
            tx,
            chat.caseId(),
            Channel.WEB.key(),
            chat.language(),
            Texts.product().text(chat.language(), key));
    lines.add(tx, chat, entry, Side.DESK);
    return entry;
  }
}
