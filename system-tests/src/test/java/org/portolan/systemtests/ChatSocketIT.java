package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Programs that are no page of ours at a chat's socket. */
@WholeSystem
class ChatSocketIT {

  private static final int VIOLATED_POLICY = 1008;
  private static final int TOO_BIG = 1009;
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Begins a chat by the form; what the browser would keep of it. */
  private static String begin(String text) throws Exception {
    String form =
        "text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8)
            + "&say=x&message="
            + UUID.randomUUID();
    HttpRequest request =
        HttpRequest.newBuilder(PortolanUnderTest.url("/en/chat"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<Void> answer = PortolanUnderTest.http().send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(303);
    String kept = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(kept).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
    return kept.substring(0, kept.indexOf(';'));
  }

  private static Client connect(String cookie) {
    Client client = new Client();
    WebSocket.Builder builder = PortolanUnderTest.http().newWebSocketBuilder();
    if (cookie != null) {
      builder.header("Cookie", cookie);
    }
    URI address =
        URI.create(
            PortolanUnderTest.url("/chat/live?language=en").toString().replace("http:", "ws:"));
    client.socket = builder.buildAsync(address, client).join();
    return client;
  }

  /** A connection and what came over it. */
  private static final class Client implements WebSocket.Listener {

    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        frames.add(JsonParser.parseString(part.toString()).getAsJsonObject());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(-1);
    }

    void send(String frame) {
      socket.sendText(frame, true).join();
    }

    void say(UUID message, String text) {
      JsonObject frame = new JsonObject();
      frame.addProperty("say", message.toString());
      frame.addProperty("text", text);
      send(frame.toString());
    }

    int closed() throws Exception {
      return closed.get(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (JsonObject frame : frames) {
        if (frame.has("lines")) {
          for (JsonElement line : frame.getAsJsonArray("lines")) {
            texts.add(line.getAsJsonObject().get("text").getAsString());
          }
        }
      }
      return texts;
    }

    boolean heard(String name, String value) {
      return frames.stream()
          .anyMatch(frame -> frame.has(name) && frame.get(name).getAsString().equals(value));
    }
  }

  @Test
  void without_a_ticket_or_with_one_of_nobody_a_connection_ends() throws Exception {
    assertThat(connect(null).closed()).isEqualTo(VIOLATED_POLICY);
    assertThat(connect("portolan-chat=nonsense").closed()).isEqualTo(VIOLATED_POLICY);
    Client nobody = connect("portolan-chat=0000-0000-0000");
    nobody.send("{\"after\":0}");
    assertThat(nobody.closed()).isEqualTo(VIOLATED_POLICY);
  }

  @Test
  void a_ticket_opens_its_own_conversation_and_no_other() throws Exception {
    String mine = begin("mine");
    String theirs = begin("theirs");
    Client me = connect(mine);
    Client they = connect(theirs);
    me.send("{\"after\":0}");
    they.send("{\"after\":0}");
    await().atMost(SOON).until(() -> !me.texts().isEmpty() && !they.texts().isEmpty());
    String chat = they.frames.get(0).get("chat").getAsString();
    me.send("{\"after\":0,\"chat\":\"" + chat + "\",\"read\":1}");
    Client theirOther = connect(theirs);
    theirOther.send("{\"after\":1}");
    await().atMost(SOON).until(() -> theirOther.heard("chat", chat));
    they.say(UUID.randomUUID(), "for nobody else");
    await().atMost(SOON).until(() -> theirOther.texts().contains("for nobody else"));
    they.send("{\"after\":0}");
    await().atMost(SOON).until(() -> they.texts().contains("for nobody else"));
    me.send("{\"after\":0}");
    await().atMost(SOON).until(() -> me.texts().size() >= 3);
    assertThat(me.texts()).containsOnly("mine");
    assertThat(they.texts()).containsOnly("theirs", "for nobody else");
  }

  @Test
  void a_message_whose_answer_was_lost_is_said_once_when_it_is_sent_again() throws Exception {
    String cookie = begin("first");
    UUID message = UUID.randomUUID();
    Client cut = connect(cookie);
    cut.send("{\"after\":1}");
    cut.say(message, "second");
    cut.socket.abort();
    Client again = connect(cookie);
    again.send("{\"after\":0}");
    again.say(message, "second");
    again.say(message, "second");
    await().atMost(SOON).until(() -> again.heard("said", message.toString()));
    Client whole = connect(cookie);
    whole.send("{\"after\":0}");
    await().atMost(SOON).until(() -> whole.texts().size() == 2);
    assertThat(whole.texts()).containsExactly("first", "second");
  }

  @Test
  void what_is_refused_is_said_and_why_and_the_connection_stays() throws Exception {
    Client client = connect(begin("first"));
    client.send("{\"after\":1}");
    UUID empty = UUID.randomUUID();
    UUID huge = UUID.randomUUID();
    client.say(empty, " \u0007 ");
    client.say(huge, "x".repeat(2_001));
    await()
        .atMost(SOON)
        .until(
            () ->
                client.heard("refused", empty.toString())
                    && client.heard("refused", huge.toString()));
    UUID hostile = UUID.randomUUID();
    String text = "<script>alert(1)</script>\u202e \u2066";
    client.say(hostile, text);
    await().atMost(SOON).until(() -> client.heard("said", hostile.toString()));
    client.send("{\"after\":0}");
    await().atMost(SOON).until(() -> client.texts().contains(text));
  }

  @Test
  void frames_that_no_page_of_ours_sends_end_the_connection() throws Exception {
    String cookie = begin("first");
    for (String frame : List.of("", "x", "[]", "\"say\"", "{")) {
      Client client = connect(cookie);
      client.send(frame);
      assertThat(client.closed()).as(frame).isEqualTo(VIOLATED_POLICY);
    }
    Client huge = connect(cookie);
    huge.socket.sendText("{\"text\":\"" + "x".repeat(100_000), true);
    assertThat(huge.closed()).isIn(TOO_BIG, -1);
  }

  @Test
  void ten_thousand_messages_at_once_end_the_connection_and_say_no_more_than_a_person()
      throws Exception {
    String cookie = begin("first");
    Client client = connect(cookie);
    client.send("{\"after\":1}");
    try {
      for (int i = 0; i < 10_000 && !client.closed.isDone(); i++) {
        client.say(UUID.randomUUID(), "message " + i);
      }
    } catch (RuntimeException e) {
      // it was ended while it was sending
      assertThat(client.closed()).isIn(VIOLATED_POLICY, -1);
    }
    assertThat(client.closed()).isIn(VIOLATED_POLICY, -1);
    Client after = connect(cookie);
    after.send("{\"after\":0}");
    await().atMost(SOON).until(() -> after.texts().contains("first"));
    assertThat(after.texts()).hasSizeLessThanOrEqualTo(31);
  }

  @Test
  void a_connection_at_whose_other_end_nothing_is_any_more_is_ended() throws Exception {
    String cookie = begin("first");
    URI address = PortolanUnderTest.url("/chat/live");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String handshake =
          """
          GET /chat/live HTTP/1.1
          Host: %s:%d
          Upgrade: websocket
          Connection: Upgrade
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
          Sec-WebSocket-Version: 13
          Cookie: %s

          """
              .formatted(address.getHost(), address.getPort(), cookie)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(masked("{\"after\":0}"));
      socket.setSoTimeout(90_000);
      assertThat(readToTheEnd(socket)).as("what came before it was ended").isPositive();
    }
  }

  /** A short frame of text as a browser sends it (RFC 6455, section 5.2). */
  private static byte[] masked(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] mask = {1, 2, 3, 4};
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(mask, 0, frame, 2, mask.length);
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = (byte) (payload[i] ^ mask[i % 4]);
    }
    return frame;
  }

  /** Takes in whatever comes, pings too, and answers nothing. */
  private static long readToTheEnd(Socket socket) throws IOException {
    long bytes = 0;
    for (int read = 0; read >= 0; read = socket.getInputStream().read(new byte[1_024])) {
      bytes += read;
    }
    return bytes;
  }
}
