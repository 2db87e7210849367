package org.portolan.messaging.twilio;

import com.twilio.exception.ApiException;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/** What an error that Twilio answered with says of a request. */
final class Refusals {

  private Refusals() {}

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
