package org.portolan.cases.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatLines.Next;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.chat.store.HeldChats;
import org.portolan.cases.chat.store.Whereabouts;
import org.portolan.cases.chat.store.Whereabouts.Sought;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault;
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
  private final KeyVault vault;
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
    this.vault = keys.vault();
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

  /** What became of a message that there was a chat for. */
  sealed interface Done permits Written, Paced {}

  /**
   * What was said.
   *
   * @param at when, which was before if it came again
   * @param alarmed whether it has alarmed the desk
   */
  record Written(UUID chat, String scope, long seq, Instant at, boolean alarmed) implements Done {}

  /** Its visitor has written more in this minute than a person does: it was not said. */
  record Paced() implements Done {}

  /** A form that was sent twice at once begins one chat. */
  Done begin(Tx tx, Message said) {
    rows.beginAlone(tx, said.ticket);
    return inOpen(tx, List.of(said)).get(0).orElseGet(() -> writeFirst(tx, said));
  }

  private Written writeFirst(Tx tx, Message said) {
    UUID caseId = said.visitor.about().orElseGet(() -> enquiryOf(tx, said.visitor));
    Chat chat = open(tx, said, caseId, said.visitor.holder().map(index::ofHolder));
    return write(tx, List.of(new Placed(said, chat))).get(said.entry);
  }

  /**
   * Messages of different visitors, each in the chat that they have open: what is said of one is
   * said of it alone, but all of them are written or none.
   *
   * @return in the same order; empty when there is no open chat. Whatever was said before,
   *     wherever, is not said again
   */
  List<Optional<Done>> inOpen(Tx tx, List<Message> all) {
    Instant since = tx.now().minus(MINUTE);
    Map<UUID, Whereabouts> found =
        Whereabouts.of(tx, all.stream().map(said -> new Sought(said.ticket, said.entry)).toList());
    Map<UUID, Done> done = new HashMap<>();
    List<Message> left = new ArrayList<>();
    for (Message said : all) {
      Whereabouts at = found.get(said.entry);
      if (at != null && at.seq().isPresent()) {
        done.put(said.entry, before(at.chat(), at.seq().get(), at.at().orElseThrow()));
      } else if (at != null && at.pacedSince(since) >= mostOf(said)) {
        done.put(said.entry, new Paced());
      } else if (at != null) {
        left.add(said);
      }
    }
    done.putAll(write(tx, placesOf(tx, left, found)));
    return all.stream().map(said -> Optional.ofNullable(done.get(said.entry))).toList();
  }

  private static Written before(Chat chat, long seq, Instant at) {
    return new Written(chat.id(), chat.scope(), seq, at, false);
  }

  private int mostOf(Message said) {
    return said.danger ? mostInAMinute * IN_DANGER : mostInAMinute;
  }

  /** Enquiries are locked before their chats, as whoever answers an enquiry does. */
  private List<Placed> placesOf(Tx tx, List<Message> all, Map<UUID, Whereabouts> found) {
    Set<UUID> heard =
        enquiries.heard(
            tx,
            all.stream()
                .map(said -> found.get(said.entry).chat())
                .filter(Chat::ofEnquiry)
                .map(Chat::caseId)
                .toList());
    List<Placed> placed = new ArrayList<>();
    for (Message said : all) {
      Chat chat = found.get(said.entry).chat();
      boolean goesOn = !chat.ofEnquiry() || heard.contains(chat.caseId());
      placed.add(new Placed(said, goesOn ? chat : insteadOf(tx, said, chat)));
    }
    return placed;
  }

  /** The timeline, the numbers of all chats and what else is kept of messages, each at once. */
  private Map<UUID, Written> write(Tx tx, List<Placed> all) {
    if (all.isEmpty()) {
      return Map.of();
    }
    vault.prefetch(all.stream().map(one -> KeyId.ofCase(one.chat.caseId())).toList());
    all.forEach(one -> receive(tx, one));
    Map<UUID, Long> numbers =
        lines.say(
            tx,
            all.stream()
                .map(one -> new Next(one.chat.id(), one.said.entry, mostOf(one.said)))
                .toList(),
            tx.now().minus(MINUTE));
    if (numbers.size() < all.size()) {
      throw new Overtaken();
    }
    return all.stream()
        .collect(
            Collectors.toMap(
                one -> one.said.entry, one -> written(tx, one, numbers.get(one.said.entry))));
  }

  private void receive(Tx tx, Placed one) {
    timeline.received(
        tx,
        one.chat.caseId(),
        one.said.entry,
        tx.now(),
        Channel.WEB.key(),
        one.said.visitor.language(),
        one.said.text.text(),
        one.said.danger ? List.of(Call.CRISIS.key()) : List.of());
  }

  private Written written(Tx tx, Placed one, long seq) {
    UUID caseId = one.chat.caseId();
    one.said.file.ifPresent(file -> keep(tx, one.chat, one.said.entry, file));
    copying.follow(tx, one.chat);
    tx.record(caseId, "chat.said", Map.of("entry", one.said.entry.toString()));
    boolean alarmed = one.said.danger && alarm.raise(tx, caseId);
    return new Written(one.chat.id(), one.chat.scope(), seq, tx.now(), alarmed);
  }

  private void keep(Tx tx, Chat chat, UUID entry, StoredFile file) {
    if (lines.files(tx, chat.id()) >= mostFiles) {
      throw new TooManyFiles();
    }
    attachments.keep(tx, chat.caseId(), entry, file, index.ofFile(file.content()));
  }

  private UUID enquiryOf(Tx tx, Visitor visitor) {
    return enquiries
        .of(tx, visitor.ticket().endpoint(), visitor.language().tag(), Optional.empty())
        .caseId();
  }

  /**
   * When its enquiry was closed meanwhile the open chat is over, and another begins. It is whose
   * that one was: a socket does not know who is signed in.
   */
  private Chat insteadOf(Tx tx, Message said, Chat old) {
    UUID caseId = enquiryOf(tx, said.visitor);
    rows.lock(tx, old.id()).filter(Chat::isOpen).orElseThrow(Overtaken::new);
    rows.end(tx, old.id());
    copying.follow(tx, old);
    tx.record(old.caseId(), "chat.ended", Map.of());
    return open(
        tx,
        said,
        caseId,
        held.holderOf(tx, old.id()).or(() -> said.visitor.holder().map(index::ofHolder)));
  }

  private Chat open(Tx tx, Message said, UUID caseId, Optional<byte[]> holder) {
    UUID id = rows.insert(tx, caseId, said.ticket, said.visitor.language());
    holder.ifPresent(
        whose ->
            held.heldBy(
                tx,
                id,
                whose,
                sealer.seal(KeyId.ofCase(caseId), ticketOf(id), said.visitor.ticket().text())));
    tx.record(caseId, "chat.opened", Map.of());
    return rows.find(tx, id).orElseThrow();
  }

  /** A message and the chat that it belongs in. */
  private record Placed(Message said, Chat chat) {}

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

  /** More than belong into one chat; nothing of this message stays. */
  static final class TooManyFiles extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyFiles() {
      super("Too many files", null, false, false);
    }
  }
}
