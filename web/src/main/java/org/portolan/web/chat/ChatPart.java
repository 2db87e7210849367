package org.portolan.web.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.start.PublicFrame;

/** The page of a visitor's chat, as every address of it answers. */
@Dependent
public class ChatPart {

  /** As much of a chat as one reads back: the last messages. */
  static final int SHOWN = 200;

  @Inject private Settings settings;
  @Inject private CaseStore store;
  @Inject private FollowChat following;
  @Inject private OwnApplications applications;

  /** The chat that a ticket opens, else the form with which one begins. */
  void answer(
      HttpServletResponse response, Language language, Optional<PageTicket> ticket, Written written)
      throws IOException {
    Optional<ChatView.Shown> shown =
        ticket.flatMap(one -> store.call(SayInChat.actor(), tx -> shown(tx, one)));
    write(
        response,
        language,
        shown
            .map(chat -> view().chat(language, chat, written))
            .orElseGet(
                () ->
                    view().empty(language, ticket.orElseGet(PageTicket::draw), written, isMine())));
  }

  /** Whether a chat is under way that whoever is signed in began, on another device perhaps. */
  private boolean isMine() {
    return applications.person().filter(who -> has(who, applications.cases())).isPresent();
  }

  private boolean has(UUID who, Set<UUID> open) {
    return store.call(SayInChat.actor(), tx -> following.hasOne(tx, who, open));
  }

  /** Nobody has such a code. */
  void unknown(HttpServletResponse response, Language language, String typed) throws IOException {
    write(response, language, view().unknown(language, PageTicket.draw(), typed));
  }

  private Optional<ChatView.Shown> shown(Tx tx, PageTicket ticket) {
    Optional<Chat> chat = following.of(tx, ticket);
    chat.ifPresent(one -> following.read(tx, ticket, one.lastSeq()));
    return chat.map(
        one ->
            new ChatView.Shown(
                ticket,
                one,
                following.standing(tx, one),
                following.after(tx, one, Math.max(0, one.lastSeq() - SHOWN), SHOWN)));
  }

  private static void write(HttpServletResponse response, Language language, String html)
      throws IOException {
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, html);
  }

  /** So that loading the page again says nothing again. */
  static void lead(HttpServletResponse response, Language language) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    response.setHeader("Location", PublicFrame.address(language) + ChatView.PATH);
  }

  private ChatView view() {
    return new ChatView(settings);
  }
}
