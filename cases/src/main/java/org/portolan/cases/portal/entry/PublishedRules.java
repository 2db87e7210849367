package org.portolan.cases.portal.entry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleState;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;

/**
 * The rules that are public now, compiled once on each node for each edition. Whether there is a
 * newer edition is asked at most twice in a second, so that a change is seen within one.
 */
public final class PublishedRules {

  private static final Duration LOOKED = Duration.ofMillis(500);
  private static final Actor ACTOR = Actor.system("entry-rules");

  private final CaseStore store;
  private final InstantSource realTime;
  private final EntryRules rules = new EntryRules();
  private final Edition edition = new Edition();
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Seen seen;

  private record Seen(CompiledRules rules, long edition, long at) {}

  /**
   * @param realTime by which is decided whether to look again, in the sandbox too
   */
  public PublishedRules(CaseStore store, InstantSource realTime) {
    this.store = store;
    this.realTime = realTime;
  }

  /** As they are now, or were half a second ago. */
  public CompiledRules current() {
    Seen last = seen;
    long now = realTime.millis();
    if (last != null && Math.abs(now - last.at()) < LOOKED.toMillis()) {
      return last.rules();
    }
    if (last != null && !looking.tryLock()) {
      // somebody else is asking already
      return last.rules();
    }
    if (last == null) {
      looking.lock();
    }
    try {
      seen = store.call(ACTOR, tx -> look(tx, seen, now));
      return seen.rules();
    } finally {
      looking.unlock();
    }
  }

  private Seen look(org.portolan.cases.store.Tx tx, Seen last, long now) {
    long latest = edition.current(tx);
    if (last != null && last.edition() == latest) {
      return new Seen(last.rules(), latest, now);
    }
    List<PublishedRule> published =
        rules.in(tx, RuleState.PUBLISHED).stream().map(RuleVersion::asPublished).toList();
    return new Seen(new CompiledRules(Long.toString(latest), published), latest, now);
  }
}
