package org.portolan.messaging.changes;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who listens on this node which cases have changed, on whatever node they changed. Ids only:
 * a listener asks the store again as its own actor. A lost one is no lost change.
 */
public final class CaseChanges {

  private static final Logger LOG = LoggerFactory.getLogger(CaseChanges.class);

  private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

  /** Calls the listener with the id of each case that changes, on a thread of its own. */
  public Listening listen(Consumer<UUID> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells this node's listeners. */
  public void tell(UUID caseId) {
    for (Consumer<UUID> listener : listeners) {
      try {
        listener.accept(caseId);
      } catch (RuntimeException e) {
        LOG.warn("A listener to case changes failed", e);
      }
    }
  }

  /** Ends with {@link #close()}. */
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
