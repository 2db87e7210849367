package org.portolan.messaging.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.ToTell;
import org.portolan.cases.portal.entry.FollowRules.Told;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Publishes rules whose time has come, and tells followers what changed for them, or may have. */
@Dependent
public class TellFollowers {

  private static final int AT_ONCE = 100;

  private final CaseStore store;
  private final FollowRules following;
  private final DecideOnRule deciding;
  private final Outbox outbox;
  private final PublicAddress address;

  @Inject
  public TellFollowers(
      CaseStore store,
      FollowRules following,
      DecideOnRule deciding,
      Outbox outbox,
      PublicAddress address) {
    this.store = store;
    this.following = following;
    this.deciding = deciding;
    this.outbox = outbox;
    this.address = address;
  }

  /** Publishes what is due; returns how many rules. */
  public int publish() {
    return store.call(FollowRules.actor(), deciding::publishDue);
  }

  /** Tells some followers; returns 0 when nobody is left to be told. */
  public int tell() {
    return store.call(FollowRules.actor(), this::tellSome);
  }

  /** Forgets those whose journey is over; returns how many. */
  public int forget() {
    return store.call(FollowRules.actor(), tx -> following.forgetPast(tx, AT_ONCE));
  }

  private int tellSome(Tx tx) {
    Optional<ToTell> found = following.next(tx, AT_ONCE);
    found.ifPresent(change -> change.followers().forEach(one -> tell(tx, change, one)));
    return found.isPresent() ? 1 : 0;
  }

  private void tell(Tx tx, ToTell change, Told follower) {
    Language language = Language.find(follower.language()).orElse(Language.ENGLISH);
    String rule = change.there() ? "/rule/" + change.rule() : "";
    Wording wording =
        RuleWording.changed(
            language,
            change.destination(),
            change.there(),
            follower.change(),
            address.of("/" + language.tag() + SendChecklist.PAGE + rule));
    Recipient recipient = Recipient.follower(follower.follower(), follower.language());
    outbox.enqueue(tx, OutboundMessage.general(recipient, Purpose.NOTICE, wording));
  }
}
