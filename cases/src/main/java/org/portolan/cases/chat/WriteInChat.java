package org.portolan.cases.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.SayInChat.Refusal;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.chat.store.HeldChats;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** Writes what visitors say where it belongs: once, and under the next number of its chat. */
final class WriteInChat {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Who tells of danger is held back ten times later, so that no program buries a desk. */
  private static final int IN_DANGER = 10;

  private final Enquiries enquiries;
  private final Timeline timeline;
  private final AlarmInChat alarm;
  private final ChatRows rows;
  private final HeldChats held = new HeldChats();
  private final ChatLines lines;
  private final Attachments attachments;
  private final CopyToApplication copying;
  private final BlindIndex index;
  private final Sealer sealer;
  private final int mostInAMinute;
  private final int mostFiles;

  WriteInChat(
      Enquiries enquiries,
      Timeline timeline,
      AlarmInChat alarm,
      ChatRows rows,
      ChatLines lines,
      Keys keys,
      Settings settings) {
    this.enquiries = enquiries;
    this.timeline = timeline;
    this.alarm = alarm;
    this.rows = rows;
    this.lines = lines;
    this.attachments = new Attachments(keys.sealer());
    this.copying = new CopyToApplication(timeline, keys.sealer());
    this.index = keys.blindIndex();
    this.sealer = keys.sealer();
    this.mostInAMinute = settings.number("CHAT_MESSAGES_A_MINUTE", 30);
    this.mostFiles = settings.number("CHAT_FILES", 20);
  }

  /**
   * What is to be said.
   *
   * @param ticket keyed hash of the visitor's
   * @param entry its entry on the timeline
   * @param danger whether it tells of danger
   * @param file that comes with it
   */
  record Message(
      Visitor visitor,
      byte[] ticket,
      UUID entry,
      ChatText text,
      boolean danger,
      Optional<StoredFile> file) {}

  /**
   * What was said.
   *
   * @param at when, which was before if it came again
   * @param alarmed whether it has alarmed the desk
   */
  record Written(UUID chat, String scope, long seq, Instant at, boolean alarmed) {}

  /** A form that was sent twice at once begins one chat. */
  Written begin(Tx tx, Message said) {
    rows.beginAlone(tx, said.ticket);
    return inOpen(tx, said).orElseGet(() -> write(tx, said, Optional.empty()));
  }

  /** Empty when there is no open chat; whatever was said before, wherever, is not said again. */
  Optional<Written> inOpen(Tx tx, Message said) {
    return rows.whereabouts(tx, said.ticket, said.entry)
        .map(
            found ->
                found
                    .seq()
                    .map(seq -> before(found.chat(), seq, found.at().orElseThrow()))
                    .orElseGet(() -> write(tx, said, Optional.of(found.chat()))));
  }

  private static Written before(Chat chat, long seq, Instant at) {
    return new Written(chat.id(), chat.scope(), seq, at, false);
  }

  /** Its enquiry is locked before its chat, as whoever answers an enquiry does. */
  private Written write(Tx tx, Message said, Optional<Chat> open) {
    UUID caseId = caseOf(tx, said.visitor, open);
    Chat chat =
        open.filter(one -> one.caseId().equals(caseId))
            .orElseGet(() -> another(tx, said, caseId, open));
    timeline.received(
        tx,
        caseId,
        said.entry,
        tx.now(),
        Channel.WEB.key(),
        said.visitor.language(),
        said.text.text(),
        said.danger ? List.of(Call.CRISIS.key()) : List.of());
    ChatLines.Numbered line =
        lines.say(tx, chat.id(), said.entry, tx.now().minus(MINUTE)).orElseThrow(Overtaken::new);
    if (line.paced() > (said.danger ? mostInAMinute * IN_DANGER : mostInAMinute)) {
      throw new TooMuch(Refusal.TOO_FAST);
    }
    said.file.ifPresent(file -> keep(tx, chat, said.entry, file));
    copying.follow(tx, chat);
    tx.record(caseId, "chat.said", Map.of("entry", said.entry.toString()));
    boolean alarmed = said.danger && alarm.raise(tx, caseId);
    return new Written(chat.id(), chat.scope(), line.seq(), tx.now(), alarmed);
  }

  private void keep(Tx tx, Chat chat, UUID entry, StoredFile file) {
    if (lines.files(tx, chat.id()) >= mostFiles) {
      throw new TooMuch(Refusal.TOO_MANY_FILES);
    }
    attachments.keep(tx, chat.caseId(), entry, file, index.ofFile(file.content()));
  }

  private UUID caseOf(Tx tx, Visitor visitor, Optional<Chat> open) {
    Optional<UUID> goesOn =
        open.isPresent()
            ? open.filter(chat -> !chat.ofEnquiry() || enquiries.heard(tx, chat.caseId()))
                .map(Chat::caseId)
            : visitor.about();
    return goesOn.orElseGet(
        () ->
            enquiries
                .of(tx, visitor.ticket().endpoint(), visitor.language().tag(), Optional.empty())
                .caseId());
  }

  /**
   * When its enquiry was closed meanwhile the open chat is over, and another begins. It is whose
   * that one was: a socket does not know who is signed in.
   */
  private Chat another(Tx tx, Message said, UUID caseId, Optional<Chat> open) {
    open.ifPresent(
        old -> {
          rows.lock(tx, old.id()).filter(Chat::isOpen).orElseThrow(Overtaken::new);
          rows.end(tx, old.id());
          copying.follow(tx, old);
          tx.record(old.caseId(), "chat.ended", Map.of());
        });
    UUID id = rows.insert(tx, caseId, said.ticket, said.visitor.language());
    open.flatMap(old -> held.holderOf(tx, old.id()))
        .or(() -> said.visitor.holder().map(index::ofHolder))
        .ifPresent(
            holder ->
                held.heldBy(
                    tx,
                    id,
                    holder,
                    sealer.seal(KeyId.ofCase(caseId), ticketOf(id), said.visitor.ticket().text())));
    tx.record(caseId, "chat.opened", Map.of());
    return rows.find(tx, id).orElseThrow();
  }

  /** Where the ticket of a chat is sealed. */
  static Place ticketOf(UUID chat) {
    return new Place("chat", chat, "ticket");
  }

  /** The same message came in by another way, or the chat ended, while this one was written. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super("Somebody else was faster", null, false, false);
    }
  }

  /** More than a person writes or sends; nothing of this message stays. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal why;

    TooMuch(Refusal why) {
      super(why.key(), null, false, false);
      this.why = why;
    }

    Refusal why() {
      return why;
    }
  }
}
