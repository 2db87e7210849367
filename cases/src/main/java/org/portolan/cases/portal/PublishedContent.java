package org.portolan.cases.portal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;

/**
 * What the public reads, in this node's memory. Whether it has changed is asked of the database
 * twice a second at most, by one of the requests while the others go on with what there is: a
 * change shows within a second on every node, and a page that is read costs no question.
 */
public final class PublishedContent {

  private static final Actor READER = new Actor("system:portal", Set.of());

  private static final long LOOK_EVERY_NANOS = 500_000_000;

  private final CaseStore store;
  private final PublishedRows rows = new PublishedRows();
  private final PageRows topics = new PageRows();
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Looked looked;

  private record Looked(Published published, long at) {}

  public PublishedContent(CaseStore store) {
    this.store = store;
  }

  /** Everything published, at most a second old. */
  public Published now() {
    Looked last = looked;
    if (last != null && System.nanoTime() - last.at < LOOK_EVERY_NANOS) {
      return last.published;
    }
    return look(last);
  }

  private Published look(Looked last) {
    boolean mayGoOn = last != null && System.nanoTime() - last.at < 2 * LOOK_EVERY_NANOS;
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
      long at = System.nanoTime();
      Published published = read(before);
      looked = new Looked(published, at);
      return published;
    } finally {
      looking.unlock();
    }
  }

  private Published read(Looked before) {
    return store.call(
        READER,
        tx -> {
          long version = rows.version(tx);
          return before != null && before.published.version() == version
              ? before.published
              : new Published(version, topics.topics(tx), rows.all(tx));
        });
  }

  /** The text of a page; empty when it was withdrawn or replaced a moment ago. */
  public Optional<PageText> text(PublishedPage page) {
    return store.call(READER, tx -> rows.text(tx, page.id(), page.language()));
  }
}
