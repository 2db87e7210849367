package org.portolan.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/** One request each, over connections that stay open, none longer than it may take. */
class PooledHttpClientTest {

  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final String ANSWER = "{\"sid\":\"SM1\"}";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private ServerSocket server;

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void calls_that_follow_each_other_share_a_connection() throws IOException {
    PooledHttpClient client = to(this::answers, Integer.MAX_VALUE);
    for (int i = 0; i < 5; i++) {
      assertThat(call(client).getContent()).isEqualTo(ANSWER);
    }
    assertThat(connections).hasValue(1);
    assertThat(requests).hasValue(5);
  }

  @Test
  void a_connection_that_the_provider_closed_meanwhile_is_not_written_to() throws Exception {
    PooledHttpClient client = to(this::answers, 1, TimeValue.ZERO_MILLISECONDS);
    assertThat(call(client).getStatusCode()).isEqualTo(201);
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(call(client).getStatusCode()).isEqualTo(201);
    assertThat(connections).hasValue(2);
    assertThat(requests).hasValue(2);
  }

  @Test
  void what_was_taken_without_an_answer_is_not_asked_a_second_time() throws IOException {
    PooledHttpClient client = to(peer -> false, 1);
    assertThatThrownBy(() -> call(client)).isInstanceOf(PooledHttpClient.NoAnswer.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void an_answer_that_only_trickles_in_is_broken_off() throws IOException {
    PooledHttpClient client = to(this::trickles, 1);
    long start = System.nanoTime();
    assertThatThrownBy(() -> call(client)).isInstanceOf(PooledHttpClient.NoAnswer.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST.multipliedBy(4));
    assertThat(requests).hasValue(1);
  }

  @Test
  void a_provider_that_is_called_too_often_says_when_to_come_again() throws IOException {
    PooledHttpClient client = to(peer -> busy(peer, "Retry-After: 17\r\n"), 1);
    assertThatThrownBy(() -> call(client))
        .isInstanceOfSatisfying(
            PooledHttpClient.TooMany.class,
            busy ->
                assertThat(busy.refused())
                    .isEqualTo(
                        new Submission.Refused(
                            FailureClass.SLOW_DOWN, 20429, Optional.of(Duration.ofSeconds(17)))));
  }

  @Test
  void or_says_nothing_that_can_be_read_of_it() throws IOException {
    PooledHttpClient client = to(peer -> busy(peer, "Retry-After: soon\r\n"), 1);
    assertThatThrownBy(() -> call(client))
        .isInstanceOfSatisfying(
            PooledHttpClient.TooMany.class,
            busy ->
                assertThat(busy.refused())
                    .isEqualTo(new Submission.Refused(FailureClass.SLOW_DOWN, 20429)));
  }

  private static boolean busy(Socket client, String header) throws IOException {
    OutputStream out = client.getOutputStream();
    String body = "{\"code\": 20429, \"message\": \"Too Many Requests\", \"status\": 429}";
    String head = "HTTP/1.1 429 Too Many Requests\r\n" + header + "Content-Length: ";
    out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return true;
  }

  private PooledHttpClient to(Answers how, int requestsAConnection) throws IOException {
    return to(how, requestsAConnection, TimeValue.ofSeconds(1));
  }

  private PooledHttpClient to(Answers how, int requestsAConnection, TimeValue lookedAtAfter)
      throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(how, requestsAConnection));
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    return new PooledHttpClient(address, LONGEST, lookedAtAfter);
  }

  private static Response call(PooledHttpClient client) {
    Request request = new Request(HttpMethod.POST, TwilioAccount.API + "/Messages.json");
    request.setAuth("AC", "token");
    request.addPostParam("Body", "ሰላም");
    return client.makeRequest(request);
  }

  private void accept(Answers how, int requestsAConnection) {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(socket, how, requestsAConnection));
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private void serve(Socket socket, Answers how, int most) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      boolean goesOn = true;
      for (int served = 0; goesOn && served < most && skipRequest(in); served++) {
        requests.incrementAndGet();
        goesOn = how.to(socket);
      }
    } catch (IOException e) {
      // the client has gone
    }
    closed.countDown();
  }

  private static boolean skipRequest(BufferedReader in) throws IOException {
    int length = 0;
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    for (; !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    return true;
  }

  private boolean answers(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(head().concat(ANSWER).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return true;
  }

  /** A byte whenever the client has not gone within half of what it may take. */
  private boolean trickles(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    client.setSoTimeout((int) LONGEST.toMillis() / 2);
    out.write(head().getBytes(StandardCharsets.US_ASCII));
    for (byte b : ANSWER.getBytes(StandardCharsets.US_ASCII)) {
      if (hasGone(client)) {
        return false;
      }
      out.write(b);
      out.flush();
    }
    return true;
  }

  private static boolean hasGone(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static String head() {
    return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
        + ANSWER.length()
        + "\r\n\r\n";
  }

  /** How the provider answers; returns whether the connection goes on. */
  @FunctionalInterface
  private interface Answers {
    boolean to(Socket client) throws IOException;
  }
}
