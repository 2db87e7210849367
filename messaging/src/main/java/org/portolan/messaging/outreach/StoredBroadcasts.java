package org.portolan.messaging.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.messaging.outbox.SharedTexts;

/**
 * The texts of broadcasts that go out, opened once and not for each of a million: what goes out is
 * written no more.
 */
@ApplicationScoped
public class StoredBroadcasts implements SharedTexts {

  /** A few go out at a time; older ones make room. */
  private static final int KEPT = 20;

  private final BroadcastsAtWork broadcasts;
  private final Map<UUID, BroadcastMessage> opened = new ConcurrentHashMap<>();

  /** For the container. */
  StoredBroadcasts() {
    this(null);
  }

  @Inject
  public StoredBroadcasts(BroadcastsAtWork broadcasts) {
    this.broadcasts = broadcasts;
  }

  @Override
  public Optional<String> of(Tx tx, UUID broadcast, Language reader) {
    BroadcastMessage message = opened.get(broadcast);
    if (message == null) {
      Optional<BroadcastMessage> found = broadcasts.message(tx, broadcast);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      message = found.get();
      if (opened.size() >= KEPT) {
        opened.clear();
      }
      opened.put(broadcast, message);
    }
    return BroadcastText.of(message, reader);
  }
}
