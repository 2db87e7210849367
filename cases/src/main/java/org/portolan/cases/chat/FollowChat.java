package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatQueue;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.chat.store.HeldChats;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;

/**
 * What a visitor sees of their own chat, and does in it without saying anything. As {@link
 * SayInChat#actor()}: a ticket opens its own chat and no other.
 */
@Dependent
public class FollowChat {

  private final Timeline timeline;
  private final ChatRows rows;
  private final HeldChats held = new HeldChats();
  private final ChatLines lines;
  private final ChatQueue queue;
  private final ReadAttachment reading;
  private final BlindIndex index;
  private final Sealer sealer;
  private final CopyToApplication copying;

  @Inject
  public FollowChat(Timeline timeline, ChatRows rows, ChatQueue queue, Keys keys) {
    this.timeline = timeline;
    this.rows = rows;
    this.lines = new ChatLines(timeline);
    this.queue = queue;
    this.reading = new ReadAttachment(new Attachments(keys.sealer()));
    this.index = keys.blindIndex();
    this.sealer = keys.sealer();
    this.copying = new CopyToApplication(timeline, keys.sealer());
  }

  /** The chat that a ticket opens: the open one, else the last that ended. */
  public Optional<Chat> of(Tx tx, PageTicket ticket) {
    return rows.latest(tx, ticket.endpoint().index(index));
  }

  /**
   * Whether somebody who is signed in has a chat under way that they began so.
   *
   * @param applications the cases of those of theirs that are open to them now: a chat on another,
   *     which has a secret that they have not entered, is none of theirs
   */
  public boolean hasOne(Tx tx, UUID person, Collection<UUID> applications) {
    return held.lastOf(tx, index.ofHolder(person), applications).isPresent();
  }

  /** What opens that chat; the journal tells that it was found. */
  public Optional<PageTicket> foundAgain(Tx tx, UUID person, Collection<UUID> applications) {
    return held.lastOf(tx, index.ofHolder(person), applications)
        .map(
            one -> {
              tx.record(one.caseId(), "chat.found-again", Map.of());
              return new PageTicket(
                  sealer.open(
                      KeyId.ofCase(one.caseId()), WriteInChat.ticketOf(one.id()), one.ticket()));
            });
  }

  /**
   * What was said after a number, in order, and no more than so many. Files that came by text are
   * not among it: whoever has the ticket may have had somebody else text the code.
   */
  public List<ChatLine> after(Tx tx, Chat chat, long seq, int most) {
    return lines.toTicket(tx, Map.of(chat, seq), most).getOrDefault(chat.id(), List.of());
  }

  /**
   * What is new in some chats, by their ids; those that are gone are missing. However many they
   * are, it is asked for with the same few questions.
   *
   * @param after the number of the last message that is known already, of each
   * @param most how many of each at most
   */
  public Map<UUID, News> news(Tx tx, Map<UUID, Long> after, int most) {
    List<Chat> chats = rows.some(tx, after.keySet());
    Map<UUID, Standing> standings = standings(tx, chats);
    Map<UUID, List<ChatLine>> said =
        lines.toTicket(
            tx,
            chats.stream().collect(Collectors.toMap(chat -> chat, chat -> after.get(chat.id()))),
            most);
    return chats.stream()
        .collect(
            Collectors.toMap(
                Chat::id,
                chat ->
                    new News(standings.get(chat.id()), said.getOrDefault(chat.id(), List.of()))));
  }

  /** How a chat stands. */
  public Standing standing(Tx tx, Chat chat) {
    return standings(tx, List.of(chat)).get(chat.id());
  }

  /** Each desk is asked for its hours once, and all places in its queue come together. */
  private Map<UUID, Standing> standings(Tx tx, List<Chat> chats) {
    List<UUID> waiting = chats.stream().filter(FollowChat::waits).map(Chat::id).toList();
    Map<UUID, Integer> places = waiting.isEmpty() ? Map.of() : queue.before(tx, waiting);
    Map<String, DeskNow> desks = new HashMap<>();
    Map<UUID, Standing> standings = new HashMap<>();
    for (Chat chat : chats) {
      DeskNow desk =
          waits(chat)
              ? desks.computeIfAbsent(
                  chat.scope(),
                  post -> new DeskNow(queue.hours(tx, post), queue.usualWait(tx, chat)))
              : DeskNow.NONE;
      standings.put(chat.id(), standing(tx, chat, desk, places.getOrDefault(chat.id(), 0)));
    }
    return standings;
  }

