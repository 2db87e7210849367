package org.portolan.cases.portal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.JdbiException;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.portal.store.RumourRows;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.Unanswered;

/**
 * What the public reads, in this node's memory. Whether it has changed is asked of the database
 * twice a second at most, by one of the requests while the others go on with what there is: a
 * change shows within a second on every node, and a page that is read costs no question. While the
 * database does not answer, people go on reading what there was, for an hour.
 */
public final class PublishedContent {

  private static final Actor READER = new Actor("system:portal", Set.of());

  private static final long LOOK_EVERY_NANOS = 500_000_000;

  private final CaseStore store;
  private final PublishedRows rows = new PublishedRows();
  private final PageRows topics = new PageRows();
  private final RumourRows rumours = new RumourRows();
  private final ReentrantLock looking = new ReentrantLock();

  private final LongSupplier nanos;
  private final Unanswered unanswered = new Unanswered("the public pages");

  private volatile Looked looked;

  /**
   * What was seen.
   *
   * @param at when somebody looked for the last time, in vain or not
   * @param answered when the database answered for the last time
   */
  private record Looked(Published published, long at, long answered) {}

  public PublishedContent(CaseStore store) {
    this(store, System::nanoTime);
  }

  PublishedContent(CaseStore store, LongSupplier nanos) {
    this.store = store;
    this.nanos = nanos;
  }

  /** Everything published, at most a second old. */
  public Published now() {
    return now(this::readOrGoOn);
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public Published now(Tx tx) {
    return now(before -> read(tx, before));
  }

  /** The same for whoever must not wait; empty when the database is to be asked first. */
  public Optional<Published> atHand() {
    return Optional.ofNullable(looked).filter(this::isFresh).map(Looked::published);
  }

  private boolean isFresh(Looked last) {
    return nanos.getAsLong() - last.at < LOOK_EVERY_NANOS;
  }

  private Published now(UnaryOperator<Looked> reading) {
    Looked last = looked;
    return last != null && isFresh(last) ? last.published : look(last, reading);
  }

  private Published look(Looked last, UnaryOperator<Looked> reading) {
    boolean mayGoOn =
        last != null && (unanswered.isNow() || nanos.getAsLong() - last.at < 2 * LOOK_EVERY_NANOS);
    if (mayGoOn && !looking.tryLock()) {
      return last.published;
    }
    if (!mayGoOn) {
      looking.lock();
    }
    try {
      Looked before = looked;
      if (before != last) {
        return before.published;
      }
      Looked now = reading.apply(before);
      looked = now;
      return now.published;
    } finally {
      looking.unlock();
    }
  }

  private Looked readOrGoOn(Looked before) {
    try {
      return store.call(READER, tx -> read(tx, before));
    } catch (JdbiException e) {
      if (before == null) {
        throw e;
      }
      long now = nanos.getAsLong();
      unanswered.goOn(Duration.ofNanos(now - before.answered), e);
      return new Looked(before.published, now, before.answered);
    }
  }

  private Looked read(Tx tx, Looked before) {
    long at = nanos.getAsLong();
    Published published = newest(tx, before == null ? null : before.published);
    unanswered.answered();
    return new Looked(published, at, at);
  }

  private Published newest(Tx tx, Published before) {
    long version = rows.version(tx);
    return before != null && before.version() == version
        ? before
        : new Published(version, topics.topics(tx), rows.all(tx), rumours.all(tx));
  }

  /** The text of a page; empty when it was withdrawn or replaced a moment ago. */
  public Optional<PageText> text(PublishedPage page) {
    return store.call(READER, tx -> text(tx, page));
  }

  /** The same for whoever is at work already. */
  Optional<PageText> text(Tx tx, PublishedPage page) {
    return rows.text(tx, page.id(), page.language());
  }
}
