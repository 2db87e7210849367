package org.portolan.benchmarks;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connected page of a chat. */
final class ChatPage implements WebSocket.Listener {

  private final ChatWire wire;
  private final Consumer<String> heard;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final StringBuilder part = new StringBuilder(0);
  private volatile WebSocket socket;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  ChatPage(ChatWire wire, Consumer<String> heard) {
    this.wire = wire;
    this.heard = heard;
  }

  void isConnected(WebSocket connected) {
    socket = connected;
    send(wire.first());
  }

  boolean isReadyWithin(Duration patience) {
    try {
      return ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Writes something. */
  void say(String text) {
    send(wire.say(text));
  }

  /** One after the other, as the JDK's client wants it. */
  private synchronized void send(String frame) {
    if (frame != null) {
      sending = sending.thenCompose(unused -> socket.sendText(frame, true));
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String frame = part.toString();
      part.setLength(0);
      hear(frame);
    }
    from.request(1);
    return null;
  }

  private void hear(String frame) {
    send(wire.hello(frame));
    if (wire.isReady(frame)) {
      ready.countDown();
    }
    if (wire.isLine(frame)) {
      heard.accept(frame);
    }
  }

  /** Ends as a program does that was killed: without a word. */
  void end() {
    socket.abort();
  }
}
