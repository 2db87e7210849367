package org.portolan.web.chat;

import jakarta.websocket.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.enquiry.PageTicket;

/** The pages that are connected to a node, found by connection, by ticket and by case. */
final class ChatRoster {

  /** One person has so many pages open, not more. */
  private static final int MOST_OF_TICKET = 5;

  private final int most;
  private final Map<String, ChatConnection> all = new ConcurrentHashMap<>();
  private final Map<PageTicket, Set<ChatConnection>> byTicket = new ConcurrentHashMap<>();
  private final Map<UUID, Set<ChatConnection>> byCase = new ConcurrentHashMap<>();

  /**
   * @param most how many at most
   */
  ChatRoster(int most) {
    this.most = most;
  }

  /** False when there is no room for another. */
  boolean add(ChatConnection connection) {
    if (all.size() >= most || ofTicket(connection.ticket()).size() >= MOST_OF_TICKET) {
      return false;
    }
    all.put(connection.id(), connection);
    put(byTicket, connection.ticket(), connection);
    return true;
  }

  /** A page is known to be of a chat. */
  void isOf(ChatConnection connection, UUID chat, UUID caseId) {
    connection.isOf(chat, caseId);
    put(byCase, caseId, connection);
    if (all.get(connection.id()) != connection) {
      // it ended meanwhile
      take(byCase, caseId, connection);
    }
  }

  void remove(Session session) {
    remove(session.getId());
  }

  void remove(ChatConnection connection) {
    remove(connection.id());
  }

  /** Forgets those that nothing was heard of, however their connection ended. */
  void dropSilentFor(long seconds) {
    all.forEach(
        (id, one) -> {
          if (one.isSilentFor(seconds)) {
            remove(id);
          }
        });
  }

  private void remove(String id) {
    ChatConnection gone = all.remove(id);
    if (gone != null) {
      take(byTicket, gone.ticket(), gone);
      if (gone.caseId() != null) {
        take(byCase, gone.caseId(), gone);
      }
    }
  }

  Optional<ChatConnection> of(Session session) {
    return Optional.ofNullable(all.get(session.getId()));
  }

  Collection<ChatConnection> all() {
    return all.values();
  }

  Collection<ChatConnection> ofTicket(PageTicket ticket) {
    return byTicket.getOrDefault(ticket, Set.of());
  }

  Collection<ChatConnection> ofCase(UUID caseId) {
    return byCase.getOrDefault(caseId, Set.of());
  }

  private static <K> void put(Map<K, Set<ChatConnection>> map, K key, ChatConnection one) {
    map.compute(
        key,
        (unused, before) -> {
          if (before == null) {
            return Set.of(one);
          }
          Set<ChatConnection> more = new HashSet<>(before);
          more.add(one);
          return Set.copyOf(more);
        });
  }

  private static <K> void take(Map<K, Set<ChatConnection>> map, K key, ChatConnection one) {
    map.computeIfPresent(
        key,
        (unused, before) -> {
          List<ChatConnection> left = before.stream().filter(each -> each != one).toList();
          return left.isEmpty() ? null : Set.copyOf(left);
        });
  }
}
