package org.portolan.web.chat;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Outcome;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.outbox.Rendering;

/**
 * {@code /chat/live}: what is new in the chat that the browser's cookie opens, and no other.
 * Without script or connection the page does the same by forms; here nothing is said that was not
 * stored first.
 */
@ServerEndpoint(value = "/chat/live", configurator = ChatSocket.WithTicket.class)
public class ChatSocket {

  /** The longest message in JSON's longest spelling, and what stands around it. */
  private static final int LONGEST_FRAME = 16_384;

  private static final int TYPING_EVERY_SECONDS = 3;
  private static final String TICKET = "ticket";
  private static final String NO_ADDRESS = "socket";

  // there is one of these for each connection: whatever is large is one for all
  @Inject private ChatConnections connections;
  @Inject private SayTogether together;

  @OnOpen
  public void open(Session session, EndpointConfig configuration) throws IOException {
    session.setMaxTextMessageBufferSize(LONGEST_FRAME);
    session.setMaxBinaryMessageBufferSize(1);
    // looked for with its first frame: here the thread is one that reads connections
    if (!(configuration.getUserProperties().get(TICKET) instanceof PageTicket ticket)) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "no chat"));
      return;
    }
    if (!connections.roster().add(new ChatConnection(session, ticket, language(session)))) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many"));
    }
  }

  private static Language language(Session session) {
    return session.getRequestParameterMap().getOrDefault("language", List.of()).stream()
        .flatMap(tag -> Language.find(tag).stream())
        .filter(Languages.travellers()::contains)
        .findFirst()
        .orElse(Language.ENGLISH);
  }

  /** In parts, as it comes: what the container gathers of one has no bound. */
  @OnMessage(maxMessageSize = LONGEST_FRAME)
  public void hear(String part, boolean last, Session session) {
    ChatConnection from = connections.roster().of(session).orElse(null);
    if (from == null) {
      return;
    }
    if (from.begun() + part.length() > LONGEST_FRAME) {
      connections.roster().remove(session);
      from.close(CloseCodes.TOO_BIG, "too large");
      return;
    }
    from.whole(part, last).ifPresent(frame -> hear(frame, from, session));
  }

  private void hear(String frame, ChatConnection from, Session session) {
    Optional<ChatFrames.Said> said = from.heard() ? ChatFrames.read(frame) : Optional.empty();
    if (said.isEmpty() || !hasChat(from)) {
      connections.roster().remove(session);
      from.close(CloseCodes.VIOLATED_POLICY, "not a page of ours");
      return;
    }
    hear(from, said.get());
  }

  private boolean hasChat(ChatConnection from) {
    if (from.chat() == null) {
      connections.find(from);
    }
    return from.chat() != null;
  }

  private void hear(ChatConnection from, ChatFrames.Said said) {
    said.after().ifPresent(from::has);
    said.read().ifPresent(upTo -> connections.read(from, upTo));
    if (said.typing() && from.typesAnew(TYPING_EVERY_SECONDS)) {
      connections.types(from);
    }
    said.say().ifPresent(message -> say(from, message, new ChatText(said.text())));
    if (said.after().isPresent()) {
      connections.want(List.of(from));
    }
  }

  /**
   * Says something in the open chat; another one is begun by the form alone. Nobody waits for it:
   * the answer comes when it is stored, and what its page says meanwhile comes after it. What could
   * not be stored is sent again by its page, which connects anew.
   */
  private void say(ChatConnection from, UUID message, ChatText text) {
    Visitor visitor = new Visitor(from.ticket(), from.language(), Optional.empty(), NO_ADDRESS);
    from.inTurn(
        () ->
            together
                .say(visitor, message, text)
                .thenAccept(outcome -> answer(from, message, text, outcome.orElse(null)))
                .exceptionally(
                    cause -> {
                      connections.roster().remove(from);
                      from.close(CloseCodes.TRY_AGAIN_LATER, "again");
                      return null;
                    }));
  }

  private void answer(ChatConnection from, UUID message, ChatText text, Outcome outcome) {
    if (outcome instanceof SayInChat.Said said) {
      said(from, message, text, said);
    } else if (outcome instanceof SayInChat.Refused refused) {
      from.send(ChatFrames.refused(message, Written.why(from.language(), refused.why())));
    } else {
      from.send(ChatFrames.elsewhere());
    }
  }

  /** Its other pages are told from here; whoever is behind, with what they do not have. */
  private void said(ChatConnection from, UUID message, ChatText text, SayInChat.Said said) {
    Optional<String> told = said.told().map(words -> Rendering.of(words, from.language()));
    boolean here = said.chat().equals(from.chat());
    if (!from.said(ChatFrames.said(message, said.seq(), said.at(), told), here ? said.seq() : 0)) {
      connections.want(List.of(from));
    }
    if (here) {
      ChatLine line = new ChatLine(said.seq(), message, Side.VISITOR, said.at(), text.text());
      connections.said(from, said.chat(), line);
    } else {
      // its enquiry was closed meanwhile, and this is the first of another
      from.send(ChatFrames.elsewhere());
    }
  }

  @OnMessage
  public void pong(PongMessage pong, Session session) {
    connections.roster().of(session).ifPresent(ChatConnection::pong);
  }

  @OnClose
  public void close(Session session) {
    connections.roster().remove(session);
  }

  @OnError
  public void fail(Session session, Throwable cause) {
    connections.roster().remove(session);
    try {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "again"));
    } catch (IOException | IllegalStateException e) {
      // it is gone already
      return;
    }
  }

  /** Looks what the browser brought while it is still a request. */
  public static class WithTicket extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(
        ServerEndpointConfig configuration, HandshakeRequest request, HandshakeResponse response) {
      Map<String, Object> kept = configuration.getUserProperties();
      kept.remove(TICKET);
      if (!isOfAnotherSite(request)) {
        ChatCookie.of(header(request, "cookie")).ifPresent(ticket -> kept.put(TICKET, ticket));
      }
    }

    private static boolean isOfAnotherSite(HandshakeRequest request) {
      return header(request, "sec-fetch-site").stream()
          .anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
    }

    private static List<String> header(HandshakeRequest request, String name) {
      return request.getHeaders().entrySet().stream()
          .filter(one -> one.getKey().equalsIgnoreCase(name))
          .flatMap(one -> one.getValue().stream())
          .toList();
    }
  }
}
