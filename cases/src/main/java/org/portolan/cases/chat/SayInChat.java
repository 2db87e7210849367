package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;

/**
 * A visitor says something in their chat; the first thing they say begins it. A guest's is an
 * enquiry, an applicant's is on their application. Every message has an id that its sender made:
 * the same one sent again is the same message, whatever became of the connection in between.
 */
@Dependent
public class SayInChat {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Who tells of danger is held back ten times later, so that no program buries a desk. */
  private static final int IN_DANGER = 10;

  private final CaseStore store;
  private final Enquiries enquiries;
  private final Timeline timeline;
  private final AlarmInChat alarm;
  private final PageTurns turns;
  private final ChatRows rows;
  private final ChatLines lines;
  private final BlindIndex index;
  private final int mostInAMinute;
  private final AnswerReader reader = new AnswerReader();

  @Inject
  public SayInChat(
      CaseStore store,
      Enquiries enquiries,
      Timeline timeline,
      AlarmInChat alarm,
      PageTurns turns,
      ChatRows rows,
      Keys keys,
      Settings settings) {
    this.store = store;
    this.enquiries = enquiries;
    this.timeline = timeline;
    this.alarm = alarm;
    this.turns = turns;
    this.rows = rows;
    this.lines = new ChatLines(timeline);
    this.index = keys.blindIndex();
    this.mostInAMinute = settings.number("CHAT_MESSAGES_A_MINUTE", 30);
  }

  /** As whom is written what visitors say, and read what they are told. */
  public static Actor actor() {
    return Actor.system("chat-visitors", Compartment.INFORMATION, Compartment.VISA);
  }

  /**
   * Somebody at a page.
   *
   * @param ticket what opens their chat
   * @param about the application that they begin it on, which the caller vouches to be theirs
   * @param address where the request came from, as limits count it
   */
  public record Visitor(
      PageTicket ticket, Language language, Optional<UUID> about, String address) {

    @Override
    public String toString() {
      return "Visitor";
    }
  }

  /**
   * Says something.
   *
   * @param message what its sender calls it
   */
  public Outcome say(Visitor visitor, UUID message, ChatText text) {
    if (text.isEmpty()) {
      return new Refused(Refusal.EMPTY);
    }
    if (text.isTooLong()) {
      return new Refused(Refusal.TOO_LONG);
    }
    boolean danger = reader.tellsOfDanger(text.text());
    Message said = new Message(visitor, entryOf(visitor.ticket, message), text, danger);
    try {
      Optional<Done> inTheOpenOne = store.call(actor(), tx -> goOn(tx, said));
      return inTheOpenOne.map(this::told).orElseGet(() -> begin(said));
    } catch (TooFast e) {
      return new Refused(Refusal.TOO_FAST);
    }
  }

  /** Whether a chat may be looked for by what somebody typed: no program tries many. */
  public boolean mayLook(PageTicket ticket, String address) {
    return turns.read(ticket.text(), address).isEmpty();
  }

