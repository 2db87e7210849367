package org.portolan.messaging.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.requests.AnswerDataRequest;
import org.portolan.cases.requests.AnswerDataRequest.Outcome;
import org.portolan.cases.requests.DataRequest;
import org.portolan.cases.requests.DataRequests;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * A member of staff answers what somebody asked about their own data. The person is told that an
 * answer is there and where, never what it is about; it is read behind their sign-in.
 */
@Dependent
public class AnswerRequest {

  /** Where travellers' own pages begin, in whatever language. */
  public static final String PAGES = "/my";

  private final AnswerDataRequest answering;
  private final DataRequests requests;
  private final Outbox outbox;
  private final PublicAddress address;

  @Inject
  public AnswerRequest(
      AnswerDataRequest answering, DataRequests requests, Outbox outbox, PublicAddress address) {
    this.answering = answering;
    this.requests = requests;
    this.outbox = outbox;
    this.address = address;
  }

  /** Answers and tells. */
  public Outcome answer(Tx tx, UUID id, boolean accepted, String reason) {
    Outcome outcome = answering.answer(tx, id, accepted, reason);
    if (outcome == Outcome.ANSWERED) {
      outbox.enqueue(tx, message(requests.find(tx, id).orElseThrow()));
    }
    return outcome;
  }

  private OutboundMessage message(DataRequest answered) {
    return OutboundMessage.general(
        Recipient.contact(answered.contactPoint()),
        Purpose.NOTICE,
        Wording.of("traveller.answered", Map.of("address", address.of(PAGES))));
  }
}
