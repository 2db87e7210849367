package org.portolan.messaging.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.AskWhetherOurs;
import org.portolan.cases.traveller.AskWhetherOurs.Reached;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.outbox.SentTexts;

/**
 * Tells a phone whether a text that came to it is from us, when somebody asked on a public page.
 * The text that was typed is kept nowhere.
 */
@Dependent
public class TellWhetherOurs {

  private final CaseStore store;
  private final AskWhetherOurs asking;
  private final SentTexts sent;
  private final Outbox outbox;
  private final PublicAddress address;

  @Inject
  public TellWhetherOurs(
      CaseStore store,
      Keys keys,
      Enquiries enquiries,
      AskWhetherOurs asking,
      Outbox outbox,
      PublicAddress address) {
    this.store = store;
    this.asking = asking;
    this.sent = new SentTexts(keys, enquiries);
    this.outbox = outbox;
    this.address = address;
  }

  /**
   * Asks; whether anybody is told must not be seen by whoever asked.
   *
   * @param text what was shown, of at most {@link SentTexts#LONGEST} characters
   * @param from where the request came from, as limits count it
   * @return empty when it was asked; else the time from which it may be
   */
  public Optional<Instant> ask(PhoneNumber phone, String text, String from) {
    return store.call(
        AskWhetherOurs.actor(),
        tx -> {
          Optional<Instant> wait = asking.turn(tx, phone, from);
          if (wait.isEmpty()) {
            tell(tx, phone, sent.areIn(tx, Endpoint.sms(phone), text));
          }
          return wait;
        });
  }

  private void tell(Tx tx, PhoneNumber phone, boolean ours) {
    asking
        .reached(tx, phone)
        .ifPresent(
            reached ->
                outbox.enqueue(
                    tx, OutboundMessage.general(recipient(reached), Purpose.DOUBT, wording(ours))));
  }

  private Wording wording(boolean ours) {
    return ours
        ? Wording.of("doubt.yours")
        : Wording.of("doubt.not-ours", Map.of("address", address.of("")));
  }

  private static Recipient recipient(Reached reached) {
    return reached
        .language()
        .map(language -> Recipient.enquiry(reached.id(), language))
        .orElseGet(() -> Recipient.contact(reached.id()));
  }
}