  /** Keyed: an id stands in clear, and nobody may try tickets against it. */
  private UUID entryOf(PageTicket ticket, UUID message) {
    ByteBuffer hash = ByteBuffer.wrap(index.ofTicket(ticket.text() + " " + message));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private Outcome begin(Message said) {
    return turns
        .ask(said.visitor.ticket.text(), said.danger, said.visitor.address)
        .<Outcome>map(Wait::new)
        .orElseGet(() -> told(store.call(actor(), tx -> begin(tx, said))));
  }

  /** A form that was sent twice at once begins one chat. */
  private Done begin(Tx tx, Message said) {
    rows.beginAlone(tx, visitor(said));
    return goOn(tx, said).orElseGet(() -> write(tx, said, Optional.empty()));
  }

  private Outcome told(Done done) {
    return new Said(
        done.chat,
        done.seq,
        done.alarmed ? Optional.of(alarm.promised(done.scope)) : Optional.empty());
  }

  /** Empty when there is no open chat; whatever was said before, wherever, is not said again. */
  private Optional<Done> goOn(Tx tx, Message said) {
    Optional<Chat> before = lines.chatOf(tx, said.entry).flatMap(id -> rows.find(tx, id));
    if (before.isPresent()) {
      long seq = lines.numberOf(tx, before.get(), said.entry).orElseThrow();
      return Optional.of(new Done(before.get().id(), before.get().scope(), seq, false));
    }
    return rows.latest(tx, visitor(said))
        .filter(Chat::isOpen)
        .map(open -> write(tx, said, Optional.of(open)));
  }

  private byte[] visitor(Message said) {
    return said.visitor.ticket.endpoint().index(index);
  }

  /** Its enquiry is locked before its chat, as whoever answers an enquiry does. */
  private Done write(Tx tx, Message said, Optional<Chat> open) {
    UUID caseId = caseOf(tx, said.visitor, open);
    Chat chat = locked(tx, said, caseId);
    Instant since = tx.now().minus(MINUTE);
    int most = said.danger ? mostInAMinute * IN_DANGER : mostInAMinute;
    if (rows.pace(tx, chat.id(), since) > most) {
      throw new TooFast();
    }
    timeline.received(
        tx,
        caseId,
        said.entry,
        tx.now(),
        Channel.WEB.key(),
        said.visitor.language,
        said.text.text(),
        said.danger ? List.of(Call.CRISIS.key()) : List.of());
    long seq = lines.add(tx, chat, said.entry, Side.VISITOR);
    tx.record(caseId, "chat.said", Map.of("entry", said.entry.toString()));
    return new Done(chat.id(), chat.scope(), seq, said.danger && alarm.raise(tx, caseId));
  }

  private UUID caseOf(Tx tx, Visitor visitor, Optional<Chat> open) {
    Optional<UUID> application =
        open.isPresent() ? open.filter(chat -> !chat.ofEnquiry()).map(Chat::caseId) : visitor.about;
    return application.orElseGet(
        () ->
            enquiries
                .of(tx, visitor.ticket.endpoint(), visitor.language.tag(), Optional.empty())
                .caseId());
  }

  /** The open chat; when its enquiry was closed meanwhile it is over, and another begins. */
  private Chat locked(Tx tx, Message said, UUID caseId) {
    byte[] visitor = visitor(said);
    Optional<Chat> open = rows.lockOpen(tx, visitor);
    if (open.filter(chat -> chat.caseId().equals(caseId)).isPresent()) {
      return open.get();
    }
    open.ifPresent(
        old -> {
          rows.end(tx, old.id());
          tx.record(old.caseId(), "chat.ended", Map.of());
        });
    UUID id = rows.insert(tx, caseId, visitor, said.visitor.language);
    tx.record(caseId, "chat.opened", Map.of());
    return rows.lock(tx, id).orElseThrow();
  }

  private record Message(Visitor visitor, UUID entry, ChatText text, boolean danger) {}

  private record Done(UUID chat, String scope, long seq, boolean alarmed) {}

  /** Nothing of the message stays. */
  private static final class TooFast extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooFast() {
      super("More messages than a person writes", null, false, false);
    }
  }

  /** What became of it. */
  public sealed interface Outcome permits Said, Refused, Wait {

    /** One of three ways on. */
    default <R> R fold(
        Function<Said, R> said, Function<Refused, R> refused, Function<Wait, R> wait) {
      if (this instanceof Said yes) {
        return said.apply(yes);
      }
      return this instanceof Refused no ? refused.apply(no) : wait.apply((Wait) this);
    }
  }

  /**
   * It was said.
   *
   * @param seq its number in the chat
   * @param told what whoever is in danger is told at once
   */
  public record Said(UUID chat, long seq, Optional<Wording> told) implements Outcome {}

  /** It was not said; nothing of it stays here. */
  public record Refused(Refusal why) implements Outcome {}

  /** Not now: too many chats were begun. */
  public record Wait(Instant until) implements Outcome {}

  /** Why nothing is said. */
  public enum Refusal {
    EMPTY,
    /** Longer than {@link ChatText#LONGEST}. */
    TOO_LONG,
    /** More messages in a minute than a person writes. */
    TOO_FAST;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
