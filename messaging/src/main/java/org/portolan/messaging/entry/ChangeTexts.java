package org.portolan.messaging.entry;

import org.portolan.cases.portal.entry.FollowRules.ToTell;
import org.portolan.cases.portal.entry.FollowRules.Told;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Puts into the outbox what a change of a rule is to those who follow it. */
final class ChangeTexts {

  private final Outbox outbox;
  private final PublicAddress address;

  ChangeTexts(Outbox outbox, PublicAddress address) {
    this.outbox = outbox;
    this.address = address;
  }

  /** One text to each of them. */
  void tell(Tx tx, ToTell change) {
    change.followers().forEach(one -> tell(tx, change, one));
  }

  private void tell(Tx tx, ToTell change, Told follower) {
    Language language = Language.find(follower.language()).orElse(Language.ENGLISH);
    String rule = change.there() ? "/rule/" + change.rule() : "";
    Wording wording =
        RuleWording.changed(
            change.destination(),
            change.there(),
            follower.change(),
            address.of("/" + language.tag() + SendChecklist.PAGE + rule));
    Recipient recipient = Recipient.follower(follower.follower(), follower.language());
    outbox.enqueue(tx, OutboundMessage.general(recipient, Purpose.NOTICE, wording));
  }
}
