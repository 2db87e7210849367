package org.portolan.messaging.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.ToTell;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Publishes rules whose time has come, and tells their followers what changed for them. */
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
    found.ifPresent(
        some ->
            some.languages()
                .forEach(
                    (follower, tag) ->
                        wording(some, Language.find(tag).orElse(Language.ENGLISH))
                            .ifPresent(
                                wording ->
                                    outbox.enqueue(
                                        tx,
                                        OutboundMessage.general(
                                            Recipient.follower(follower, tag),
                                            Purpose.NOTICE,
                                            wording)))));
    return found.isPresent() ? 1 : 0;
  }

  private Optional<Wording> wording(ToTell change, Language language) {
    String page =
        address.of("/" + language.tag() + SendChecklist.PAGE + "/rule/" + change.was().rule());
    return RuleWording.changed(
        language,
        change.was().content(),
        change.now().map(RuleVersion::content),
        change.now().isPresent() ? page : address.of("/" + language.tag() + SendChecklist.PAGE));
  }
}
