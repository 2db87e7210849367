package org.portolan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Opens connections as the pages of chats do, to a Portolan or to socket.io. */
final class ChatPages implements AutoCloseable {

  private static final int THREADS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient http =
      HttpClient.newBuilder().executor(threads).connectTimeout(PATIENCE).build();
  private final URI address;
  private final ChatWire wire;

  private ChatPages(URI address, ChatWire wire) {
    this.address = address;
    this.wire = wire;
  }

  static ChatPages ofPortolan(MeasuredPortolan measured) {
    int port = measured.portolan().launch().ports().http();
    return new ChatPages(
        URI.create("ws://127.0.0.1:" + port + "/chat/live?language=en"), ChatWire.PORTOLAN);
  }

  static ChatPages ofSocketIo(SocketIo peer) {
    return new ChatPages(
        URI.create("ws://127.0.0.1:" + peer.port() + "/socket.io/?EIO=4&transport=websocket&room="),
        ChatWire.SOCKET_IO);
  }

  /**
   * Opens a page and waits until it is told that it is in its room.
   *
   * @param room what opens the conversation
   * @param heard is handed what others wrote
   */
  ChatPage open(String room, Consumer<String> heard) throws IOException {
    ChatPage page = new ChatPage(wire, heard);
    page.isConnected(
        wire == ChatWire.PORTOLAN
            ? http.newWebSocketBuilder()
                .header("Cookie", "portolan-chat=" + room)
                .buildAsync(address, page)
                .join()
            : http.newWebSocketBuilder().buildAsync(URI.create(address + room), page).join());
    if (!page.isReadyWithin(PATIENCE)) {
      throw new IOException("A page was not told that it is in its room");
    }
    return page;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
