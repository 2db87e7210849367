package org.portolan.messaging.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.attachments.ArrivedFiles;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.email.Mailbox.Fate;
import org.portolan.messaging.inbox.InboundMedia;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.Receipt;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks up what came into the mailbox: what people write goes to the inbox and leaves the mailbox
 * only then; what servers report of our mails goes to the outbox; what machines write is counted
 * and never answered. Any number of nodes may do this; one at a time does.
 */
public final class PickUpMail {

  private static final Logger LOG = LoggerFactory.getLogger(PickUpMail.class);
  private static final String PROVIDER = "email";
  private static final int AT_ONCE = 20;

  private final MailTurns turns;
  private final Mailbox mailbox;
  private final MailReader reader;
  private final MailIds ids;
  private final ReceiveMessage inbox;
  private final RecordDeliveryCallback outbox;
  private final Answered answered;
  private final ArrivedFiles arrived;
  private final Duration every;
  private final InstantSource realTime;

  /**
   * @param every how often the mailbox is looked into
   * @param answered finds whom a mail of ours went to
   * @param arrived keeps the files that come with mails
   */
  public PickUpMail(
      MailSettings settings,
      MailTurns turns,
      ReceiveMessage inbox,
      RecordDeliveryCallback outbox,
      Answered answered,
      ArrivedFiles arrived,
      Duration every,
      InstantSource realTime) {
    this.turns = turns;
    this.mailbox = new Mailbox(settings);
    this.reader = new MailReader(settings);
    this.ids = new MailIds(settings.from().orElseThrow());
    this.inbox = inbox;
    this.outbox = outbox;
    this.answered = answered;
    this.arrived = arrived;
    this.every = every;
    this.realTime = realTime;
  }

  /** Looks into the mailbox when it is this node's turn; returns how many mails it took. */
  public int step() {
    if (!turns.take(realTime.instant())) {
      return 0;
    }
    try {
      int taken = mailbox.take(AT_ONCE, this::take);
      turns.done(realTime.instant().plus(taken == AT_ONCE ? Duration.ZERO : every));
      return taken;
    } catch (AuthenticationFailedException e) {
      LOG.error("The mailbox refuses our name or password: answers are not picked up");
      turns.failed(realTime.instant().plus(every), "login-refused");
    } catch (MessagingException e) {
      LOG.warn("The mailbox cannot be looked into: {}", e.getClass().getSimpleName());
      turns.failed(realTime.instant().plus(every), "unreachable");
    }
    return 0;
  }

  /** Takes a mail; one that nobody can read stays where it is and holds up none. */
  private Fate take(MimeMessage mail) throws MessagingException {
    try {
      ReadMail read = reader.read(mail);
      if (read.kind() != ReadMail.Kind.REPORT && !read.doubtful()) {
        read.answers().ifPresent(this::arrived);
      }
      return switch (read.kind()) {
        case PERSON -> fromSomebody(read);
        case AUTOMATIC -> counted("automatic");
        case REPORT -> reported(mail);
      };
    } catch (FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessagingException e) {
      LOG.warn("A mail cannot be read and stays in the mailbox, flagged");
      turns.count("unreadable");
      return Fate.LEFT;
    }
  }

  private Fate fromSomebody(ReadMail mail) throws MessagingException {
    Optional<Endpoint> from = Endpoint.parse(Channel.EMAIL, mail.from());
    if (from.isEmpty()) {
      turns.count("unreadable");
      return Fate.LEFT;
    }
    if (from.get().value().equalsIgnoreCase(ids.address())) {
      return counted("automatic");
    }
    Endpoint sender =
        mail.answers()
            .filter(unused -> !mail.doubtful())
            .map(message -> answered.writer(from.get(), message))
            .orElse(from.get());
    List<InboundMedia> files = keep(mail);
    Receipt receipt =
        inbox.receive(
            new InboundMessage(
                PROVIDER,
                Channel.EMAIL,
                mail.id(),
                sender.value(),
                ids.address(),
                mail.text(),
                mail.attachments(),
                files,
                mail.doubtful(),
                mail.answers().map(ids::of)));
    if (receipt == Receipt.STORED) {
      turns.count(mail.doubtful() ? "doubtful" : "received");
    } else if (!receipt.kept()) {
      turns.count("unreadable");
      return Fate.LEFT;
    }
    return mail.attachments() > files.size() ? Fate.KEPT : Fate.TAKEN;
  }

  /** What is not from where it says is not kept with anybody's case; it stays in the mailbox. */
  private List<InboundMedia> keep(ReadMail mail) throws MessagingException {
    if (mail.doubtful()) {
      return List.of();
    }
    try {
      return arrived.keepAll(mail.files());
    } catch (IOException e) {
      throw new FolderClosedException(null, "The files came in part only.", e);
    }
  }

  private Fate reported(MimeMessage mail) throws MessagingException {
    Optional<Bounce> bounce = Bounce.in(mail, ids);
    bounce.ifPresent(
        told ->
            outbox.reported(
                told.outboxId(),
                ids.of(told.outboxId()),
                told.arrived(),
                told.failure(),
                told.code()));
    return counted(bounce.isPresent() ? "bounced" : "automatic");
  }

  /** Whoever answers a mail has it, a machine too. */
  private void arrived(UUID message) {
    outbox.reported(message, ids.of(message), true, FailureClass.STOP, 0);
  }

  private Fate counted(String what) {
    turns.count(what);
    return Fate.TAKEN;
  }
}
