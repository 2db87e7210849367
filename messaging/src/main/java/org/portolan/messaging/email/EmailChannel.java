package org.portolan.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails through a server that speaks SMTP. Such a server has a mail or has not; it cannot be asked
 * later, so that the end of a mail is written only when that is remembered. One that refuses our
 * password holds the channel for a while, then is tried again.
 */
public final class EmailChannel implements MessageChannel {

  private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);

  /** A password is put right by a person; trying faster only locks the account. */
  private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(1);

  private final MailWriter writer;
  private final SmtpPost post;
  private final Predicate<UUID> mayEnd;
  private final InstantSource time;
  private final AtomicBoolean heldBack = new AtomicBoolean();
  private volatile Instant refusedUntil = Instant.EPOCH;

  /**
   * @param settings with a server and an address of ours
   * @param mayEnd whether the end of the mail with a message may be written, asked just before it
   * @param time real time, also in the sandbox
   */
  public EmailChannel(MailSettings settings, Predicate<UUID> mayEnd, InstantSource time) {
    this.writer = new MailWriter(settings);
    this.post =
        new SmtpPost(
            settings.smtp().orElseThrow(),
            settings.longestCall().dividedBy(2),
            settings.from().orElseThrow());
    this.mayEnd = mayEnd;
    this.time = time;
  }

  @Override
  public Channel kind() {
    return Channel.EMAIL;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return time.instant().isBefore(refusedUntil)
        ? Optional.of(Unavailable.LOGIN_REFUSED)
        : Optional.empty();
  }

  /** Whether messages were held because of this channel and may go on now; true once. */
  public boolean goesOn() {
    return unavailable().isEmpty() && heldBack.compareAndSet(true, false);
  }

  @Override
  public Submission submit(Outgoing message) {
    try {
      return post.send(written(message), () -> mayEnd.test(message.outboxId()));
    } catch (SmtpPost.NotLetIn e) {
      LOG.error("The mail server refuses our name or password: e-mails are held");
      refusedUntil = time.instant().plus(UNTIL_TRIED_AGAIN);
      heldBack.set(true);
      return new Submission.Refused(FailureClass.RETRY, 0);
    } catch (AddressException e) {
      return new Submission.Refused(FailureClass.INVALID, 0);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail cannot be written.", e);
    }
  }

  private MimeMessage written(Outgoing message) throws MessagingException {
    boolean stoppable = Purpose.ofKey(message.purpose()).consent() == Purpose.Consent.NEEDED;
    return writer.write(
        post.session(),
        new MailWriter.Letter(
            message.outboxId(), message.to().value(), message.body(), message.language()),
        stoppable,
        time.instant());
  }

  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    return Optional.empty();
  }
}
