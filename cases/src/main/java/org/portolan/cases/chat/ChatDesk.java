package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatDeskRows;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** The chats that are this actor's concern, and one of them with all that was said in it. */
@Dependent
public class ChatDesk {

  /** As much of a chat as its page shows: the last messages. */
  private static final int SHOWN = 200;

  private final ChatRows rows;
  private final ChatDeskRows list;
  private final ChatLines lines;
  private final Timeline timeline;

  @Inject
  public ChatDesk(ChatRows rows, ChatDeskRows list, Timeline timeline) {
    this.rows = rows;
    this.list = list;
    this.lines = new ChatLines(timeline);
    this.timeline = timeline;
  }

  /**
   * The open chats: one's own, then those that nobody has, the longest waiting first, then
   * colleagues'. Nothing that was said in them is opened.
   *
   * @param most how many at most
   */
  public List<Row> open(Tx tx, int most) {
    return list.open(tx, tx.actor().id(), most);
  }

  /**
   * The last chat on a case; empty when this actor has none such. Opening it is a reading that the
   * journal records; whoever has it has read it.
   */
  public Optional<Page> page(Tx tx, String reference) {
    Optional<Chat> found = list.lastOn(tx, reference);
    found.ifPresent(chat -> Readings.record(tx, chat.caseId(), "chat"));
    return found.map(chat -> page(tx, chat, reference));
  }

  private Page page(Tx tx, Chat chat, String reference) {
    if (chat.isOf(tx.actor().id()) && chat.deskRead() < chat.lastSeq()) {
      rows.read(tx, chat.id(), Side.DESK, chat.lastSeq());
    }
    List<ChatLine> said = lines.after(tx, chat, Math.max(0, chat.lastSeq() - SHOWN), SHOWN);
    Stream<Item> notes =
        timeline.notes(tx, chat.caseId()).stream()
            .map(entry -> new Item(entry.id(), "note", 0, entry.at(), entry.body(), List.of()));
    List<Item> items =
        Stream.concat(said.stream().map(ChatDesk::item), notes)
            .sorted(Comparator.comparing(Item::at).thenComparing(Item::seq))
            .toList();
    return new Page(chat, reference, items, chat.isTyping(Side.VISITOR, tx.now()), tx.now());
  }

  private static Item item(ChatLine line) {
    return new Item(
        line.entry(), line.side().key(), line.seq(), line.at(), line.text(), line.files());
  }

  /**
   * A line of the list.
   *
   * @param unread how many messages whoever has it has not seen
   * @param alert the kind of the alert that waits for a person; null when none does
   */
  public record Row(Chat chat, String reference, long unread, String alert) {

    /** Whether nobody has it. */
    public boolean waiting() {
      return chat.state() == ChatState.WAITING;
    }

    @Override
    public String toString() {
      return "Row[" + reference + "]";
    }
  }

  /**
   * Something that was said, or a note.
   *
   * @param kind {@code visitor}, {@code desk} or {@code note}
   * @param seq its number in the chat; 0 for a note
   * @param attachments what came with it
   */
  public record Item(
      UUID id, String kind, long seq, Instant at, String text, List<Attachment> attachments) {

    @Override
    public String toString() {
      return "Item[" + seq + "]";
    }
  }

  /**
   * A chat.
   *
   * @param items in the order of time
   * @param typing whether the visitor is typing
   * @param at when it was asked for
   */
  public record Page(Chat chat, String reference, List<Item> items, boolean typing, Instant at) {

    @Override
    public String toString() {
      return "Page[" + reference + "]";
    }
  }
}
