package org.portolan.messaging.sandbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.messaging.email.MailServer;
import org.portolan.messaging.email.MailServer.Login;
import org.portolan.messaging.email.MailServer.Security;
import org.portolan.messaging.email.MailSettings;

/**
 * The sandbox's mail server, in this process and for this machine only: it takes our mails by SMTP
 * and keeps answers for us by IMAP, and lets a person play whoever gets a mail. It forgets with the
 * process.
 */
public final class SandboxMail implements AutoCloseable {

  /** Our address in the sandbox. */
  public static final String OURS = "desk@portolan.example";

  /** Invented; what comes from there becomes an enquiry. */
  public static final String STRANGER = "rosa@example.org";

  private static final String HERE = "127.0.0.1";
  private static final String INBOX = "INBOX";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** What a mailbox page shows of a mail; more is cut off. */
  private static final int LONGEST_SHOWN = 5_000;

  private final String password = UUID.randomUUID().toString();
  private final InstantSource time;
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, HERE, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, HERE, ServerSetup.PROTOCOL_IMAP)
          });

  /** Starts it, on ports that are free. */
  public SandboxMail(InstantSource time) {
    this.time = time;
    server.start();
    server.setUser(OURS, OURS, password);
    server.setUser(STRANGER, STRANGER, password);
  }

  /** The operator's settings, with this as the server. */
  public MailSettings settings(MailSettings operators) {
    return operators.at(OURS, at(server.getSmtp().getPort()), at(server.getImap().getPort()));
  }

  private MailServer at(int port) {
    return new MailServer(HERE, port, Security.NONE, Optional.of(new Login(OURS, password)));
  }

  /** Everybody's address who has a mailbox here, or got a mail, in alphabetical order. */
  public List<String> mailboxes() {
    return server.getUserManager().listUser().stream()
        .map(GreenMailUser::getEmail)
        .filter(address -> !address.equals(OURS))
        .sorted()
        .toList();
  }

  /** What somebody has got and written, the newest last. */
  public List<Letter> letters(String address, int limit) {
    try {
      List<Letter> letters = new ArrayList<>();
      for (var stored : folder(address).getMessages()) {
        letters.add(letter(address, stored.getMimeMessage()));
      }
      letters.sort(Comparator.comparing(Letter::at));
      return letters.subList(Math.max(0, letters.size() - limit), letters.size());
    } catch (FolderException | MessagingException | IOException e) {
      throw new IllegalStateException("The sandbox's mailbox cannot be read.", e);
    }
  }

  /** How many mails a folder of our own mailbox has. */
  public int inFolder(String name) {
    GreenMailUser us = server.getUserManager().getUserByEmail(OURS);
    MailFolder folder = server.getManagers().getImapHostManager().getFolder(us, name);
    return folder == null ? 0 : folder.getMessageCount();
  }

  private MailFolder folder(String address) throws FolderException {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    return server.getManagers().getImapHostManager().getFolder(user, INBOX);
  }

  private static Letter letter(String whose, MimeMessage mail)
      throws MessagingException, IOException {
    boolean typed = mail.getFrom()[0].toString().contains(whose);
    String text = text(mail);
    return new Letter(
        mail.getMessageID(),
        typed,
        mail.getSubject(),
        text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text,
        mail.getSentDate().toInstant());
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    if (mail.getContent() instanceof Multipart parts) {
      BodyPart plain = parts.getBodyPart(0);
      return String.valueOf(plain.getContent()).replace("\r\n", "\n").strip();
    }
    return String.valueOf(mail.getContent()).replace("\r\n", "\n").strip();
  }

  /** Gives somebody a mailbox before they got anything. */
  public void open(String address) {
    server.setUser(address, address, password);
  }

  /**
   * Somebody writes to us, as mail programs do: in answer to the last mail they got, which is
   * quoted below, or for the first time.
   */
  public void type(String address, String text) {
    Optional<Letter> last =
        letters(address, Integer.MAX_VALUE).stream()
            .filter(letter -> !letter.typed())
            .reduce((earlier, later) -> later);
    send(address, last, text);
  }

  /** Somebody answers a mail, not always from the mailbox that got it. */
  public void answer(String address, Letter mail, String text) {
    send(address, Optional.of(mail), text);
  }

  private void send(String address, Optional<Letter> answered, String text) {
    try {
      MimeMessage mail = written(address, text, answered);
      server.getUserManager().getUserByEmail(OURS).deliver(mail);
      folder(address).appendMessage(mail, new Flags(Flags.Flag.SEEN), mail.getSentDate());
    } catch (MessagingException | FolderException e) {
      throw new IllegalStateException("The sandbox's mail cannot be written.", e);
    }
  }

  /** Puts a mail into our mailbox as it stands, such as a server's report. */
  public void deliver(String mail) {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      MimeMessage parsed = new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
      server.getUserManager().getUserByEmail(OURS).deliver(parsed);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("This is no mail.", e);
    }
  }

  private MimeMessage written(String address, String text, Optional<Letter> last)
      throws MessagingException {
    MimeMessage mail = new MimeMessage((Session) null);
    mail.setFrom(new InternetAddress(address));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(OURS));
    mail.setSentDate(Date.from(time.instant()));
    mail.setSubject(last.map(letter -> "Re: " + letter.subject()).orElse(""), UTF_8);
    mail.setText(text + last.map(SandboxMail::quoted).orElse(""), UTF_8);
    if (last.isPresent()) {
      mail.setHeader("In-Reply-To", last.get().id());
    }
    mail.saveChanges();
    return mail;
  }

  private static String quoted(Letter letter) {
    String lines = letter.text().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    return "\n\nOn " + letter.at() + ", Portolan <" + OURS + "> wrote:\n" + lines;
  }

  /** Ends it; what it kept is gone. */
  @Override
  public void close() {
    server.stop();
  }

  /**
   * A mail in somebody's mailbox.
   *
   * @param typed whether they wrote it
   */
  public record Letter(String id, boolean typed, String subject, String text, Instant at) {

    /** What they wrote themselves, without what they quote. */
    public String own() {
      int quotation = typed ? text.indexOf("\n\nOn ") : -1;
      return quotation < 0 ? text : text.substring(0, quotation);
    }

    @Override
    public String toString() {
      return "Letter";
    }
  }
}
