package org.portolan.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.portolan.benchmarks.ChatLoad.Result;

/**
 * Conversations of applicants, stored and sealed, over the socket of the chat's page, against a
 * socket.io that stores the same rows, unsealed, in the same PostgreSQL. A room has two pages, of
 * which each is told what the other writes. What counts is the processor time of the server's
 * process for each delivery. Then as many pages as a node takes are connected and do nothing, and
 * end without a word.
 *
 * <p>A chat here is one visitor, whoever answers, and an interpreter; there are no rooms of
 * hundreds, so none are measured.
 */
final class ChatBenchmark {

  private static final int CONVERSATIONS = 1_000;

  /** So many that no page says more in a second than a person: who does is cut off. */
  private static final int ROOMS = 500;

  private static final int PAGES_OF_ONE = 5;

  /**
   * Each of the two is warmed until its rate stays, however many messages that takes; at longest.
   */
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("benchmarks.warm", 300));

  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CONNECTION = "org.portolan.web.chat.ChatConnection";

  private final PrintStream out;

  ChatBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    Map<String, String> settings =
        Map.of("PORTOLAN_SANDBOX", "false", "PORTOLAN_CHAT_MESSAGES_A_MINUTE", "1000000");
    try (MeasuredPortolan measured = MeasuredPortolan.start(settings)) {
      List<String> tickets = Conversations.begin(measured, CONVERSATIONS);
      ServerProcessFigures server = new ServerProcessFigures(measured.portolan().server().pid());
      double ours = rooms(measured, server, tickets);
      idle(measured, server, tickets);
      theirs(measured, ours);
    }
  }

  /** Processor time for a delivery, in µs. */
  private double rooms(MeasuredPortolan measured, ServerProcessFigures server, List<String> tickets)
      throws Exception {
    try (ChatLoad load = ChatLoad.ofPortolan(measured, tickets.subList(0, ROOMS))) {
      out.printf("Portolan, to warm                   %8d messages%n", load.warm(WARM_UP));
      measured.execute("VACUUM ANALYZE");
      long committed = committed(measured);
      Result full = load.atFullSpeed(MEASURED, server);
      long transactions = committed(measured) - committed;
      print("Portolan at full speed", full);
      out.printf(
          "Transactions for each message       %8.2f%n", (double) transactions / full.deliveries());
      Result half = load.atRate(full.perSecond() / 2, MEASURED, server);
      print("Portolan at half that load", half);
      return full.microsOfServer();
    }
  }

  private static long committed(MeasuredPortolan measured) throws Exception {
    // the statistics of a connection come with its end, or a second after its last transaction
    LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
    return measured.number(
        "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
  }

  private void print(String what, Result result) {
    out.printf(
        "%-35s %8.0f deliveries/s, %.0f µs of the server's processor for each; %s%n",
        what, result.perSecond(), result.microsOfServer(), result.latencies());
  }

  private void idle(MeasuredPortolan measured, ServerProcessFigures server, List<String> tickets)
      throws Exception {
    settle(server);
    long before = server.liveBytes();
    int sockets = server.sockets();
    List<ChatPage> pages = new ArrayList<>();
    try (ChatPages browsers = ChatPages.ofPortolan(measured)) {
      for (String ticket : tickets) {
        for (int i = 0; i < PAGES_OF_ONE; i++) {
          pages.add(browsers.open(ticket, unused -> {}));
        }
      }
      LockSupport.parkNanos(SETTLED.toNanos());
      long connected = server.instances(CONNECTION);
      double kilobytes = (server.liveBytes() - before) / 1_000.0 / connected;
      out.printf(
          "Connected and idle                  %8d pages, %.1f kB of heap each%n",
          connected, kilobytes);
      double idling = server.cpuSeconds();
      LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
      out.printf(
          "The server meanwhile                %8.1f %% of a core%n",
          (server.cpuSeconds() - idling) * 10);
      long ended = System.nanoTime();
      pages.forEach(ChatPage::end);
      settle(server);
      out.printf(
          "Ended without a word: after %.1f s    %8d connections, %d sockets more than before,"
              + " %.0f kB of heap more%n",
          (System.nanoTime() - ended) / 1e9,
          server.instances(CONNECTION),
          server.sockets() - sockets,
          (server.liveBytes() - before) / 1_000.0);
    }
  }

  /**
   * Waits until no page is left in the server's memory; tells what is left when it does not end.
   */
  private static void settle(ServerProcessFigures server) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.instances(CONNECTION) > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private void theirs(MeasuredPortolan measured, double ours) throws Exception {
    if (!SocketIo.isInstallable()) {
      out.println("socket.io: not measured. Install node 18 or later and npm, and run it again.");
      return;
    }
    try (SocketIo peer = SocketIo.start(measured, ROOMS);
        ChatLoad load = ChatLoad.ofSocketIo(peer, ROOMS)) {
      ServerProcessFigures node = new ServerProcessFigures(peer.pid());
      out.printf("socket.io, to warm                  %8d messages%n", load.warm(WARM_UP));
      measured.execute("VACUUM ANALYZE");
      Result full = load.atFullSpeed(MEASURED, node);
      print("socket.io at full speed", full);
      print("socket.io at half that load", load.atRate(full.perSecond() / 2, MEASURED, node));
      out.printf(
          "Processor for a delivery, against socket.io: %.2f (aim 1.00)%n",
          ours / full.microsOfServer());
    }
  }
}