  private static boolean waits(Chat chat) {
    return chat.state() == ChatState.WAITING;
  }

  private static Standing standing(Tx tx, Chat chat, DeskNow desk, int place) {
    boolean waiting = waits(chat);
    Optional<Instant> opens = OfficeHours.open(desk.hours, chat.language().tag(), tx.now());
    boolean here = opens.filter(tx.now()::equals).isPresent();
    return new Standing(
        chat.state(),
        chat.lastSeq(),
        chat.deskRead(),
        chat.isTyping(Side.DESK, tx.now()),
        waiting && here ? place : 0,
        waiting && here ? desk.usualWait.map(FollowChat::minutes) : Optional.empty(),
        here,
        here ? Optional.empty() : opens);
  }

  private record DeskNow(List<OfficeHours> hours, Optional<Duration> usualWait) {
    private static final DeskNow NONE = new DeskNow(List.of(), Optional.empty());
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  /** The visitor has read up to a message: what the desk wrote has arrived. */
  public void read(Tx tx, PageTicket ticket, long upTo) {
    Chat chat = of(tx, ticket).orElse(null);
    if (chat == null || Math.min(upTo, chat.lastSeq()) <= chat.visitorRead()) {
      return;
    }
    List<UUID> read = lines.entries(tx, chat, Side.DESK, chat.visitorRead(), upTo);
    rows.read(tx, chat.id(), Side.VISITOR, upTo);
    read.forEach(entry -> timeline.delivery(tx, entry, Delivery.READ));
    if (!read.isEmpty()) {
      tx.record(chat.caseId(), "chat.read", Map.of("messages", read.size()));
    }
  }

  /** A file of a chat that a ticket opens; empty when it came in none such, or by text. */
  public Optional<Opened> file(Tx tx, PageTicket ticket, UUID attachment) {
    return lines.isOf(tx, ticket.endpoint().index(index), attachment)
        ? reading.open(tx, attachment)
        : Optional.empty();
  }

  /** The visitor is typing. */
  public void typing(Tx tx, PageTicket ticket) {
    of(tx, ticket).filter(Chat::isOpen).ifPresent(chat -> rows.typed(tx, chat.id(), Side.VISITOR));
  }

  /** The visitor goes; what nobody has answered still waits at the desk. */
  public void end(Tx tx, PageTicket ticket) {
    rows.lockOpen(tx, ticket.endpoint().index(index))
        .ifPresent(
            chat -> {
              rows.end(tx, chat.id());
              copying.follow(tx, chat);
              tx.record(chat.caseId(), "chat.ended", Map.of());
            });
  }

  /** Whether it helped; the first answer counts. */
  public void helped(Tx tx, PageTicket ticket, boolean helped) {
    of(tx, ticket)
        .filter(chat -> rows.helped(tx, chat.id(), helped))
        .ifPresent(chat -> tx.record(chat.caseId(), "chat.rated", Map.of("helped", helped)));
  }

  /**
   * How a chat stands, as its visitor is told.
   *
   * @param lastSeq the number of the last message
   * @param deskRead up to which message somebody at the desk has read
   * @param typing whether somebody there is typing
   * @param before how many wait before this one
   * @param minutes how long others have waited lately; empty when nobody has
   * @param here whether the desk is open
   * @param opens when it opens, if it is not and will be
   */
  public record Standing(
      ChatState state,
      long lastSeq,
      long deskRead,
      boolean typing,
      int before,
      Optional<Long> minutes,
      boolean here,
      Optional<Instant> opens) {

    /** The same with something more said in it. */
    public Standing said(long seq) {
      return new Standing(
          state, Math.max(lastSeq, seq), deskRead, typing, before, minutes, here, opens);
    }
  }

  /**
   * What is new in a chat.
   *
   * @param lines what was said, in order
   */
  public record News(Standing standing, List<ChatLine> lines) {

    @Override
    public String toString() {
      return "News[" + lines.size() + "]";
    }
  }
}
