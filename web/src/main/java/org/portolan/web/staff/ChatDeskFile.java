package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.files.CaseReference;
import org.portolan.web.uploads.ReceivedFile;
import org.portolan.web.uploads.ReceivedFile.Refusal;
import org.portolan.web.uploads.UploadCheck;
import org.portolan.web.uploads.UploadRoom;

/** Takes a file that whoever has a chat sends in it, and leads back to the chat's page. */
public class ChatDeskFile extends HttpServlet {

  /** Below the chat's page. */
  public static final String PATH = "/staff/chat/file";

  private static final String REFERENCE = "ref=";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Inject private transient StaffSession staff;
  @Inject private transient UploadCheck check;
  @Inject private transient WorkOnChats work;
  @Inject private transient UploadRoom room;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String type = request.getContentType();
    Optional<CaseReference> reference = reference(request);
    if (reference.isEmpty() || type == null || !type.startsWith("multipart/form-data")) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    String refused = receive(request);
    response.sendRedirect(
        "/staff/chat?ref="
            + reference.get().text()
            + (refused.isEmpty() ? "" : "&refused=" + refused));
  }

  /** Of the address alone: whoever asks for a field has all that was sent read. */
  private static Optional<CaseReference> reference(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString())
        .filter(query -> query.startsWith(REFERENCE))
        .flatMap(query -> CaseReference.parse(query.substring(REFERENCE.length())));
  }

  /** Why it was not sent, as the end of a text's key; empty when it was. */
  private String receive(HttpServletRequest request) throws IOException, ServletException {
    if (check.limit().isExceededBy(request)) {
      return Refusal.TOO_LARGE.key();
    }
    if (!room.take(request)) {
      return Refusal.UNCHECKED.key();
    }
    try {
      Part part;
      try {
        part = request.getPart("file");
      } catch (IllegalStateException e) {
        // the server has read no more of it than may be
        return Refusal.TOO_LARGE.key();
      }
      return send(id(request, "chat"), id(request, "message"), check.look(part));
    } finally {
      room.leave(request);
    }
  }

  private String send(Optional<UUID> chat, Optional<UUID> message, ReceivedFile file)
      throws IOException {
    if (file.refusal().isPresent()) {
      return file.refusal().get().key();
    }
    if (chat.isEmpty() || message.isEmpty()) {
      return Saying.OVER.key();
    }
    StoredFile kept = check.keep(file);
    Saying saying =
        staff.ask(tx -> work.send(tx, chat.get(), message.get(), new ChatText(""), kept));
    if (saying != Saying.SAID) {
      check.drop(kept);
    }
    return saying == Saying.SAID ? "" : saying.key();
  }

  private static Optional<UUID> id(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .filter(typed -> ID.matcher(typed).matches())
        .map(UUID::fromString);
  }
}
