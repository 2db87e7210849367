package org.portolan.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.messaging.channel.MediaSource.Given;
import org.portolan.messaging.channel.MediaSource.Gone;
import org.portolan.messaging.channel.MediaSource.NotNow;
import org.portolan.messaging.channel.MediaSource.There;

/** Credentials go to Twilio's API and nowhere else; nobody leads us to another host. */
class TwilioMediaTest {

  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String PATH =
      "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/MM" + "1".repeat(32) + "/Media/ME";
  private static final String MEDIA = PATH + "2".repeat(32);
  private static final byte[] PICTURE = {1, 2, 3};

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();
  private HttpServer twilio;
  private HttpServer other;
  private int status = 200;
  private String location;
  private boolean trickles;
  private TwilioMedia media;

  @BeforeEach
  void start() throws IOException {
    twilio = server();
    twilio.createContext("/", this::answer);
    other = server();
    other.createContext(
        "/",
        exchange -> {
          elsewhere.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    URI api = URI.create("http://localhost:" + twilio.getAddress().getPort());
    media =
        new TwilioMedia(
            new TwilioAccount(ACCOUNT, "a token", "+15005550006", api),
            Set.of("media.example"),
            Duration.ofMillis(700));
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    twilio.stop(0);
    other.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    boolean lent = exchange.getRequestURI().getPath().startsWith("/lent");
    if (location != null && !lent) {
      exchange.getResponseHeaders().add("Location", location);
    }
    int answer = lent ? 200 : status;
    exchange.sendResponseHeaders(answer, answer == 200 ? PICTURE.length : -1);
    if (answer == 200) {
      exchange.getResponseBody().write(PICTURE, 0, trickles ? 1 : PICTURE.length);
      exchange.getResponseBody().flush();
    }
    if (!trickles) {
      exchange.close();
    }
  }

  private static byte[] bytes(Given given) throws IOException {
    try (InputStream content = ((There) given).content()) {
      return content.readAllBytes();
    }
  }

  @Test
  void a_file_is_fetched_with_the_credentials_of_the_account() throws IOException {
    Given given = media.open(TwilioAccount.API + MEDIA);

    assertThat(((There) given).bytes()).isEqualTo(3);
    assertThat(bytes(given)).isEqualTo(PICTURE);
    String basic =
        Base64.getEncoder().encodeToString((ACCOUNT + ":a token").getBytes(StandardCharsets.UTF_8));
    assertThat(asked).containsExactly(MEDIA + " Basic " + basic);
  }

  @Test
  void what_lies_below_the_api_is_fetched_where_it_leads_to() throws IOException {
    status = 307;
    location = "/lent/file";

    assertThat(bytes(media.open(TwilioAccount.API + MEDIA))).isEqualTo(PICTURE);
    assertThat(asked).hasSize(2);
  }

  @Test
  void another_host_that_it_leads_to_is_not_asked() {
    status = 302;
    location = "http://localhost:" + other.getAddress().getPort() + "/latest/meta-data";

    assertThat(media.open(TwilioAccount.API + MEDIA)).isEqualTo(new NotNow("led astray"));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void it_is_not_led_round_in_circles() {
    status = 302;
    location = MEDIA;

    assertThat(media.open(TwilioAccount.API + MEDIA)).isEqualTo(new NotNow("led on and on"));
    assertThat(asked).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://media.example/x",
        "https://media.example:8443/x",
        "https://user@media.example/x",
        "https://media.example.evil.example/x",
        "https://evil.example/media.example",
        "https://localhost/x",
        "https://169.254.169.254/x",
        "file:///etc/passwd",
        "//evil.example/x"
      })
  void it_may_lead_to_known_hosts_over_https_only(String address) {
    assertThat(media.mayLeadTo(URI.create(address))).isFalse();
    assertThat(media.mayLeadTo(URI.create("https://media.example/a?b=c"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "https://api.twilio.com.evil.example/2010-04-01/Accounts/x",
        "https://api.twilio.com@evil.example/2010-04-01/x",
        "https://api.twilio.com/2010-04-01/Accounts/AC11111111111111111111111111111111/Messages/"
            + "MM11111111111111111111111111111111/Media/ME22222222222222222222222222222222",
        "",
        "not an address"
      })
  void nothing_else_is_asked_for(String address) {
    assertThat(media.has(address)).isFalse();
    assertThat(media.open(address)).isEqualTo(new Gone());
    assertThat(media.has(TwilioAccount.API + MEDIA + "/../../x")).isFalse();
    assertThat(media.has(TwilioAccount.API + MEDIA + "?x=y")).isFalse();
    assertThat(media.has(TwilioAccount.API + MEDIA)).isTrue();
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void what_is_not_there_is_gone(int code) {
    status = code;

    assertThat(media.open(TwilioAccount.API + MEDIA)).isEqualTo(new Gone());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void what_may_change_is_asked_again(int code) {
    status = code;

    assertThat(media.open(TwilioAccount.API + MEDIA)).isEqualTo(new NotNow("HTTP " + code));
  }

  @Test
  void a_provider_that_is_not_there_is_asked_again() {
    twilio.stop(0);

    assertThat(media.open(TwilioAccount.API + MEDIA)).isInstanceOf(NotNow.class);
  }

  @Test
  void a_file_that_trickles_does_not_hold_us_up_for_ever() {
    trickles = true;
    Given given = media.open(TwilioAccount.API + MEDIA);

    assertThatThrownBy(() -> bytes(given)).isInstanceOf(IOException.class);
  }
}
