package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries.Seen;
import org.portolan.cases.enquiry.WorkOnEnquiries.Standing;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** What a member of staff does with chats: takes, answers, hands on and ends them. */
@Dependent
public class WorkOnChats {

  private final ChatRows rows;
  private final ChatLines lines;
  private final WorkOnEnquiries enquiries;
  private final Timeline timeline;
  private final Attachments attachments;
  private final CopyToApplication copying;
  private final BlindIndex index;

  @Inject
  public WorkOnChats(ChatRows rows, WorkOnEnquiries enquiries, Timeline timeline, Keys keys) {
    this.rows = rows;
    this.attachments = new Attachments(keys.sealer());
    this.copying = new CopyToApplication(timeline, keys.sealer());
    this.index = keys.blindIndex();
    this.lines = new ChatLines(timeline);
    this.enquiries = enquiries;
    this.timeline = timeline;
  }

  /** Takes the chat that has waited longest; empty when none does. */
  public Optional<Chat> takeNext(Tx tx) {
    Optional<Chat> next = rows.lockNext(tx);
    next.ifPresent(chat -> give(tx, chat, tx.actor().id()));
    return next;
  }

  /**
   * Takes a chat from the queue, or from a colleague.
   *
   * @param from who had it when this was wanted; empty when nobody had
   * @return false when that has changed since, or it is over
   */
  public boolean take(Tx tx, UUID id, Optional<String> from) {
    Optional<Chat> chat =
        rows.lock(tx, id).filter(Chat::isOpen).filter(one -> one.officer().equals(from));
    chat.ifPresent(one -> give(tx, one, tx.actor().id()));
    return chat.isPresent();
  }

  void give(Tx tx, Chat chat, String officer) {
    rows.take(tx, chat.id(), officer);
    tx.record(chat.caseId(), "chat.taken", Map.of("officer", officer));
  }

  /** Puts one's own chat back; it has not lost its place. False when it is not one's own. */
  public boolean handBack(Tx tx, UUID id) {
    Optional<Chat> own = own(tx, id);
    own.ifPresent(
        chat -> {
          rows.handBack(tx, id);
          tx.record(chat.caseId(), "chat.handed-back", Map.of());
        });
    return own.isPresent();
  }

  private Optional<Chat> own(Tx tx, UUID id) {
    return rows.lock(tx, id)
        .filter(chat -> chat.state() == ChatState.TALKING)
        .filter(chat -> chat.isOf(tx.actor().id()));
  }

  /**
   * Says something in one's own chat, or one that one interprets. The same message sent again is
   * the same message.
   *
   * @param message its id, made when it was begun to be written
   */
  public Saying say(Tx tx, UUID id, UUID message, ChatText text) {
    return say(tx, id, message, text, Optional.empty());
  }

  /**
   * Sends a file likewise, with or without words. The caller has kept it, and removes it again when
   * this is refused.
   */
  public Saying send(Tx tx, UUID id, UUID message, ChatText text, StoredFile file) {
    return say(tx, id, message, text, Optional.of(file));
  }

  private Saying say(Tx tx, UUID id, UUID message, ChatText text, Optional<StoredFile> file) {
    boolean nothing = text.isEmpty() && file.isEmpty();
    if (nothing || text.isTooLong()) {
      return nothing ? Saying.EMPTY : Saying.TOO_LONG;
    }
    Optional<Standing> enquiry = lockEnquiry(tx, id);
    Chat chat = rows.lock(tx, id).orElse(null);
    if (chat == null || !chat.isOpen() || enquiry.filter(Standing::closed).isPresent()) {
      return Saying.OVER;
    }
    if (!chat.isAnsweredBy(tx.actor().id())) {
      return Saying.NOT_YOURS;
    }
    if (lines.numberOf(tx, chat, message).isEmpty()) {
      if (file.isPresent() && chat.byText()) {
        return Saying.FILE_BY_TEXT;
      }
      write(tx, chat, message, text, enquiry);
      file.ifPresent(
          one -> attachments.keep(tx, chat.caseId(), message, one, index.ofFile(one.content())));
      copying.follow(tx, chat);
    }
    return Saying.SAID;
  }

