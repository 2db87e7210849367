package org.portolan.messaging.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.ToTell;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.Outbox;

/** Publishes rules whose time has come, and tells followers what changed for them, or may have. */
@Dependent
public class TellFollowers {

  private static final int AT_ONCE = 100;

  private final CaseStore store;
  private final FollowRules following;
  private final DecideOnRule deciding;
  private final ChangeTexts texts;

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
    this.texts = new ChangeTexts(outbox, address);
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
    found.ifPresent(change -> texts.tell(tx, change));
    return found.isPresent() ? 1 : 0;
  }
}
