package org.portolan.web.chat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.FollowChat.News;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.changes.CaseChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that are connected to this node. What one of them says is told to the others of its
 * chat at once. Each is told when its case has changed, on whatever node; what stands in no
 * journal, such as that somebody is typing, is looked for every two seconds, and with it whatever
 * word was lost. Whatever several pages are to be told is asked for together. Whoever answers no
 * ping is gone, however the connection ended.
 */
@ApplicationScoped
public class ChatConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ChatConnections.class);

  private static final int LOOK_SECONDS = 2;

  @Resource private ManagedScheduledExecutorService clock;
  @Resource private ManagedExecutorService background;

  @Inject private CaseStore store;
  @Inject private FollowChat following;
  @Inject private CaseChanges changes;
  @Inject private Settings settings;

  /** Cases of which some page may have to be told something. */
  private final Set<UUID> wanted = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean telling = new AtomicBoolean();
  private ChatRoster roster;
  private CaseChanges.Listening listening;
  private List<ScheduledFuture<?>> regular = List.of();
  private int pingSeconds;

  void start() {
    pingSeconds = settings.number("CHAT_PING_SECONDS", 20);
    roster = new ChatRoster(settings.number("CHAT_CONNECTIONS", 5_000));
    listening = changes.listen(this::said);
    regular =
        List.of(
            clock.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS),
            clock.scheduleWithFixedDelay(this::ping, pingSeconds, pingSeconds, TimeUnit.SECONDS));
  }

  void stop() {
    regular.forEach(one -> one.cancel(false));
    listening.close();
  }

  ChatRoster roster() {
    return roster;
  }

  /** Looks which chat a page's ticket opens; none is found when it opens none. */
  void find(ChatConnection page) {
    store
        .call(SayInChat.actor(), tx -> following.of(tx, page.ticket()))
        .ifPresent(chat -> roster.isOf(page, chat.id(), chat.caseId()));
  }

  /** A page's visitor has read up to a message. */
  void read(ChatConnection page, long upTo) {
    store.run(SayInChat.actor(), tx -> following.read(tx, page.ticket(), upTo));
  }

  /** A page's visitor is typing. */
  void types(ChatConnection page) {
    store.run(SayInChat.actor(), tx -> following.typing(tx, page.ticket()));
  }

  /** A message was said by one page of its chat; the others are told. */
  void said(ChatConnection by, UUID chat, ChatLine line) {
    want(
        roster.ofTicket(by.ticket()).stream()
            .filter(one -> one != by && !one.tell(chat, line))
            .toList());
  }

  /** Something was said on a case, on this node: its pages are told before the word comes round. */
  public void said(UUID caseId) {
    want(roster.ofCase(caseId));
  }

  /** Pages may not have everything yet. */
  void want(Collection<ChatConnection> pages) {
    pages.stream().map(ChatConnection::caseId).filter(Objects::nonNull).forEach(wanted::add);
    if (!wanted.isEmpty() && telling.compareAndSet(false, true)) {
      background.execute(this::tellWanted);
    }
  }

  private void look() {
    want(roster.all());
  }

  /** Tells until nobody wants anything; whoever comes meanwhile is told in the next round. */
  private void tellWanted() {
    do {
      try {
        for (Set<UUID> cases = taken(); !cases.isEmpty(); cases = taken()) {
          tell(cases);
        }
      } catch (RuntimeException e) {
        // whatever was not told is looked for again
        LOG.warn("Chats could not be looked at; it is tried again", e);
      } finally {
        telling.set(false);
      }
    } while (!wanted.isEmpty() && telling.compareAndSet(false, true));
  }

  private Set<UUID> taken() {
    Set<UUID> cases = new HashSet<>(wanted);
    wanted.removeAll(cases);
    return cases;
  }

  private void tell(Set<UUID> cases) {
    List<ChatConnection> pages =
        cases.stream()
            .flatMap(one -> roster.ofCase(one).stream())
            .filter(one -> one.sent() >= 0)
            .toList();
    Map<UUID, Long> after = new HashMap<>();
    pages.forEach(one -> after.merge(one.chat(), one.sent(), Math::min));
    if (!after.isEmpty()) {
      Map<UUID, News> news =
          store.call(SayInChat.actor(), tx -> following.news(tx, after, ChatPart.SHOWN));
      pages.forEach(one -> Optional.ofNullable(news.get(one.chat())).ifPresent(one::tell));
    }
  }

  private void ping() {
    for (ChatConnection one : roster.all()) {
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
    roster.dropSilentFor(4L * pingSeconds);
  }
}
