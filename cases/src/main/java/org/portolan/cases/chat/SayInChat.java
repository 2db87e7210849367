package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.WriteInChat.Done;
import org.portolan.cases.chat.WriteInChat.Message;
import org.portolan.cases.chat.WriteInChat.Overtaken;
import org.portolan.cases.chat.WriteInChat.TooManyFiles;
import org.portolan.cases.chat.WriteInChat.Written;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
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

  private final CaseStore store;
  private final AlarmInChat alarm;
  private final PageTurns turns;
  private final WriteInChat writing;
  private final BlindIndex index;
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
    this.alarm = alarm;
    this.turns = turns;
    this.writing =
        new WriteInChat(enquiries, timeline, alarm, rows, new ChatLines(timeline), keys, settings);
    this.index = keys.blindIndex();
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
   * @param holder the person who is signed in: a chat that they begin is found again by them
   */
  public record Visitor(
      PageTicket ticket,
      Language language,
      Optional<UUID> about,
      String address,
      Optional<UUID> holder) {

    /** Somebody who is not signed in. */
    public Visitor(PageTicket ticket, Language language, Optional<UUID> about, String address) {
      this(ticket, language, about, address, Optional.empty());
    }

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
    return sayInOpen(visitor, message, text).orElseGet(() -> begin(visitor, message, text));
  }

  /**
   * Says something in the chat that is open, in one transaction.
   *
   * @return empty when none is open: then nothing is said
   */
  public Optional<Outcome> sayInOpen(Visitor visitor, UUID message, ChatText text) {
    Optional<Outcome> refused = refused(text);
    return refused.isPresent() ? refused : sayInOpen(List.of(words(visitor, message, text))).get(0);
  }

  /** Why a text is not said, whoever says it. */
  public Optional<Outcome> refused(ChatText text) {
    return text.isEmpty()
        ? Optional.of(new Refused(Refusal.EMPTY))
        : Optional.of(text)
            .filter(ChatText::isTooLong)
            .<Outcome>map(t -> new Refused(Refusal.TOO_LONG));
  }

  /** What is to be said, looked at already by whoever brings it; the text is not refused. */
  public Words words(Visitor visitor, UUID message, ChatText text) {
    return new Words(message(visitor, message, text, Optional.empty()));
  }

  /**
   * What visitors say at the same moment, each in the chat that they have open: in one transaction,
   * but for what comes from one of them, which is said in its order. When it throws, everything may
   * be brought again: what was said already is not said twice.
   *
   * @return in the same order; empty where no chat is open
   */
  public List<Optional<Outcome>> sayInOpen(List<Words> all) {
    Map<Words, Optional<Outcome>> outcomes = new IdentityHashMap<>();
    List<Words> left = new ArrayList<>(all);
    while (!left.isEmpty()) {
      Map<PageTicket, Words> first = new LinkedHashMap<>();
      left.forEach(one -> first.putIfAbsent(one.message.visitor().ticket(), one));
      List<Words> round = List.copyOf(first.values());
      List<Message> messages = round.stream().map(one -> one.message).toList();
      List<Optional<Done>> done =
          again(() -> store.call(actor(), tx -> writing.inOpen(tx, messages)));
      for (int i = 0; i < round.size(); i++) {
        outcomes.put(round.get(i), done.get(i).map(this::told));
      }
      left.removeIf(outcomes::containsKey);
    }
    return all.stream().map(outcomes::get).toList();
  }

  /**
   * Sends a file in the chat that is open, with or without words. The caller has kept it, and
   * removes it again when it is refused or no chat is open.
   *
   * @return empty when none is open: then nothing is sent
   */
  public Optional<Outcome> send(Visitor visitor, UUID message, ChatText text, StoredFile file) {
    if (text.isTooLong()) {
      return refused(text);
    }
    Message sent = message(visitor, message, text, Optional.of(file));
    try {
      return again(() -> store.call(actor(), tx -> writing.inOpen(tx, List.of(sent))))
          .get(0)
          .map(this::told);
    } catch (TooManyFiles e) {
      return Optional.of(new Refused(Refusal.TOO_MANY_FILES));
    }
  }

  private Outcome begin(Visitor visitor, UUID message, ChatText text) {
    Message said = message(visitor, message, text, Optional.empty());
    return turns
        .ask(visitor.ticket.text(), said.danger(), visitor.address)
        .<Outcome>map(Wait::new)
        .orElseGet(() -> told(again(() -> store.call(actor(), tx -> writing.begin(tx, said)))));
  }

  private Message message(Visitor visitor, UUID message, ChatText text, Optional<StoredFile> file) {
    return new Message(
        visitor,
        visitor.ticket.endpoint().index(index),
        entryOf(visitor.ticket, message),
        text,
        reader.tellsOfDanger(text.text()),
        file);
  }

  /** Keyed: an id stands in clear, and nobody may try tickets against it. */
  private UUID entryOf(PageTicket ticket, UUID message) {
    ByteBuffer hash = ByteBuffer.wrap(index.ofTicket(ticket.text() + " " + message));
    return new UUID(hash.getLong(), hash.getLong());
  }

  /** Whoever was overtaken has left nothing, and finds at once what overtook them. */
  private static <R> R again(Supplier<R> work) {
    try {
      return work.get();
    } catch (Overtaken e) {
      return work.get();
    }
  }

  private Outcome told(Done done) {
    return done instanceof Written written
        ? new Said(
            written.chat(),
            written.seq(),
            written.at(),
            written.alarmed() ? Optional.of(alarm.promised(written.scope())) : Optional.empty())
        : new Refused(Refusal.TOO_FAST);
  }

  /** Whether a chat may be looked for by what somebody typed: no program tries many. */
  public boolean mayLook(PageTicket ticket, String address) {
    return turns.read(ticket.text(), address).isEmpty();
  }

  /** What somebody says; made by {@link #words}. */
  public static final class Words {

    private final Message message;

    private Words(Message message) {
      this.message = message;
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
   * @param at when it was said, which was before if it came again
   * @param told what whoever is in danger is told at once
   */
  public record Said(UUID chat, long seq, Instant at, Optional<Wording> told) implements Outcome {}

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
    TOO_FAST,
    /** More files than belong into one chat. */
    TOO_MANY_FILES;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
