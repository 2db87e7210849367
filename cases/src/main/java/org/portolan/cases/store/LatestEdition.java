package org.portolan.cases.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.JdbiException;

/**
 * What is public now, in the memory of each node, read again when the number of its edition has
 * grown. That number is asked for at most twice in a second, so that a change is seen within one.
 * While the database does not answer, what was seen last holds on, for an hour.
 *
 * @param <T> what is read of an edition; it is never changed
 */
public final class LatestEdition<T> {

  private static final Duration LOOKED = Duration.ofMillis(500);

  private final CaseStore store;
  private final Actor actor;
  private final InstantSource realTime;
  private final Source<T> source;
  private final Unanswered unanswered;
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Seen<T> seen;

  /** Where editions are. */
  public interface Source<T> {

    /** The number of the latest edition. */
    long number(Tx tx);

    /** What it says. */
    T read(Tx tx, long edition);
  }

  /**
   * What was seen.
   *
   * @param at when somebody looked for the last time, in vain or not
   * @param answered when the database answered for the last time
   */
  private record Seen<T>(T content, long edition, long at, long answered) {}

  /**
   * @param actor who looks
   * @param realTime by which is decided whether to look again, in the sandbox too
   * @param what it is, as the log names it
   */
  public LatestEdition(
      CaseStore store, Actor actor, InstantSource realTime, String what, Source<T> source) {
    this.store = store;
    this.actor = actor;
    this.realTime = realTime;
    this.source = source;
    this.unanswered = new Unanswered(what);
  }

  /** As it is now, or was half a second ago. */
  public T current() {
    return current(this::lookOrGoOn);
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public T current(Tx tx) {
    return current((last, now) -> look(tx, last, now));
  }

  private interface Looking<T> {
    Seen<T> look(Seen<T> last, long now);
  }

  private T current(Looking<T> how) {
    Seen<T> last = seen;
    long now = realTime.millis();
    if (last != null && Math.abs(now - last.at()) < LOOKED.toMillis()) {
      return last.content();
    }
    if (last != null && !looking.tryLock()) {
      // somebody else is asking already
      return last.content();
    }
    if (last == null) {
      looking.lock();
    }
    try {
      seen = how.look(seen, now);
      return seen.content();
    } finally {
      looking.unlock();
    }
  }

  /** As it was when somebody looked last; nobody is asked when somebody did. */
  public T last() {
    Seen<T> last = seen;
    return last == null ? current() : last.content();
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public T last(Tx tx) {
    Seen<T> last = seen;
    return last == null ? current(tx) : last.content();
  }

  private Seen<T> lookOrGoOn(Seen<T> last, long now) {
    try {
      return store.call(actor, tx -> look(tx, last, now));
    } catch (JdbiException e) {
      if (last == null) {
        throw e;
      }
      unanswered.goOn(Duration.ofMillis(now - last.answered()), e);
      return new Seen<>(last.content(), last.edition(), now, last.answered());
    }
  }

  private Seen<T> look(Tx tx, Seen<T> last, long now) {
    long latest = source.number(tx);
    T content = last != null && last.edition() == latest ? last.content() : source.read(tx, latest);
    unanswered.answered();
    return new Seen<>(content, latest, now, now);
  }
}
