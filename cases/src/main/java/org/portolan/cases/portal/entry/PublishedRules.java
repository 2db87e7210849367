package org.portolan.cases.portal.entry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.JdbiException;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleState;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.Unanswered;

/**
 * The rules that are public now, compiled once on each node for each edition. Whether there is a
 * newer edition is asked at most twice in a second, so that a change is seen within one. While the
 * database does not answer, those that were seen last hold on, for an hour.
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

  private final Unanswered unanswered = new Unanswered("the entry rules");

  /**
   * What was seen.
   *
   * @param at when somebody looked for the last time, in vain or not
   * @param answered when the database answered for the last time
   */
  private record Seen(CompiledRules rules, long edition, long at, long answered) {}

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
      seen = lookOrGoOn(seen, now);
      return seen.rules();
    } finally {
      looking.unlock();
    }
  }

  private Seen lookOrGoOn(Seen last, long now) {
    try {
      Seen found = store.call(ACTOR, tx -> look(tx, last, now));
      unanswered.answered();
      return found;
    } catch (JdbiException e) {
      if (last == null) {
        throw e;
      }
      unanswered.goOn(Duration.ofMillis(now - last.answered()), e);
      return new Seen(last.rules(), last.edition(), now, last.answered());
    }
  }

  private Seen look(Tx tx, Seen last, long now) {
    long latest = edition.current(tx);
    if (last != null && last.edition() == latest) {
      return new Seen(last.rules(), latest, now, now);
    }
    List<PublishedRule> published =
        rules.in(tx, RuleState.PUBLISHED).stream().map(RuleVersion::asPublished).toList();
    return new Seen(new CompiledRules(Long.toString(latest), published), latest, now, now);
  }
}
