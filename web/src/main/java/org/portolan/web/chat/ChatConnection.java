package org.portolan.web.chat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.i18n.Language;

/**
 * One page that is connected. What it is sent is written by one thread at a time; a push that finds
 * another at work leaves it to that one.
 */
final class ChatConnection {

  /** So many frames at once, and so many a second in the long run, is more than a page sends. */
  private static final int BURST = 20;

  private static final int A_SECOND = 5;

  /** A page that takes nothing in is closed; it resumes. */
  private static final int MOST_UNSENT = 50;

  private static final long CLOSING_MS = 2_000;

  private static final long SECOND = 1_000_000_000L;

  private final Session session;
  private final PageTicket ticket;
  private final Language language;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicInteger unsent = new AtomicInteger();

  private final StringBuilder begun = new StringBuilder();
  private double left = BURST;
  private long countedAt = System.nanoTime();
  private long typedAt = System.nanoTime() - 60 * SECOND;
  private volatile long heardAt = System.nanoTime();

  private volatile UUID chat;
  private volatile UUID caseId;
  private volatile Standing told;
  private volatile long sent = -1;

  ChatConnection(Session session, PageTicket ticket, Language language) {
    this.session = session;
    this.ticket = ticket;
    this.language = language;
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

  void has(long seq) {
    sent = seq;
  }

  void was(Standing standing, long seq) {
    told = standing;
    sent = seq;
  }

  /** How long that is which has come of a message so far. */
  synchronized int begun() {
    return begun.length();
  }

  /** Adds a part of a message; the whole of it when that was the last. */
  synchronized Optional<String> whole(String part, boolean last) {
    begun.append(part);
    if (!last) {
      return Optional.empty();
    }
    String whole = begun.toString();
    begun.setLength(0);
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

  /** Does something of which the page is told, and nothing else meanwhile. */
  void writing(Runnable work) {
    writing.lock();
    try {
      work.run();
    } finally {
      writing.unlock();
    }
  }

  /** Pushes, now or as soon as whoever is at it has ended. */
  void push(Runnable push) {
    wanted.set(true);
    while (wanted.get() && writing.tryLock()) {
      try {
        if (wanted.getAndSet(false)) {
          push.run();
        }
      } finally {
        writing.unlock();
      }
    }
  }

  void send(String frame) {
    if (unsent.incrementAndGet() > MOST_UNSENT) {
      close(CloseCodes.TRY_AGAIN_LATER, "slow");
      return;
    }
    session
        .getAsyncRemote()
        .sendText(
            frame,
            result -> {
              unsent.decrementAndGet();
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
