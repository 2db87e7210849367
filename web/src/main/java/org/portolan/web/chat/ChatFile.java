package org.portolan.web.chat;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Outcome;
import org.portolan.cases.chat.SayInChat.Refused;
import org.portolan.cases.chat.SayInChat.Said;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.uploads.AttachmentAnswer;
import org.portolan.web.uploads.ReceivedFile;
import org.portolan.web.uploads.ReceivedFile.Refusal;
import org.portolan.web.uploads.Turns;
import org.portolan.web.uploads.UploadCheck;
import org.portolan.web.uploads.UploadRoom;

/**
 * {@code /{language}/chat/file}: where a visitor sends files of their chat, and {@code …/{id}} what
 * came in it, from either side. A file begins no chat: whoever has none is led to where one begins.
 */
public class ChatFile extends HttpServlet {

  /** So many of the largest files are taken in at a time. */
  private static final int AT_ONCE = 3;

  /** Making a picture takes a processor and memory; more at a time would take them from others. */
  private static final Turns PICTURES = new Turns(2, Duration.ofSeconds(10));

  @Inject private transient ChatPart chats;
  @Inject private transient ChatConnections connections;
  @Inject private transient UploadCheck check;
  @Inject private transient SealedFiles files;
  @Inject private transient CaseStore store;
  @Inject private transient SayInChat saying;
  @Inject private transient FollowChat following;
  @Inject private transient Settings settings;

  private transient UploadRoom room;

  @Override
  public void init() {
    room = UploadRoom.ofStrangers(settings, AT_ONCE);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    Optional<AttachmentAnswer> asked = AttachmentAnswer.of(request);
    Optional<PageTicket> ticket = ChatCookie.of(request);
    Optional<Opened> opened =
        asked.flatMap(
            file ->
                ticket.flatMap(
                    one ->
                        store.call(SayInChat.actor(), tx -> following.file(tx, one, file.id()))));
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    asked.get().write(response, files, opened.get(), PICTURES);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String type = request.getContentType();
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (type == null || !type.startsWith("multipart/form-data")) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Language language = PublicAnswer.language(request);
    // whose chat it is, is known before a byte of it is read
    Optional<PageTicket> ticket = ChatCookie.of(request).filter(this::isOpen);
    if (ticket.isEmpty()) {
      ChatPart.lead(response, language);
      return;
    }
    Optional<String> refused = receive(request, language, ticket.get());
    if (refused.isEmpty()) {
      connections.want(connections.roster().ofTicket(ticket.get()));
      ChatPart.lead(response, language);
    } else {
      chats.answer(response, language, ticket, Written.fileRefused(refused.get()));
    }
  }

  private boolean isOpen(PageTicket ticket) {
    return store.call(
        SayInChat.actor(), tx -> following.of(tx, ticket).filter(Chat::isOpen).isPresent());
  }

  /** Takes a file in; why not, in the reader's language, when it is refused. */
  private Optional<String> receive(HttpServletRequest request, Language language, PageTicket ticket)
      throws IOException, ServletException {
    if (check.limit().isExceededBy(request)) {
      return Optional.of(why(language, Refusal.TOO_LARGE));
    }
    if (!room.take(request)) {
      return Optional.of(why(language, Refusal.UNCHECKED));
    }
    try {
      Part part;
      try {
        part = request.getPart("file");
      } catch (IllegalStateException e) {
        // the server has read no more of it than may be
        return Optional.of(why(language, Refusal.TOO_LARGE));
      }
      Visitor visitor =
          new Visitor(ticket, language, Optional.empty(), Address.of(request.getRemoteAddr()));
      UUID message =
          Written.id(Optional.ofNullable(request.getParameter("message")).orElse(""))
              .orElseGet(UUID::randomUUID);
      return send(visitor, message, check.look(part));
    } finally {
      room.leave(request);
    }
  }

  private Optional<String> send(Visitor visitor, UUID message, ReceivedFile file)
      throws IOException {
    Language language = visitor.language();
    if (file.refusal().isPresent()) {
      return Optional.of(why(language, file.refusal().get()));
    }
    StoredFile kept = check.keep(file);
    Outcome outcome = saying.send(visitor, message, new ChatText(""), kept).orElse(null);
    if (outcome instanceof Said) {
      return Optional.empty();
    }
    check.drop(kept);
    // when the chat ended meanwhile its page says so
    return outcome instanceof Refused refused
        ? Optional.of(Written.why(language, refused.why()))
        : Optional.empty();
  }

  private String why(Language language, Refusal refusal) {
    return Texts.product()
        .text(language, "apply.files." + refusal.key(), Map.of("mb", check.limit().megabytes()));
  }
}
