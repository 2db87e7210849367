package org.portolan.web.chat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.changes.CaseChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that are connected to this node. Each is told when its case has changed, on whatever
 * node; what stands in no journal, such as that somebody is typing, is looked for every two
 * seconds, and with it whatever word was lost. Whoever answers no ping is gone, however the
 * connection ended.
 */
@ApplicationScoped
public class ChatConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ChatConnections.class);

  private static final int LOOK_SECONDS = 2;

  /** One person has so many pages open, not more. */
  private static final int MOST_OF_TICKET = 5;

  @Resource private ManagedScheduledExecutorService clock;
  @Resource private ManagedExecutorService background;

  @Inject private CaseStore store;
  @Inject private FollowChat following;
  @Inject private CaseChanges changes;
  @Inject private Settings settings;

  private final Map<String, ChatConnection> all = new ConcurrentHashMap<>();
  private CaseChanges.Listening listening;
  private List<ScheduledFuture<?>> regular = List.of();
  private int pingSeconds;
  private int most;

  void start() {
    pingSeconds = settings.number("CHAT_PING_SECONDS", 20);
    most = settings.number("CHAT_CONNECTIONS", 5_000);
    listening = changes.listen(this::changed);
    regular =
        List.of(
            clock.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS),
            clock.scheduleWithFixedDelay(this::ping, pingSeconds, pingSeconds, TimeUnit.SECONDS));
  }

  void stop() {
    regular.forEach(one -> one.cancel(false));
    listening.close();
  }

  /** False when there is no room for another. */
  boolean add(Session session, ChatConnection connection) {
    long own =
        all.values().stream().filter(one -> one.ticket().equals(connection.ticket())).count();
    if (all.size() >= most || own >= MOST_OF_TICKET) {
      return false;
    }
    all.put(session.getId(), connection);
    return true;
  }

  Optional<ChatConnection> of(Session session) {
    return Optional.ofNullable(all.get(session.getId()));
  }

  void remove(Session session) {
    all.remove(session.getId());
  }

  private void changed(UUID caseId) {
    List<ChatConnection> concerned =
        all.values().stream().filter(one -> caseId.equals(one.caseId())).toList();
    if (!concerned.isEmpty()) {
      background.execute(() -> concerned.forEach(this::push));
    }
  }

  /** Tells whose chat stands otherwise than they were told. */
  private void look() {
    try {
      Collection<UUID> chats =
          all.values().stream()
              .map(ChatConnection::chat)
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      if (chats.isEmpty()) {
        return;
      }
      Map<UUID, Standing> now = store.call(SayInChat.actor(), tx -> following.standings(tx, chats));
      all.values().stream()
          .filter(one -> one.chat() != null && one.sent() >= 0)
          .filter(one -> !Objects.equals(now.get(one.chat()), one.told()))
          .forEach(this::push);
    } catch (RuntimeException e) {
      // an exception would end the looking for good
      LOG.warn("Chats could not be looked at; it is tried again", e);
    }
  }

  private void ping() {
    for (ChatConnection one : all.values()) {
      if (one.isSilentFor(2L * pingSeconds + pingSeconds / 2)) {
        one.close(CloseCodes.GOING_AWAY, "silent");
      } else if (one.chat() == null && one.isSilentFor(pingSeconds)) {
        one.close(CloseCodes.VIOLATED_POLICY, "nothing said");
      } else {
        one.ping();
        Optional.ofNullable(one.told())
            .ifPresent(standing -> one.send(ChatFrames.beat(standing.lastSeq())));
      }
    }
    all.values().removeIf(one -> one.isSilentFor(4L * pingSeconds));
  }

  /** Tells a page what it does not have yet. */
  void push(ChatConnection to) {
    to.push(
        () -> {
          try {
            store.run(SayInChat.actor(), tx -> push(tx, to));
          } catch (RuntimeException e) {
            LOG.warn("A chat could not be told on; its page asks again", e);
            to.close(CloseCodes.TRY_AGAIN_LATER, "again");
          }
        });
  }

  private void push(Tx tx, ChatConnection to) {
    Optional<Chat> found = following.of(tx, to.ticket());
    if (found.isEmpty() || to.sent() < 0) {
      return;
    }
    Chat chat = found.get();
    if (to.chat() != null && !to.chat().equals(chat.id())) {
      to.send(ChatFrames.elsewhere());
      return;
    }
    to.isOf(chat.id(), chat.caseId());
    Standing standing = following.standing(tx, chat);
    List<ChatLine> lines =
        following.after(tx, chat, Math.min(to.sent(), chat.lastSeq()), ChatPage.SHOWN);
    long last =
        lines.isEmpty() ? Math.min(to.sent(), chat.lastSeq()) : lines.get(lines.size() - 1).seq();
    to.send(ChatFrames.news(to.language(), chat, standing, lines));
    to.was(standing, last);
  }
}
