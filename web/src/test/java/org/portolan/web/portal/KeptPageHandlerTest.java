package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.web.security.SecurityHeaders;
import org.portolan.web.start.Answer;

/** The handler in a server of its own, where one page is in memory. */
class KeptPageHandlerTest {

  private static final int OF_SERVLETS = 418;

  private final Answer page = Answer.page(200, "ti", "<p>ሰላም</p>");
  private final Map<String, Answer> kept = Map.of("/ti/", page);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                new KeptPageHandler(
                    path -> Optional.ofNullable(kept.get(path)),
                    exchange -> exchange.setStatusCode(OF_SERVLETS)))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers)
      throws IOException, InterruptedException {
    InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return client.send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void a_page_in_memory_is_sent_as_it_is_kept_with_the_headers_of_every_public_page()
      throws Exception {
    HttpResponse<byte[]> answer = ask("GET", "/ti/", "Accept-Encoding", "gzip, br");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    SecurityHeaders.ofPublicPages(false)
        .forEach((name, value) -> assertThat(answer.headers().firstValue(name)).contains(value));
    page.headers(true)
        .forEach((name, value) -> assertThat(answer.headers().firstValue(name)).contains(value));
    assertThat(answer.headers().firstValue("Content-Length")).contains("" + page.gzip().length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("<p>ሰላም</p>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /ti/, Accept-Encoding, identity",
    "GET, /ti/, Accept-Encoding, 'gzip;q=0, identity'",
    "GET, /ti/?chosen, Accept-Encoding, gzip",
    "GET, /am/, Accept-Encoding, gzip",
    "GET, /%74i/, Accept-Encoding, gzip",
    "POST, /ti/, Accept-Encoding, gzip",
    "HEAD, /ti/, Accept-Encoding, gzip"
  })
  void whatever_else_is_asked_is_left_to_the_servlets(
      String method, String path, String name, String value) throws Exception {
    assertThat(ask(method, path, name, value).statusCode()).isEqualTo(OF_SERVLETS);
  }

  @Test
  void whether_what_a_reader_has_still_holds_is_left_to_the_servlets() throws Exception {
    assertThat(
            ask("GET", "/ti/", "Accept-Encoding", "gzip", "If-None-Match", page.tag()).statusCode())
        .isEqualTo(OF_SERVLETS);
  }
}
