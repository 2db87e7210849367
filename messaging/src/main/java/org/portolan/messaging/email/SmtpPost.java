package org.portolan.messaging.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.portolan.messaging.channel.Submission;

/**
 * Hands mails to a server by SMTP and tells what became of each. The server has a mail from when it
 * answers the dot at its end, and may have it from when that dot was written: only an answer that
 * is missing then leaves it unclear.
 */
final class SmtpPost {

  private final MailServer server;
  private final Session session;

  /**
   * @param longest how long one answer of the server may take
   * @param sender where reports about mails go that cannot be delivered
   */
  SmtpPost(MailServer server, Duration longest, String sender) {
    this.server = server;
    Properties properties = server.properties(MailServer.Protocol.SMTP, longest);
    properties.setProperty("mail.smtp.from", sender);
    properties.setProperty("mail.smtp.auth", String.valueOf(server.login().isPresent()));
    properties.setProperty("mail.smtp.localhost", sender.substring(sender.lastIndexOf('@') + 1));
    properties.setProperty("mail.smtp.quitwait", "false");
    this.session = Session.getInstance(properties);
  }

  /** In which mails are written that this hands over. */
  Session session() {
    return session;
  }

  /**
   * Hands over a mail.
   *
   * @throws NotLetIn when the server does not take us for who we say we are
   */
  Submission send(MimeMessage mail) throws NotLetIn {
    Watched transport = new Watched(session);
    try {
      connect(transport);
      Address[] to = mail.getAllRecipients();
      transport.sendMessage(mail, to);
      return new Submission.Accepted(mail.getMessageID().replaceAll("[<>]", ""));
    } catch (AuthenticationFailedException e) {
      throw new NotLetIn(e);
    } catch (MessagingException e) {
      return transport.ended && transport.getLastReturnCode() < 0
          ? new Submission.Unclear("no answer")
          : SmtpAnswers.refusal(
              e, transport.getLastReturnCode(), transport.getLastServerResponse());
    } finally {
      close(transport);
    }
  }

  private void connect(SMTPTransport transport) throws MessagingException {
    if (server.login().isPresent()) {
      MailServer.Login login = server.login().get();
      transport.connect(server.host(), server.port(), login.user(), login.password());
    } else {
      transport.connect(server.host(), server.port(), null, null);
    }
  }

  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // what the mail came to is known by now
    }
  }

  /** The server refuses our name or password. */
  static final class NotLetIn extends Exception {
    NotLetIn(Throwable cause) {
      super("The mail server does not let us in.", cause);
    }
  }

  /** Remembers whether the end of a mail was written. */
  private static final class Watched extends SMTPTransport {

    private boolean ended;

    private Watched(Session session) {
      super(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      ended = true;
      super.finishData();
    }
  }
}
