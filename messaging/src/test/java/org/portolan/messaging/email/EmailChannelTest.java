package org.portolan.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.MessageChannelContract;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.email.MailServer.Login;
import org.portolan.messaging.email.MailServer.Security;

/** E-mail keeps to what every channel keeps to; what only e-mail does. */
class EmailChannelTest extends MessageChannelContract {

  private static final Endpoint LEILA = new Endpoint(Channel.EMAIL, "leila@example.org");

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private BreakingLine line;

  @BeforeEach
  void start() {
    mails.start();
    line = new BreakingLine(mails.getSmtp().getPort());
  }

  @AfterEach
  void stop() {
    line.close();
    mails.stop();
  }

  @Override
  protected MessageChannel channel() {
    return channel(server(line.port(), Optional.empty()));
  }

  @Override
  protected MessageChannel channelToNobody() {
    return channel(server(1, Optional.empty()));
  }

  private static EmailChannel channel(MailServer server) {
    return new EmailChannel(
        ReceivedMail.settings().at(ReceivedMail.OURS, server, server),
        id -> true,
        Clock.systemUTC());
  }

  private static MailServer server(int port, Optional<Login> login) {
    return new MailServer("127.0.0.1", port, Security.NONE, login);
  }

  @Override
  protected Endpoint somebody() {
    return LEILA;
  }

  @Override
  protected List<String> carried() {
    return Arrays.stream(mails.getReceivedMessages()).map(mail -> part(mail, 0)).toList();
  }

