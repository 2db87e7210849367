package org.portolan.web.chat;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;

/**
 * {@code /{language}/chat}: a chat with a person, by plain forms. A message's id is drawn with its
 * form, so that a form that is sent twice says it once; so is the ticket that opens the chat, which
 * the browser keeps once something was said.
 */
public class ChatPage extends HttpServlet {

  @Inject private transient ChatPart chats;
  @Inject private transient CaseStore store;
  @Inject private transient SayInChat saying;
  @Inject private transient FollowChat following;
  @Inject private transient ChatByText byText;
  @Inject private transient OwnApplications applications;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    Optional<PageTicket> ticket = ChatCookie.of(request);
    Written written =
        Written.nothing(applications.reference(request.getParameter("application")).orElse(""));
    chats.answer(response, language, ticket, written);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    Map<String, String> fields = FormBody.read(request).orElse(Map.of("text", "", "long", ""));
    Optional<PageTicket> kept = ChatCookie.of(request);
    if (fields.containsKey("code")) {
      goOn(request, response, language, fields.get("code"));
    } else if (fields.containsKey("again")) {
      ChatCookie.forget(request, response);
      ChatPart.lead(response, language);
    } else if (fields.containsKey("end")) {
      kept.ifPresent(ticket -> store.run(SayInChat.actor(), tx -> following.end(tx, ticket)));
      ChatPart.lead(response, language);
    } else if (fields.containsKey("mine")) {
      applications
          .person()
          .flatMap(who -> found(who, applications.cases()))
          .ifPresent(ticket -> ChatCookie.keep(request, response, ticket));
      ChatPart.lead(response, language);
    } else if (fields.containsKey("by-text")) {
      Optional<String> code =
          kept.flatMap(ticket -> store.call(SayInChat.actor(), tx -> byText.draw(tx, ticket)));
      chats.answer(response, language, kept, Written.of(fields).toText(code));
    } else if (fields.containsKey("helped")) {
      boolean helped = "yes".equals(fields.get("helped"));
      kept.ifPresent(
          ticket -> store.run(SayInChat.actor(), tx -> following.helped(tx, ticket, helped)));
      ChatPart.lead(response, language);
    } else if (fields.containsKey("look")) {
      chats.answer(response, language, kept, Written.of(fields));
    } else {
      say(request, response, language, fields);
    }
  }

  private Optional<PageTicket> found(UUID who, Set<UUID> open) {
    return store.call(SayInChat.actor(), tx -> following.foundAgain(tx, who, open));
  }

  /** Somebody comes back with what they wrote down, perhaps on another telephone. */
  private void goOn(
      HttpServletRequest request, HttpServletResponse response, Language language, String typed)
      throws IOException {
    Optional<PageTicket> ticket =
        PageTicket.parse(typed)
            .filter(
                one ->
                    saying.mayLook(one, Address.of(request.getRemoteAddr()))
                        && store.call(SayInChat.actor(), tx -> following.of(tx, one).isPresent()));
    if (ticket.isEmpty()) {
      chats.unknown(response, language, typed);
      return;
    }
    ChatCookie.keep(request, response, ticket.get());
    ChatPart.lead(response, language);
  }

  private void say(
      HttpServletRequest request,
      HttpServletResponse response,
      Language language,
      Map<String, String> fields)
      throws IOException {
    PageTicket ticket =
        PageTicket.parse(fields.get("ticket"))
            .or(() -> ChatCookie.of(request))
            .orElseGet(PageTicket::draw);
    Written written = Written.of(fields);
    Visitor visitor =
        new Visitor(
            ticket,
            language,
            applications.named(written.about()),
            Address.of(request.getRemoteAddr()),
            applications.person());
    ChatText text =
        new ChatText(
            fields.containsKey("long") ? "x".repeat(ChatText.LONGEST + 1) : written.text());
    Optional<Written> again =
        saying
            .say(visitor, written.message(), text)
            .fold(
                said -> said.told().map(told -> Written.told(told, language)),
                refused -> Optional.of(written.refused(refused.why())),
                wait ->
                    Optional.of(
                        written.later(PublicAnswer.minutes(clock.instant(), wait.until()))));
    boolean said = again.filter(Written::isRefused).isEmpty();
    if (said) {
      ChatCookie.keep(request, response, ticket);
    }
    if (again.isEmpty()) {
      ChatPart.lead(response, language);
    } else {
      chats.answer(response, language, Optional.of(ticket), again.get());
    }
  }
}
