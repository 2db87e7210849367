package org.portolan.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.messaging.email.ReceivedMail.aMail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.messaging.channel.FailureClass;

class BounceTest {

  private static final MailIds IDS = new MailIds(ReceivedMail.OURS);

  private final UUID message = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "5.1.1, INVALID, 511",
    "5.1.10, INVALID, 519",
    "5.2.1, INVALID, 521",
    "5.2.2, STOP, 522",
    "5.7.1, STOP, 571",
    "4.4.7, STOP, 447"
  })
  void a_report_of_failure_says_which_message_and_what_it_means(
      String status, FailureClass failure, int code) throws MessagingException {
    assertThat(bounce("failed", status)).contains(new Bounce(message, false, failure, code));
  }

  @Test
  void that_it_takes_time_or_went_on_elsewhere_says_nothing() throws MessagingException {
    assertThat(bounce("delayed", "4.4.1")).isEmpty();
    assertThat(bounce("relayed", "2.0.0")).isEmpty();
    assertThat(bounce("delivered", "2.0.0").orElseThrow().arrived()).isTrue();
  }

  @Test
  void a_report_of_somebody_elses_mail_is_none_of_ours() throws MessagingException {
    ReceivedMail mail = report("failed", "5.1.1", "<x@elsewhere.example>");
    assertThat(Bounce.in(mail.mime(), IDS)).isEmpty();
    assertThat(Bounce.in(aMail().mime(), IDS)).isEmpty();
  }

  @Test
  void the_address_it_came_back_to_names_the_message_as_well() throws MessagingException {
    ReceivedMail mail = report("failed", "5.1.1", "<x@elsewhere.example>");
    mail.with("To", IDS.answersTo(message));
    assertThat(Bounce.in(mail.mime(), IDS).orElseThrow().outboxId()).isEqualTo(message);
  }

  private Optional<Bounce> bounce(String action, String status) throws MessagingException {
    return Bounce.in(report(action, status, "<" + IDS.of(message) + ">").mime(), IDS);
  }

  private static ReceivedMail report(String action, String status, String id) {
    return aMail()
        .with("From", "MAILER-DAEMON@mx.example")
        .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .saying(
            "--b\nContent-Type: text/plain\n\nIt could not be delivered.\n\n"
                + "--b\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; mx.example\n\n"
                + "Final-Recipient: rfc822; leila@example.org\nAction: "
                + action
                + "\nStatus: "
                + status
                + "\nDiagnostic-Code: smtp; 550 5.1.1 nobody\n\n"
                + "--b\nContent-Type: message/rfc822\n\nMessage-ID: "
                + id
                + "\nSubject: A message for you\n\nHow are you?\n--b--\n");
  }
}
