package org.portolan.messaging.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.messaging.channel.FailureClass;

/**
 * What a mail server reports of a mail of ours (RFC 3464).
 *
 * @param outboxId of the mail
 * @param arrived whether it was delivered after all; else it never will be
 * @param failure what that means for us
 * @param code the class and detail of the status, {@code 511} of {@code 5.1.1}
 */
record Bounce(UUID outboxId, boolean arrived, FailureClass failure, int code) {

  private static final int LONGEST_REPORT = 64 * 1024;

  /** The report in a mail; empty when it is of no mail of ours, or only says that it takes time. */
  static Optional<Bounce> in(MimeMessage mail, MailIds ids) throws MessagingException {
    try {
      if (!(mail.getContent() instanceof Multipart parts)) {
        return Optional.empty();
      }
      Optional<UUID> of = Optional.empty();
      Optional<Told> told = Optional.empty();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType("message/delivery-status")) {
          told = told(bytes(part));
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
          of = of.or(() -> id(part, ids));
        }
      }
      Optional<UUID> outboxId = of.or(() -> ofEnvelope(mail, ids));
      return told.flatMap(what -> outboxId.flatMap(what::about));
    } catch (IOException e) {
      throw new MessagingException("The report cannot be read.", e);
    }
  }

  private static Optional<UUID> id(Part returned, MailIds ids) {
    try {
      InternetHeaders headers =
          new InternetHeaders(new ByteArrayInputStream(bytes(returned)), true);
      return Stream.ofNullable(headers.getHeader("Message-ID"))
          .flatMap(Arrays::stream)
          .flatMap(value -> ids.in(value).stream())
          .findFirst();
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> ofEnvelope(MimeMessage mail, MailIds ids) {
    try {
      String[] to = mail.getHeader("To");
      return to == null ? Optional.empty() : ids.in(to[0]);
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(LONGEST_REPORT);
    }
  }

  /** Groups of fields: one of the report, then one for each recipient; ours have one. */
  private static Optional<Told> told(byte[] report) throws MessagingException {
    ByteArrayInputStream in = new ByteArrayInputStream(report);
    while (in.available() > 0) {
      InternetHeaders group = new InternetHeaders(in, true);
      String action = group.getHeader("Action", null);
      if (action != null) {
        return Optional.of(
            new Told(
                action.strip().toLowerCase(Locale.ROOT),
                MailStatus.in(group.getHeader("Status", " "))));
      }
    }
    return Optional.empty();
  }

  private record Told(String action, Optional<MailStatus> status) {

    private Optional<Bounce> about(UUID outboxId) {
      return switch (action) {
        case "failed" ->
            Optional.of(
                new Bounce(
                    outboxId,
                    false,
                    status.map(MailStatus::ended).orElse(FailureClass.STOP),
                    status.map(MailStatus::code).orElse(0)));
        case "delivered" -> Optional.of(new Bounce(outboxId, true, FailureClass.STOP, 0));
        default -> Optional.empty();
      };
    }
  }
}
