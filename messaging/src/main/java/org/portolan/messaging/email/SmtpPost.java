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
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.portolan.messaging.channel.Submission;

/**
 * Hands mails to a server by SMTP and tells what became of each. The server has a mail from when it
 * answers the dot at its end, and may have it from when that dot left us: only an answer that is
 * missing then leaves it unclear. Of a mail that broke off before it, the dot itself being the last
 * that is written, the server keeps nothing (RFC 5321, section 4.1.1.4).
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
   * @param mayEnd asked just before its end; without it the server keeps nothing
   * @throws NotLetIn when the server does not take us for who we say we are
   */
  Submission send(MimeMessage mail, BooleanSupplier mayEnd) throws NotLetIn {
    Watched transport = new Watched(session, mayEnd);
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

  /** Remembers whether the end of a mail was written, all of it. */
  private static final class Watched extends SMTPTransport {

    private final BooleanSupplier mayEnd;
    private boolean ending;
    private boolean ended;

    private Watched(Session session, BooleanSupplier mayEnd) {
      super(session, new URLName("smtp", null, -1, null, null, null));
      this.mayEnd = mayEnd;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      if (!mayEnd.getAsBoolean()) {
        throw new IOException("The message has gone on without this mail.");
      }
      ending = true;
      super.finishData();
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
      super.sendCommand(command);
      ended = ending;
    }
  }
}
