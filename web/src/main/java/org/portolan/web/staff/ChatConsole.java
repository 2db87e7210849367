package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.chat.ChatDesk;
import org.portolan.cases.chat.ChatDesk.Item;
import org.portolan.cases.chat.ChatDesk.Page;
import org.portolan.cases.chat.InterpretChat;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Texts;
import org.portolan.messaging.enquiry.AnswerChat;
import org.portolan.messaging.enquiry.SayWhatBecame;
import org.portolan.web.chat.ChatConnections;
import org.primefaces.PrimeFaces;

/** One chat: what was said, what is said next, and who has it. */
@Named
@ViewScoped
public class ChatConsole implements Serializable {

  private static final long serialVersionUID = 1;

  /** Sentences that are there in every visitor's language, by the ends of their keys. */
  private static final List<String> CANNED = List.of("hello", "moment", "papers", "bye");

  private static final int SHOWN = 100;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient ChatDesk desk;
  @Inject private transient WorkOnChats work;
  @Inject private transient AnswerChat answering;
  @Inject private transient SayWhatBecame telling;
  @Inject private transient InterpretChat interpreting;
  @Inject private transient ChatConnections connections;
  @Inject private transient Colleagues colleagues;

  private String reference;
  private String text;
  private String note;

  /** What is being written, so that it is said once however often it is sent. */
  private UUID message = UUID.randomUUID();

  private transient Page page;
  private transient List<ChatDesk.Row> own;

  /** The chat; null when there is none on a case of this reference that this person may see. */
  public Page getPage() {
    if (page == null) {
      page =
          CaseReference.parse(reference)
              .flatMap(known -> staff.ask(tx -> desk.page(tx, known.text())))
              .orElse(null);
    }
    return page;
  }

  /** The reader's other chats. */
  public List<ChatDesk.Row> getOwn() {
    if (own == null) {
      String actor = staff.getMember().actor().id();
      own =
          staff.ask(tx -> desk.open(tx, SHOWN)).stream()
              .filter(row -> row.chat().isOf(actor))
              .toList();
    }
    return own;
  }

  /** Asks again: something was said, or somebody is typing. */
  public void refresh() {
    page = null;
    own = null;
  }

  Optional<Chat> chat() {
    return Optional.ofNullable(getPage()).map(Page::chat);
  }

  /** Whether the reader has it. */
  public boolean isMine() {
    return chat()
        .filter(one -> one.state() == ChatState.TALKING)
        .filter(one -> one.isOf(staff.getMember().actor().id()))
        .isPresent();
  }

  /** Whether the reader may say something in it. */
  public boolean isAnswering() {
    return chat().filter(one -> one.isAnsweredBy(staff.getMember().actor().id())).isPresent();
  }

  /** Whether the reader can help a colleague with its language. */
  public boolean isToJoin() {
    return !isAnswering() && chat().filter(one -> one.state() == ChatState.TALKING).isPresent();
  }

  /** Whether something can still be said in it, by whomever. */
  public boolean isOpen() {
    return chat().filter(Chat::isOpen).isPresent();
  }

  /** Whether the reader helps with its language, and nothing else. */
  public boolean isInterpreting() {
    return isAnswering() && !isMine();
  }

  /** Who has it; empty when nobody has. */
  public String getOfficer() {
    return name(chat().flatMap(Chat::officer));
  }

  /** Who helps with its language; empty when nobody does. */
  public String getInterpreter() {
    return name(chat().filter(Chat::isOpen).flatMap(Chat::interpreter));
  }

  private String name(Optional<String> actor) {
    return actor.map(one -> colleagues.name(one).orElse("–")).orElse("");
  }

  /** Says what was typed; what is refused stays in the field, with the reason above it. */
  public void say() {
    Saying saying =
        chat()
            .map(one -> staff.ask(tx -> answering.say(tx, one.id(), message, new ChatText(text))))
            .orElse(Saying.OVER);
    if (saying == Saying.SAID) {
      chat().map(Chat::caseId).ifPresent(connections::said);
      text = null;
      message = UUID.randomUUID();
      PrimeFaces.current().ajax().addCallbackParam("said", true);
    } else {
      said.error("staff.chat.refused." + saying.key());
    }
    refresh();
  }

  /** Something is being typed. */
  public void typing() {
    chat()
        .ifPresent(
            one ->
                staff.ask(
                    tx -> {
                      work.typing(tx, one.id());
                      return null;
                    }));
  }

  /** Takes it, from the queue or from whoever had it when the page was shown. */
  public void take() {
    act(chat -> tx -> work.take(tx, chat.id(), chat.officer()));
  }

  /** Joins it to help with its language. */
  public void interpret() {
    act(chat -> tx -> telling.join(tx, chat.id()));
    chat().map(Chat::caseId).ifPresent(connections::said);
  }

  /** Interprets it no longer. */
  public void leave() {
    act(chat -> tx -> interpreting.leave(tx, chat.id()));
  }

  /** Puts it back, so that somebody else takes it. */
  public void handBack() {
    act(chat -> tx -> work.handBack(tx, chat.id()));
  }

  /** Ends it. */
  public void end() {
    act(chat -> tx -> work.end(tx, chat.id()));
  }

  private void act(Function<Chat, Function<Tx, Boolean>> act) {
    boolean done = chat().map(one -> staff.ask(act.apply(one))).orElse(false);
    if (!done) {
      said.error("staff.chat.overtaken");
    }
    refresh();
  }

  /** Notes what was typed for colleagues. */
  public void addNote() {
    boolean noted =
        chat()
            .map(one -> staff.ask(tx -> work.note(tx, one.id(), new ChatText(note))))
            .orElse(false);
    if (noted) {
      note = null;
    } else {
      said.error("staff.chat.refused." + (new ChatText(note).isEmpty() ? "empty" : "too-long"));
    }
    refresh();
  }

  /** Ready sentences in the visitor's language. */
  public List<String> getCanned() {
    return CANNED.stream()
        .map(key -> Texts.product().text(getPage().chat().language(), "chat.canned." + key))
        .toList();
  }

  /** The time at which something was said. */
  public String time(Item item) {
    return texts.time(LocalTime.ofInstant(item.at(), ZoneOffset.UTC)) + " UTC";
  }

  /** How a line of the timeline looks. */
  public String look(Item item) {
    return Map.of("visitor", "received", "desk", "sent").getOrDefault(item.kind(), "note");
  }

  /** Whether the visitor has read it. */
  public boolean isRead(Item item) {
    return item.seq() <= getPage().chat().visitorRead();
  }

  /** The page of its case. */
  public String getCaseAddress() {
    return (getPage().chat().ofEnquiry() ? "/staff/enquiry?ref=" : "/staff/visa?ref=")
        + getPage().reference();
  }

  /** Whether a visitor said that it helped; null while nothing was said. */
  public Boolean getHelped() {
    return chat().flatMap(Chat::helped).orElse(null);
  }

  public String getLanguageName() {
    return getPage().chat().language().ownName();
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
