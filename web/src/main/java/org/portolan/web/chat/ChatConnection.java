package org.portolan.web.chat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.portolan.cases.chat.FollowChat.News;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.i18n.Language;

/**
 * One page that is connected. It is told what was said in the order of the numbers, by whichever
 * thread knows of it, and nothing twice.
 */
final class ChatConnection {

  /** So many frames at once, and so many a second in the long run, is more than a page sends. */
  private static final int BURST = 20;

  private static final int A_SECOND = 5;

  /** In characters. A page that takes nothing in is closed; it resumes. */
  private static final long MOST_UNSENT = 1_000_000;

  private static final long CLOSING_MS = 2_000;

  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private static final long SECOND = 1_000_000_000L;

  private final Session session;
  private final PageTicket ticket;
  private final Language language;
  private final AtomicLong unsent = new AtomicLong();

  private StringBuilder begun;

  /** Done when the last of what it said is answered; it never fails. */
  private CompletableFuture<Void> saying = NOTHING;

  private double left = BURST;
  private long countedAt = System.nanoTime();
  private long typedAt = System.nanoTime() - 60 * SECOND;
  private volatile long heardAt = System.nanoTime();

  private volatile UUID chat;
  private volatile UUID caseId;

  // of what it was told, one thread writes at a time
  private final Object telling = new Object();
  private volatile Standing told;
  private volatile long sent = -1;

  ChatConnection(Session session, PageTicket ticket, Language language) {
    this.session = session;
    this.ticket = ticket;
    this.language = language;
  }

  String id() {
    return session.getId();
  }

  PageTicket ticket() {
    return ticket;
  }

  Language language() {
    return language;
  }

  UUID chat() {
    return chat;
  }

  UUID caseId() {
    return caseId;
  }

  /** How its chat stood when it was told. */
  Standing told() {
    return told;
  }

  /** The number of the last message it has; negative before it has said which that is. */
  long sent() {
    return sent;
  }

  void isOf(UUID chatId, UUID itsCase) {
    chat = chatId;
    caseId = itsCase;
  }

  /** It says which message it has last; what comes after is to be told. */
  void has(long seq) {
    synchronized (telling) {
      sent = seq;
      told = null;
    }
  }

  /**
   * Its own message was said.
   *
   * @param frame that it was, and under which number
   * @return false when it does not have what was said before yet
   */
  boolean said(String frame, long seq) {
    synchronized (telling) {
      boolean next = sent < 0 || seq <= sent + 1;
      if (next) {
        moved(seq);
      }
      send(frame);
      return next;
    }
  }

  /** Something was said that it may not have; whoever is further behind is told with the rest. */
  boolean tell(UUID ofChat, ChatLine line) {
    synchronized (telling) {
      if (sent + 1 != line.seq() || !ofChat.equals(chat)) {
        return sent >= line.seq();
      }
      send(ChatFrames.line(language, ofChat, line));
      moved(line.seq());
      return true;
    }
  }

  private void moved(long seq) {
    if (sent >= 0) {
      sent = Math.max(sent, seq);
      told = told == null ? null : told.said(seq);
    }
  }

  /** What is new in its chat; nothing is sent when nothing is. */
  void tell(News news) {
    synchronized (telling) {
      if (sent < 0) {
        return;
      }
      if (told == null) {
        // it may say that it has more than was ever said
        sent = Math.min(sent, news.standing().lastSeq());
      }
      List<ChatLine> lines = news.lines().stream().filter(line -> line.seq() > sent).toList();
      // what was said since it was asked is known here already
      Standing now = news.standing().said(sent);
      if (lines.isEmpty() && now.equals(told)) {
        return;
      }
      send(ChatFrames.news(language, chat, now, lines));
      sent = lines.isEmpty() ? sent : lines.get(lines.size() - 1).seq();
      told = now;
    }
  }

  /** How long that is which has come of a message so far. */
  synchronized int begun() {
    return begun == null ? 0 : begun.length();
  }

  /** Adds a part of a message; the whole of it when that was the last. */
  synchronized Optional<String> whole(String part, boolean last) {
    if (last && begun == null) {
      return Optional.of(part);
    }
    begun = (begun == null ? new StringBuilder() : begun).append(part);
    if (!last) {
      return Optional.empty();
    }
    String whole = begun.toString();
    begun = null;
    return Optional.of(whole);
  }

  /** Something came from it. False when it sends more than any page of ours. */
  synchronized boolean heard() {
    long now = System.nanoTime();
    heardAt = now;
    left = Math.min(BURST, left + (double) (now - countedAt) / SECOND * A_SECOND);
    countedAt = now;
    left -= 1;
    return left >= 0;
  }

  /** What it says is done after all that it said before, whatever became of that. */
  synchronized void inTurn(Supplier<CompletableFuture<Void>> work) {
    saying = saying.isDone() ? work.get() : saying.thenCompose(unused -> work.get());
  }

  /** Whether it is worth writing down that somebody types: not with every key. */
  synchronized boolean typesAnew(long everySeconds) {
    long now = System.nanoTime();
    boolean anew = now - typedAt > everySeconds * SECOND;
    typedAt = anew ? now : typedAt;
    return anew;
  }

  /** A program at the other end is still there. */
  void pong() {
    heardAt = System.nanoTime();
  }

  boolean isSilentFor(long seconds) {
    return System.nanoTime() - heardAt > seconds * SECOND;
  }

  /** However long it is, one is always let through: a page that takes it in is not slow. */
  void send(String frame) {
    long before = unsent.getAndAdd(frame.length());
    if (before > 0 && before + frame.length() > MOST_UNSENT) {
      close(CloseCodes.TRY_AGAIN_LATER, "slow");
      return;
    }
    session
        .getAsyncRemote()
        .sendText(
            frame,
            result -> {
              unsent.addAndGet(-frame.length());
              if (!result.isOK()) {
                close(CloseCodes.GOING_AWAY, "lost");
              }
            });
  }

  /** Asks whether anything is still at the other end. */
  void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalArgumentException e) {
      close(CloseCodes.GOING_AWAY, "lost");
    }
  }

  /** Whoever does not close in turn is cut off. */
  void close(CloseReason.CloseCode code, String why) {
    try {
      session.setMaxIdleTimeout(CLOSING_MS);
      session.close(new CloseReason(code, why));
    } catch (IOException | IllegalStateException e) {
      // it is gone, which is what was wanted
      return;
    }
  }
}
