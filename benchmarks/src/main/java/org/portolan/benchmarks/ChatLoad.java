package org.portolan.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Rooms of two that write to each other in turns: what one page wrote, the other hears. */
final class ChatLoad implements AutoCloseable {

  private static final String WORDS = "When will my passport come back, and by which courier? #";
  private static final int MOST = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(10);

  /** So many it takes until a compiler has seen everything. */
  private static final int LEAST_TO_WARM = 100_000;

  private static final double FASTER = 1.03;

  private final ChatPages pages;
  private final List<Room> rooms = new ArrayList<>();
  private final AtomicLong numbers = new AtomicLong(1_000_000);
  private volatile Latencies latencies = new Latencies(0);
  private volatile boolean inTurns;

  private ChatLoad(ChatPages pages, List<String> names) throws IOException {
    this.pages = pages;
    for (String name : names) {
      rooms.add(new Room(pages, name));
    }
  }

  static ChatLoad ofPortolan(MeasuredPortolan measured, List<String> tickets) throws IOException {
    return new ChatLoad(ChatPages.ofPortolan(measured), tickets);
  }

  static ChatLoad ofSocketIo(SocketIo peer, int rooms) throws IOException {
    return new ChatLoad(
        ChatPages.ofSocketIo(peer), IntStream.range(0, rooms).mapToObj(SocketIo::room).toList());
  }

  /**
   * What was measured.
   *
   * @param microsOfServer processor time of the server's process for a delivery, in µs
   */
  record Result(int deliveries, double perSecond, double microsOfServer, String latencies) {}

  /**
   * At full speed until that stays: so many messages at least, and then until two rounds in a row
   * were no faster than one before.
   *
   * @param longest to wait for it
   * @return how many messages that took
   */
  int warm(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    int all = 0;
    double best = 0;
    int noFaster = 0;
    while (System.nanoTime() < end && (all < LEAST_TO_WARM || noFaster < 2)) {
      turns(ROUND);
      double rate = latencies.count() / (double) ROUND.toSeconds();
      noFaster = rate > best * FASTER ? 0 : noFaster + 1;
      best = Math.max(best, rate);
      all += latencies.count();
    }
    return all;
  }

  /** In every room the next message follows on the one before. */
  Result atFullSpeed(Duration time, ServerProcessFigures server) throws IOException {
    double before = server.cpuSeconds();
    long began = System.nanoTime();
    turns(time);
    return result(began, server.cpuSeconds() - before);
  }

  private void turns(Duration time) {
    latencies = new Latencies(MOST);
    inTurns = true;
    rooms.forEach(Room::say);
    LockSupport.parkNanos(time.toNanos());
    inTurns = false;
    await();
  }

  /** So many messages a second, in one room after the other. */
  Result atRate(double perSecond, Duration time, ServerProcessFigures server) throws IOException {
    latencies = new Latencies(MOST);
    double before = server.cpuSeconds();
    long began = System.nanoTime();
    long pause = (long) (1e9 / perSecond);
    long all = time.toNanos() / pause;
    for (int i = 0; i < all; i++) {
      LockSupport.parkNanos(began + i * pause - System.nanoTime());
      rooms.get(i % rooms.size()).say();
    }
    await();
    return result(began, server.cpuSeconds() - before);
  }

  private Result result(long began, double cpu) {
    double seconds = (System.nanoTime() - began) / 1e9;
    int count = latencies.count();
    return new Result(count, count / seconds, cpu * 1e6 / count, latencies.toString());
  }

  private void await() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (rooms.stream().anyMatch(Room::isWaiting)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Something that was said was not delivered");
      }
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  @Override
  public void close() {
    rooms.forEach(Room::end);
    pages.close();
  }

  /** Two pages, and the message that one of them has written and the other has not heard yet. */
  private final class Room {

    private final ChatPage one;
    private final ChatPage other;
    private boolean turn;
    private String awaited;
    private long saidAt;

    Room(ChatPages pages, String name) throws IOException {
      one = pages.open(name, frame -> heard(frame, false));
      other = pages.open(name, frame -> heard(frame, true));
    }

    void say() {
      ChatPage who;
      String text;
      synchronized (this) {
        if (awaited != null) {
          throw new IllegalStateException("Slower than half of what it can do");
        }
        turn = !turn;
        who = turn ? one : other;
        awaited = "#" + numbers.incrementAndGet();
        text = WORDS + awaited.substring(1);
        saidAt = System.nanoTime();
      }
      who.say(text);
    }

    /** Heard by a page; only the other one's words count. */
    private void heard(String frame, boolean byOther) {
      synchronized (this) {
        if (awaited == null || byOther != turn || !frame.contains(awaited)) {
          return;
        }
        awaited = null;
        latencies.add(System.nanoTime() - saidAt);
      }
      if (inTurns) {
        say();
      }
    }

    synchronized boolean isWaiting() {
      return awaited != null;
    }

    void end() {
      one.end();
      other.end();
    }
  }
}
