package org.portolan.messaging.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.AskForCode.Answer;
import org.portolan.cases.traveller.AskForCode.Asked;
import org.portolan.cases.traveller.AskForCode.ToSend;
import org.portolan.cases.traveller.Claim;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Sends a code to whoever asks for one, if there is anybody to send it to. The text names no
 * matter; in the outbox it is sealed under the day's key and belongs to no case.
 */
@Dependent
public class SendCode {

  private final CaseStore store;
  private final AskForCode asking;
  private final Outbox outbox;

  @Inject
  public SendCode(CaseStore store, AskForCode asking, Outbox outbox) {
    this.store = store;
    this.asking = asking;
    this.outbox = outbox;
  }

  /**
   * Asks for a code.
   *
   * @param address where the request came from, as limits count it
   */
  public Answer to(Claim claim, String address) {
    return store.call(
        AskForCode.actor(),
        tx -> {
          Answer answer = asking.ask(tx, claim, address);
          if (answer instanceof Asked asked) {
            asked.toSend().ifPresent(found -> outbox.enqueue(tx, message(found)));
          }
          return answer;
        });
  }

  private static OutboundMessage message(ToSend found) {
    return OutboundMessage.general(
        Recipient.contact(found.contactPoint()),
        Purpose.CODE,
        Wording.of("traveller.code", Map.of("code", found.code())));
  }
}
