package org.portolan.messaging.twilio;

import com.twilio.exception.ApiException;
import java.util.Optional;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/** What an error that Twilio answered with says of a request. */
final class Refusals {

  private static final int NOT_FOUND = 404;

  private Refusals() {}

  /**
   * Nothing, if Twilio does not know what it was asked about.
   *
   * @throws ApiException when it said anything else
   */
  static <T> Optional<T> ifUnknown(ApiException e) {
    if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    throw e;
  }

  static Submission of(ApiException e, ErrorCodes codes) {
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    // a gateway that breaks may have passed the request on; without a status the answer was no JSON
    if (status == 0 || status >= 500) {
      return new Submission.Unclear("HTTP " + status);
    }
    if (e.getCode() == null) {
      return new Submission.Refused(FailureClass.STOP, status);
    }
    return new Submission.Refused(codes.classOf(e.getCode()), e.getCode());
  }
}
