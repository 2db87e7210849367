package org.portolan.messaging.email;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/** What a mail server's refusals mean to us (RFC 5321, section 4.2; RFC 3463). */
final class SmtpAnswers {

  private static final int SERVICE_CLOSING = 421;
  private static final int NO_ROOM = 452;
  private static final int NO_MAILBOX = 550;
  private static final int NOT_A_MAILBOX = 553;

  private SmtpAnswers() {}

  /**
   * What became of a mail that was not taken.
   *
   * @param reply the last code that the server answered, negative when it did not
   * @param answer the last line of it
   */
  static Submission refusal(MessagingException failure, int reply, String answer) {
    for (Exception e = failure; e instanceof MessagingException one; e = one.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return refused(address.getReturnCode(), address.getMessage(), true);
      }
    }
    if (failure instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
      return refused(refused.getReturnCode(), refused.getMessage(), false);
    }
    return refused(reply, answer, false);
  }

  private static Submission refused(int reply, String answer, boolean ofAddress) {
    if (reply < 400) {
      return new Submission.Refused(FailureClass.RETRY, 0);
    }
    Optional<MailStatus> status = MailStatus.in(answer);
    return new Submission.Refused(classOf(reply, status, ofAddress), reply);
  }

  private static FailureClass classOf(int reply, Optional<MailStatus> status, boolean ofAddress) {
    if (status.map(MailStatus::isFull).orElse(false)) {
      return FailureClass.RETRY;
    }
    if (reply < 500) {
      boolean busy = reply == SERVICE_CLOSING || reply == NO_ROOM;
      return busy ? FailureClass.SLOW_DOWN : FailureClass.RETRY;
    }
    if (status.isPresent()) {
      return status.get().noSuchAddress() ? FailureClass.INVALID : FailureClass.STOP;
    }
    boolean nobody = ofAddress && (reply == NO_MAILBOX || reply == NOT_A_MAILBOX);
    return nobody ? FailureClass.INVALID : FailureClass.STOP;
  }
}