  private static String part(MimeMessage mail, int which) {
    try {
      BodyPart part = ((Multipart) mail.getContent()).getBodyPart(which);
      return ((String) part.getContent()).replace("\r\n", "\n");
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void next(Mishap mishap) {
    switch (mishap) {
      case NOBODY_THERE -> line.answer("RCPT", "550 5.1.1 no such user");
      case BUSY -> line.answer("MAIL", "421 4.7.0 too many connections");
      case BREAKS_AFTERWARDS -> line.breakAfter(".");
    }
  }

  @Test
  void a_mail_says_the_same_as_text_and_as_a_page_in_its_own_direction() {
    submit("مرحبا\n\nhttps://p.example/ar/my", Language.of("ar"), "check-in");
    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(part(mail, 0)).isEqualTo("مرحبا\n\nhttps://p.example/ar/my");
    assertThat(part(mail, 1))
        .contains("<html lang=\"ar\" dir=\"rtl\">", "مرحبا")
        .contains("<a href=\"https://p.example/ar/my\">")
        .doesNotContain("<img", "<script", "src=");
  }

  @Test
  void what_somebody_wrote_is_no_markup() {
    submit("<script>alert(1)</script> & \"so\"", Language.ENGLISH, "answer");
    assertThat(part(mails.getReceivedMessages()[0], 1))
        .contains("&lt;script&gt;", "&amp;")
        .doesNotContain("<script");
  }

  @Test
  void its_head_names_no_matter_and_lets_answers_find_back() throws MessagingException {
    UUID id = submit("Do you have a fever?", Language.ENGLISH, "check-in");
    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("A message for you");
    assertThat(mail.getMessageID()).isEqualTo("<o." + id + "@portolan.example>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("mailto:", "subject=STOP");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("Portolan <desk@portolan.example>");
    assertThat(new MailIds(ReceivedMail.OURS).in("<o." + id + "@portolan.example>")).contains(id);
  }

  @Test
  void a_mail_that_needs_no_consent_offers_no_way_to_stop_it() throws MessagingException {
    submit("123456", Language.ENGLISH, "code");
    assertThat(mails.getReceivedMessages()[0].getHeader("List-Unsubscribe")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 nobody, INVALID, 550",
    "RCPT, 550 nobody, INVALID, 550",
    "RCPT, 553 not a mailbox, INVALID, 553",
    "RCPT, 550 5.7.1 not allowed, STOP, 550",
    "RCPT, 552 5.2.2 mailbox full, RETRY, 552",
    "RCPT, 450 4.7.1 greylisted, RETRY, 450",
    "RCPT, 452 4.5.3 too many, SLOW_DOWN, 452",
    "MAIL, 421 4.3.2 closing, SLOW_DOWN, 421",
    "MAIL, 550 5.7.1 blocked, STOP, 550",
    "DATA, 451 4.3.0 later, RETRY, 451",
    "DATA, 554 5.7.1 spam, STOP, 554"
  })
  void a_refusal_is_understood(String command, String answer, FailureClass failure, int code) {
    line.answer(command, answer);
    assertThat(channel().submit(message("x", Language.ENGLISH, "reply", UUID.randomUUID())))
        .isEqualTo(new Submission.Refused(failure, code));
  }

  @ParameterizedTest
  @CsvSource({"EHLO", "MAIL", "RCPT", "DATA"})
  void a_line_that_breaks_before_the_end_of_a_mail_leaves_nothing_unclear(String command) {
    line.breakAfter(command);
    assertThat(channel().submit(message("x", Language.ENGLISH, "reply", UUID.randomUUID())))
        .isEqualTo(new Submission.Refused(FailureClass.RETRY, 0));
  }

  @Test
  void a_line_that_breaks_while_a_mail_is_written_leaves_nothing_unclear() throws Exception {
    line.breakWithinMail();
    SmtpPost post =
        new SmtpPost(
            server(line.port(), Optional.empty()), Duration.ofSeconds(5), "us@example.org");
    MimeMessage mail =
        new MimeMessage(post.session()) {
          @Override
          public void writeTo(OutputStream out, String[] without)
              throws IOException, MessagingException {
            line.awaitBroken();
            super.writeTo(out, without);
          }
        };
    mail.setRecipients(RecipientType.TO, LEILA.value());
    mail.setText("x");

    assertThat(post.send(mail, () -> true))
        .isEqualTo(new Submission.Refused(FailureClass.RETRY, 0));
    assertThat(mails.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_mail_whose_message_has_gone_on_without_it_is_not_ended() {
    List<UUID> asked = new ArrayList<>();
    MailServer server = server(mails.getSmtp().getPort(), Optional.empty());
    EmailChannel late =
        new EmailChannel(
            ReceivedMail.settings().at(ReceivedMail.OURS, server, server),
            id -> !asked.add(id),
            Clock.systemUTC());
    UUID id = UUID.randomUUID();

    assertThat(late.submit(message("x", Language.ENGLISH, "reply", id)))
        .isEqualTo(new Submission.Refused(FailureClass.RETRY, 0));
    assertThat(asked).containsExactly(id);
    assertThat(mails.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_refused_password_holds_the_channel_for_a_while_and_goes_on_by_itself() {
    mails.setUser(ReceivedMail.OURS, "us", "right");
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T10:00:00Z"));
    MailServer server = server(mails.getSmtp().getPort(), Optional.of(new Login("us", "wrong")));
    EmailChannel channel =
        new EmailChannel(
            ReceivedMail.settings().at(ReceivedMail.OURS, server, server), id -> true, now::get);
    Outgoing message = message("x", Language.ENGLISH, "reply", UUID.randomUUID());
    assertThat(channel.submit(message)).isEqualTo(new Submission.Refused(FailureClass.RETRY, 0));
    assertThat(channel.unavailable()).contains(MessageChannel.Unavailable.LOGIN_REFUSED);
    assertThat(channel.goesOn()).isFalse();
    now.set(now.get().plusSeconds(61));
    assertThat(channel.unavailable()).isEmpty();
    assertThat(channel.goesOn()).isTrue();
    assertThat(channel.goesOn()).isFalse();
  }

  @Test
  void a_password_that_is_right_lets_us_in() {
    mails.setUser(ReceivedMail.OURS, "us", "right");
    EmailChannel channel =
        channel(server(mails.getSmtp().getPort(), Optional.of(new Login("us", "right"))));
    assertThat(channel.submit(message("x", Language.ENGLISH, "reply", UUID.randomUUID())))
        .isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void a_server_that_cannot_encrypt_hears_nothing() {
    EmailChannel channel =
        channel(new MailServer("127.0.0.1", line.port(), Security.STARTTLS, Optional.empty()));
    assertThat(channel.submit(message("x", Language.ENGLISH, "reply", UUID.randomUUID())))
        .isEqualTo(new Submission.Refused(FailureClass.RETRY, 0));
    assertThat(mails.getReceivedMessages()).isEmpty();
  }

  private UUID submit(String text, Language language, String purpose) {
    UUID id = UUID.randomUUID();
    assertThat(channel().submit(message(text, language, purpose, id)))
        .isEqualTo(new Submission.Accepted("o." + id + "@portolan.example"));
    return id;
  }

  private static Outgoing message(String text, Language language, String purpose, UUID id) {
    return new Outgoing(id, LEILA, text, language, purpose, Duration.ofHours(1), Optional.empty());
  }
}
