package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.web.pictures.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came with a message: {@code /staff/attachment/{id}} to be saved as it came, {@code …/small}
 * and {@code …/large} as a picture made anew from its points. It comes from anybody: no browser is
 * to take it for a page, or to run anything in it.
 */
@WebServlet("/staff/attachment/*")
public class AttachmentFile extends HttpServlet {

  private static final Logger LOG = LoggerFactory.getLogger(AttachmentFile.class);
  private static final Pattern PATH =
      Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/(small|large))?");

  private static final String SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'";

  @Inject private transient StaffSession staff;
  @Inject private transient ReadAttachment reading;
  @Inject private transient SealedFiles files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    Optional<Opened> opened =
        path.matches()
            ? staff.ask(tx -> reading.open(tx, UUID.fromString(path.group(1))))
            : Optional.empty();
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Content-Security-Policy", SHUT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (InputStream content = files.open(opened.get().file().name(), opened.get().file().key())) {
      if (path.group(2) == null) {
        save(response, opened.get(), content);
      } else {
        show(response, opened.get(), content, path.group(2).equals("small"));
      }
    } catch (IOException e) {
      LOG.error("Attachment {} cannot be read", opened.get().attachment().id(), e);
      if (response.isCommitted()) {
        throw e;
      }
      response.reset();
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void show(
      HttpServletResponse response, Opened opened, InputStream content, boolean small)
      throws IOException {
    FileType type = opened.attachment().type().orElseThrow();
    Optional<byte[]> picture =
        type.isPicture()
            ? Pictures.anew(content, small ? Pictures.SMALL : Pictures.LARGE)
            : Optional.empty();
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/jpeg");
    response.setHeader("Content-Disposition", "inline");
    response.setContentLength(picture.get().length);
    response.getOutputStream().write(picture.get());
  }

  /** Under a name of our own: its sender's would be one more thing to be careful with. */
  private static void save(HttpServletResponse response, Opened opened, InputStream content)
      throws IOException {
    FileType type = opened.attachment().type().orElseThrow();
    String name = opened.attachment().id().toString().substring(0, 8) + "." + type.extension();
    response.setContentType(type.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename=\"portolan-" + name + "\"");
    response.setContentLengthLong(opened.attachment().bytes());
    content.transferTo(response.getOutputStream());
  }
}
