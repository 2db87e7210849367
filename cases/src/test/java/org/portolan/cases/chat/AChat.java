package org.portolan.cases.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatDeskRows;
import org.portolan.cases.chat.store.ChatQueue;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.journal.VerifyJournals;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.cases.visa.ApplicationsInSight;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.store.Applications;
import org.portolan.i18n.Language;

/** A desk of its own with everybody who chats there, and a clock to be moved. */
final class AChat {

  private static final Language FRENCH = Language.of("fr");

  private Instant now = Instant.parse("2026-11-27T09:00:00Z");
  final String scope = "test-" + UUID.randomUUID() + "/desk";
  final String consulate = "test-" + UUID.randomUUID() + "/consulate";
  final Keys keys = TestStore.shared().keys();
  final CaseStore store = TestStore.shared().store(new MovedClock());
  final Settings settings =
      Settings.of(
          Map.of(
              "PORTOLAN_ENQUIRY_SCOPE", scope,
              "PORTOLAN_VISA_POSTS", consulate,
              "PORTOLAN_CHAT_MESSAGES_A_MINUTE", "5",
              "PORTOLAN_CHAT_FILES", "2",
              "PORTOLAN_QUESTIONS_OF_ASKER", "3"));
  final Timeline timeline = new Timeline(keys.sealer());
  final Enquiries enquiries = new Enquiries(keys, new OpenCase(keys), settings);
  final WorkOnEnquiries enquiryWork = new WorkOnEnquiries();
  final Alerts alerts = new Alerts(keys.sealer());
  final SayInChat saying =
      new SayInChat(
          store,
          enquiries,
          timeline,
          new AlarmInChat(store, alerts, new Attention(new Duty(), settings)),
          new PageTurns(store, keys, settings),
          new ChatRows(),
          keys,
          settings);
  final FollowChat following = new FollowChat(timeline, new ChatRows(), new ChatQueue(), keys);
  final WorkOnChats work = new WorkOnChats(new ChatRows(), enquiryWork, timeline, keys);
  final ChatDesk desk = new ChatDesk(new ChatRows(), new ChatDeskRows(), timeline);
  final KeepChatHours hours = new KeepChatHours(new ChatQueue());
  final ChatPosts posts = new ChatPosts(store, new ChatQueue(), enquiries, settings);
  private final ApplicationsInSight applications =
      new ApplicationsInSight(keys, new Applications(new VisaTypes()));
  final HandChatOver handing =
      new HandChatOver(new ChatRows(), work, posts, applications, timeline, alerts);
  final InterpretChat interpreting = new InterpretChat(new ChatRows(), work, timeline);
  final LinkChat linking = new LinkChat(new ChatRows(), work, applications, timeline, keys);
  final Actor anna = worker(scope);
  final Actor ben = worker(scope);
  final Actor consul = consul(consulate);
  private final String address = UUID.randomUUID().toString();

  static Actor worker(String scope) {
    return new Actor(
        "staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.INFORMATION, scope)));
  }

  /** Somebody who decides on visas, and answers the guests who are passed on to their post. */
  static Actor consul(String post) {
    return new Actor(
        "staff:" + UUID.randomUUID(),
        Set.of(
            new Grant(Compartment.INFORMATION, post),
            new Grant(Compartment.VISA, post),
            new Grant(Compartment.IDENTITY, post)));
  }

  static UUID account(Actor actor) {
    return UUID.fromString(actor.id().substring("staff:".length()));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Visitor guest(PageTicket ticket) {
    return new Visitor(ticket, FRENCH, Optional.empty(), address);
  }

  Visitor applicant(PageTicket ticket, UUID application) {
    return new Visitor(ticket, FRENCH, Optional.of(application), address);
  }

  /** {@code said} with the number, {@code told} when there is something to be told, or why not. */
  String say(Visitor visitor, UUID message, String text) {
    return saying
        .say(visitor, message, new ChatText(text))
        .fold(
            said -> (said.told().isPresent() ? "told " : "said ") + said.seq(),
            refused -> refused.why().key(),
            wait -> "wait");
  }

  String say(PageTicket ticket, String text) {
    return say(guest(ticket), UUID.randomUUID(), text);
  }

  /** Sends a file without words; as {@link #say}, or {@code none} when no chat is open. */
  String send(PageTicket ticket, UUID message, StoredFile file) {
    return saying
        .send(guest(ticket), message, new ChatText(""), file)
        .map(
            outcome ->
                outcome.fold(
                    said -> "said " + said.seq(), refused -> refused.why().key(), wait -> "wait"))
        .orElse("none");
  }

  /** A photograph that lies in the store of files. */
  static StoredFile photograph() {
    return new StoredFile(
        FileType.JPEG,
        new Kept(UUID.randomUUID(), "a key", 10),
        new byte[10],
        Optional.of("photo.jpg"));
  }

  <R> R as(Actor actor, Function<Tx, R> act) {
    return store.call(actor, act);
  }

  /** Whether an act was done. */
  boolean does(Actor actor, Function<Tx, Boolean> act) {
    return as(actor, act);
  }

  /** Something is said under an id of its own. */
  WorkOnChats.Saying answer(Actor actor, Chat chat, UUID message, String text) {
    return as(actor, tx -> work.say(tx, chat.id(), message, new ChatText(text)));
  }

  Optional<Chat> next(Actor actor) {
    return as(actor, work::takeNext);
  }

  Optional<Chat> find(PageTicket ticket) {
    return asVisitor(tx -> following.of(tx, ticket));
  }

  List<Entry> timeline(Actor actor, UUID caseId) {
    return as(actor, tx -> timeline.of(tx, caseId));
  }

  <R> R asVisitor(Function<Tx, R> act) {
    return store.call(SayInChat.actor(), act);
  }

  Chat chat(PageTicket ticket) {
    return asVisitor(tx -> following.of(tx, ticket)).orElseThrow();
  }

  Standing standing(PageTicket ticket) {
    return asVisitor(tx -> following.standing(tx, following.of(tx, ticket).orElseThrow()));
  }

  List<String> lines(PageTicket ticket) {
    return asVisitor(tx -> following.after(tx, following.of(tx, ticket).orElseThrow(), 0, 100))
        .stream()
        .map(AChat::written)
        .toList();
  }

  private static String written(ChatLine line) {
    return line.seq() + " " + line.side().key() + " " + line.text();
  }

  /** Reads a chat at the desk, as who has it does. */
  ChatDesk.Page opened(Actor actor, Chat chat) {
    return as(actor, tx -> desk.page(tx, enquiries.reference(tx, chat.caseId()).text()))
        .orElseThrow();
  }

  WorkOnChats.Saying answer(Actor actor, Chat chat, String text) {
    return answer(actor, chat, UUID.randomUUID(), text);
  }

  /** Hands a chat to another post. */
  Handing pass(Actor officer, Chat chat, String from, String to) {
    return as(HandChatOver.alsoAt(officer, to), tx -> handing.toPost(tx, chat.id(), from, to))
        .handing();
  }

  Handing hand(Actor officer, Chat chat, Actor colleague) {
    return as(officer, tx -> handing.toColleague(tx, chat.id(), account(colleague)));
  }

  /** What is damaged in the journal of a case. */
  List<?> damage(UUID caseId) {
    return new VerifyJournals(store, keys, settings).of(caseId).findings();
  }

  boolean joins(Actor colleague, Chat chat) {
    return as(colleague, tx -> interpreting.join(tx, chat.id())).isPresent();
  }

  List<Row> open(Actor actor) {
    return as(actor, tx -> desk.open(tx, 50));
  }

  private final class MovedClock extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
