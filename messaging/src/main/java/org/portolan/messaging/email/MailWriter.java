package org.portolan.messaging.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * Writes a text as a mail. Inboxes are shared and subjects stand in lists: the subject names no
 * matter, neither do the headers.
 */
final class MailWriter {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailSettings settings;
  private final MailIds ids;

  MailWriter(MailSettings settings) {
    this.settings = settings;
    this.ids = new MailIds(settings.from().orElseThrow());
  }

  /**
   * Writes a mail.
   *
   * @param stoppable whether it needs the reader's consent: then mail programs offer a way to stop
   * @throws MessagingException when the address is none
   */
  MimeMessage write(Session session, Letter letter, boolean stoppable, Instant now)
      throws MessagingException {
    Language language = letter.language();
    String subject = Texts.product().text(language, "mail.subject");
    MimeMessage mail = new WithId(session, ids.of(letter.outboxId()));
    mail.setFrom(ours());
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
    mail.setReplyTo(new InternetAddress[] {new InternetAddress(answersTo(letter.outboxId()))});
    mail.setSubject(subject, UTF_8);
    mail.setSentDate(Date.from(now));
    mail.setHeader("Content-Language", language.tag());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    if (stoppable) {
      mail.setHeader(
          "List-Unsubscribe", "<mailto:" + answersTo(letter.outboxId()) + "?subject=STOP>");
    }
    mail.setContent(inBothForms(subject, letter));
    mail.saveChanges();
    return mail;
  }

  /** Where answers to a mail go. */
  private String answersTo(UUID outboxId) {
    return settings.plus() ? ids.answersTo(outboxId) : ids.address();
  }

  private InternetAddress ours() throws MessagingException {
    try {
      return new InternetAddress(ids.address(), settings.name(), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("This Java has no UTF-8", e);
    }
  }

  private static MimeMultipart inBothForms(String subject, Letter letter)
      throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(letter.text(), UTF_8);
    MimeBodyPart page = new MimeBodyPart();
    page.setText(MailHtml.of(subject, letter.text(), letter.language()), UTF_8, "html");
    return new MimeMultipart("alternative", plain, page);
  }

  /** What to write and to whom. */
  record Letter(UUID outboxId, String to, String text, Language language) {
    @Override
    public String toString() {
      return "Letter[" + outboxId + "]";
    }
  }

  /** Jakarta Mail gives every mail an id of its own when it is saved; this one keeps ours. */
  private static final class WithId extends MimeMessage {

    private final String id;

    private WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
