package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.portolan.i18n.Language;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;
import org.portolan.web.visa.DocumentsPart.Sent;

/**
 * {@code /{language}/visa/documents/{n}}: the documents of the n-th of somebody's own applications,
 * and where they are sent to.
 */
public class DocumentsPage extends HttpServlet {

  /** Each is in memory while it is read: so many at a time, and no more. */
  private static final Semaphore READING = new Semaphore(8);

  private static final int PATIENCE_SECONDS = 20;

  @Inject private transient OwnDesk desk;
  @Inject private transient TravellerDoor door;
  @Inject private transient DocumentsPart documents;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Opened> opened = enter(request, response);
    if (opened.isPresent()) {
      VisaFrame frame = new VisaFrame(PublicAnswer.language(request));
      write(response, frame, documents.show(frame, opened.get()));
    }
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
    if (!mayRead()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      receive(request, response, opened.get());
    } finally {
      READING.release();
    }
  }

  private static boolean mayRead() {
    try {
      return READING.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void receive(HttpServletRequest request, HttpServletResponse response, Opened opened)
      throws IOException, ServletException {
    VisaFrame frame = new VisaFrame(PublicAnswer.language(request));
    Optional<Sent> sent = read(request);
    if (sent.isEmpty()) {
      write(response, frame, documents.tooLarge(frame, opened));
      return;
    }
    Optional<Opened> named = Optional.ofNullable(sent.get().of()).flatMap(desk::named);
    if (named.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Reply reply = documents.receive(frame, named.get(), sent.get());
    if (reply.below() != null) {
      response.sendRedirect(frame.address(reply.below()));
    } else {
      write(response, frame, reply.html());
    }
  }

  /** What was sent; empty when it is larger than the server takes, or no form. */
  private Optional<Sent> read(HttpServletRequest request) throws IOException, ServletException {
    try {
      ReceivedFile file = documents.look(request.getPart("file"));
      return Optional.of(
          new Sent(
              request.getParameter(Opened.OF),
              request.getParameter("member"),
              request.getParameter("document"),
              file));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private Optional<Opened> enter(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (desk.who().isEmpty()) {
      response.sendRedirect(
          new VisaFrame(language).address("my/sign-in" + (door.wasOpen() ? "?ended" : "")));
      return Optional.empty();
    }
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    Optional<Opened> opened =
        path.matches("/\\d{1,3}")
            ? desk.open(Integer.parseInt(path.substring(1)))
            : Optional.empty();
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return opened;
  }

  private static void write(HttpServletResponse response, VisaFrame frame, String html)
      throws IOException {
    PublicAnswer.write(response, frame.language(), PublicAnswer.KEPT_BY_NOBODY, html);
  }
}
