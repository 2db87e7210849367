package org.portolan.web.uploads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.web.pictures.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a file that somebody sent: {@code …/{id}} to be saved as it came, {@code …/small}
 * and {@code …/large} as a picture made anew from its points. It comes from anybody: no browser is
 * to take it for a page, or to run anything in it.
 *
 * @param id of the file
 * @param size {@code small} or {@code large}; null to be saved
 */
public record AttachmentAnswer(UUID id, String size) {

  private static final Logger LOG = LoggerFactory.getLogger(AttachmentAnswer.class);
  private static final Pattern PATH =
      Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/(small|large))?");

  private static final String SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'";

  /** What is asked for by the rest of an address; empty when that names no file. */
  public static Optional<AttachmentAnswer> of(HttpServletRequest request) {
    Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    return path.matches()
        ? Optional.of(new AttachmentAnswer(UUID.fromString(path.group(1)), path.group(2)))
        : Optional.empty();
  }

  /** Writes the file, which whoever asks may see. */
  public void write(HttpServletResponse response, SealedFiles files, Opened opened)
      throws IOException {
    write(response, files, opened, Optional.empty());
  }

  /**
   * The same for somebody whom nobody knows: a picture is made when it is its turn, so that they
   * take no more of the server than that.
   *
   * @param turns how many are made at a time
   */
  public void write(HttpServletResponse response, SealedFiles files, Opened opened, Turns turns)
      throws IOException {
    write(response, files, opened, Optional.of(turns));
  }

  private void write(
      HttpServletResponse response, SealedFiles files, Opened opened, Optional<Turns> turns)
      throws IOException {
    response.setHeader("Content-Security-Policy", SHUT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (InputStream content = files.open(opened.file().name(), opened.file().key())) {
      if (size == null) {
        save(response, opened, content);
      } else {
        show(response, opened, content, turns);
      }
    } catch (IOException e) {
      LOG.error("Attachment {} cannot be read", id, e);
      if (response.isCommitted()) {
        throw e;
      }
      response.reset();
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void show(
      HttpServletResponse response, Opened opened, InputStream content, Optional<Turns> turns)
      throws IOException {
    if (!turns.map(Turns::take).orElse(true)) {
      response.setHeader("Retry-After", Turns.AGAIN_SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Optional<byte[]> picture;
    try {
      picture = picture(opened, content);
    } finally {
      // whoever reads it slowly keeps nobody waiting
      turns.ifPresent(Turns::leave);
    }
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/jpeg");
    response.setHeader("Content-Disposition", "inline");
    response.setContentLength(picture.get().length);
    response.getOutputStream().write(picture.get());
  }

  private Optional<byte[]> picture(Opened opened, InputStream content) throws IOException {
    return opened.attachment().type().orElseThrow().isPicture()
        ? Pictures.anew(content, size.equals("small") ? Pictures.SMALL : Pictures.LARGE)
        : Optional.empty();
  }

  /** Under a name of our own: its sender's would be one more thing to be careful with. */
  private void save(HttpServletResponse response, Opened opened, InputStream content)
      throws IOException {
    FileType type = opened.attachment().type().orElseThrow();
    String name = id.toString().substring(0, 8) + "." + type.extension();
    response.setContentType(type.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename=\"portolan-" + name + "\"");
    response.setContentLengthLong(opened.attachment().bytes());
    content.transferTo(response.getOutputStream());
  }
}
