package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.i18n.Language;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;
import org.portolan.web.uploads.AttachmentAnswer;
import org.portolan.web.uploads.ReceivedFile.Refusal;
import org.portolan.web.uploads.Turns;
import org.portolan.web.uploads.UploadRoom;
import org.portolan.web.visa.DocumentsPart.Sent;

/**
 * {@code /{language}/visa/documents/{n}}: the documents of the n-th of somebody's own applications,
 * and where they are sent to; {@code …/{n}/{k}}: the k-th of them as a small picture.
 */
public class DocumentsPage extends HttpServlet {

  private static final Pattern PATH = Pattern.compile("/(\\d{1,3})(?:/\\d{1,3})?");

  /** Made anew at a time; as many again as a page shows wait for it. */
  private static final Turns PICTURES = new Turns(2, Duration.ofSeconds(10));

  @Inject private transient OwnDesk desk;
  @Inject private transient TravellerDoor door;
  @Inject private transient DocumentsPart documents;
  @Inject private transient UploadRoom room;
  @Inject private transient SealedFiles files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Opened> opened = enter(request, response);
    if (opened.isEmpty()) {
      return;
    }
    String place = path(request).replaceFirst("^/\\d+/?", "");
    if (place.isEmpty()) {
      VisaFrame frame = new VisaFrame(PublicAnswer.language(request), desk.isHelped());
      write(response, frame, documents.show(frame, opened.get()));
    } else {
      picture(response, opened.get(), Integer.parseInt(place));
    }
  }

  private void picture(HttpServletResponse response, Opened opened, int place) throws IOException {
    Optional<ReadAttachment.Opened> picture =
        place == 0 ? Optional.empty() : documents.picture(opened, place);
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    new AttachmentAnswer(picture.get().attachment().id(), "small")
        .write(response, files, picture.get(), PICTURES);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String type = request.getContentType();
    if (type == null || !type.startsWith("multipart/form-data")) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    // whose it is, is known before a byte of it is read
    Optional<Opened> opened = enter(request, response);
    if (opened.isEmpty()) {
      return;
    }
    VisaFrame frame = new VisaFrame(PublicAnswer.language(request), desk.isHelped());
    if (documents.limit().isExceededBy(request)) {
      write(response, frame, documents.refused(frame, opened.get(), Refusal.TOO_LARGE));
      return;
    }
    if (!room.take(request)) {
      write(response, frame, documents.refused(frame, opened.get(), Refusal.UNCHECKED));
      return;
    }
    try {
      receive(request, response, frame, opened.get());
    } finally {
      room.leave(request);
    }
  }

  private void receive(
      HttpServletRequest request, HttpServletResponse response, VisaFrame frame, Opened opened)
      throws IOException, ServletException {
    Part file;
    try {
      file = request.getPart("file");
    } catch (IllegalStateException e) {
      // the server has read no more of it than may be
      write(response, frame, documents.refused(frame, opened, Refusal.TOO_LARGE));
      return;
    }
    Optional<Opened> named =
        Optional.ofNullable(request.getParameter(Opened.OF))
            .flatMap(desk::named)
            .filter(one -> !one.isReadOnly());
    if (named.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Sent sent =
        new Sent(
            request.getParameter("member"), request.getParameter("document"), documents.look(file));
    Reply reply = documents.receive(frame, named.get(), sent);
    if (reply.below() != null) {
      response.sendRedirect(frame.address(reply.below()));
    } else {
      write(response, frame, reply.html());
    }
  }

  private Optional<Opened> enter(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (desk.isClosed()) {
      response.sendRedirect(
          new VisaFrame(language).address("my/sign-in" + (door.wasOpen() ? "?ended" : "")));
      return Optional.empty();
    }
    Matcher path = PATH.matcher(path(request));
    Optional<Opened> opened =
        path.matches()
            ? desk.open(Integer.parseInt(path.group(1))).filter(one -> !one.isReadOnly())
            : Optional.empty();
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return opened;
  }

  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  private static void write(HttpServletResponse response, VisaFrame frame, String html)
      throws IOException {
    PublicAnswer.write(response, frame.language(), PublicAnswer.KEPT_BY_NOBODY, html);
  }
}