  /**
   * Locks a chat, its enquiry first: nobody says anything in it until the transaction has ended.
   *
   * @return how its enquiry stands; empty when it is on an application, or not this actor's
   */
  public Optional<Standing> lock(Tx tx, UUID id) {
    Optional<Standing> enquiry = lockEnquiry(tx, id);
    rows.lock(tx, id);
    return enquiry;
  }

  /** A guest waits for more from us, whatever was answered. */
  void waits(Tx tx, Chat chat) {
    enquiries.waits(tx, chat.caseId());
  }

  private Optional<Standing> lockEnquiry(Tx tx, UUID chat) {
    return rows.find(tx, chat)
        .filter(Chat::ofEnquiry)
        .flatMap(one -> enquiries.lock(tx, one.caseId()));
  }

  private void write(Tx tx, Chat chat, UUID message, ChatText text, Optional<Standing> enquiry) {
    timeline.written(tx, chat.caseId(), message, Channel.WEB.key(), chat.language(), text.text());
    lines.add(tx, chat, message, Side.DESK);
    tx.record(chat.caseId(), "chat.answered", Map.of("entry", message.toString()));
    enquiry.ifPresent(
        standing -> enquiries.answered(tx, chat.caseId(), message, seen(tx, chat, standing.now())));
  }

  /** Whatever the visitor wrote since it was last looked at waits on. */
  private Seen seen(Tx tx, Chat chat, Seen now) {
    Instant read = lines.lastOf(tx, chat, Side.VISITOR, chat.deskRead()).orElse(chat.openedAt());
    boolean all = lines.lastOf(tx, chat, Side.VISITOR, chat.lastSeq()).equals(Optional.of(read));
    return new Seen(all ? now.lastMessageAt() : read, now.answeredAt());
  }

  /** A note for colleagues, which the visitor is not shown. */
  public boolean note(Tx tx, UUID id, ChatText text) {
    // it goes to no other post meanwhile
    lockEnquiry(tx, id);
    Optional<Chat> chat = rows.find(tx, id).filter(one -> !text.isEmpty() && !text.isTooLong());
    chat.ifPresent(one -> timeline.note(tx, one.caseId(), text.text()));
    return chat.isPresent();
  }

  /** Whoever has it is typing. */
  public void typing(Tx tx, UUID id) {
    rows.find(tx, id)
        .filter(chat -> chat.isAnsweredBy(tx.actor().id()))
        .ifPresent(chat -> rows.typed(tx, id, Side.DESK));
  }

  /**
   * Ends one's own chat. An enquiry of which nothing waits for an answer is done with it; what was
   * written since it was last looked at waits on among the enquiries.
   *
   * @return false when it is not one's own
   */
  public boolean end(Tx tx, UUID id) {
    lockEnquiry(tx, id);
    Optional<Chat> own = own(tx, id);
    own.ifPresent(
        chat -> {
          rows.end(tx, id);
          copying.follow(tx, chat);
          tx.record(chat.caseId(), "chat.ended", Map.of());
          if (chat.ofEnquiry() && chat.deskRead() == chat.lastSeq()) {
            enquiries.close(tx, chat.caseId());
          }
        });
    return own.isPresent();
  }

  /** What became of what was to be said. */
  public enum Saying {
    SAID,
    EMPTY,
    TOO_LONG,
    /** It goes by text, and is longer than that may be. */
    TOO_LONG_TO_SEND,
    /** It goes by text, and files do not. */
    FILE_BY_TEXT,
    /** A colleague has it, or nobody. */
    NOT_YOURS,
    /** It has ended, or there is none such for this actor. */
    OVER;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
