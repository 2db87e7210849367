package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server is configured, seen by an application that says what reaches it. */
@WholeSystem
class HttpIT {

  @Deployment(testable = false)
  static WebArchive echo() {
    return ShrinkWrap.create(WebArchive.class, "echo.war").addClass(Echo.class);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html;charset=UTF-8, true",
    "text/css, true",
    "application/json, true",
    "application/javascript, true",
    "image/svg+xml, true",
    "image/png, false",
    "application/octet-stream, false"
  })
  void compresses_text_and_nothing_else(String type, boolean compressed) throws Exception {
    HttpResponse<byte[]> answer =
        PortolanUnderTest.http()
            .send(
                HttpRequest.newBuilder(echo("?type=" + type.replace("+", "%2B")))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
    assertThat(answer.body().length < 1000).isEqualTo(compressed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.20", "127.0.0.3"})
  void believes_no_forwarded_header_of_a_stranger(String peer) throws Exception {
    assertThat(forwardedBy(peer)).contains("\nhttp " + peer + "\n");
  }

  @Test
  void believes_the_forwarded_headers_of_a_proxy_that_is_trusted() throws Exception {
    assertThat(forwardedBy("127.0.0.2")).contains("\nhttps 203.0.113.9\n");
  }

  @Test
  void refuses_a_body_above_the_limit() throws Exception {
    HttpRequest large =
        HttpRequest.newBuilder(PortolanUnderTest.url("/en/ask"))
            .POST(BodyPublishers.ofByteArray(new byte[3 * 1024 * 1024]))
            .build();

    assertThat(answers(large)).isIn(413, 0);
  }

  @Test
  void refuses_headers_above_the_limit() throws Exception {
    HttpRequest large =
        HttpRequest.newBuilder(echo("")).header("X-Large", "x".repeat(20_000)).build();

    assertThat(answers(large)).isNotEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refuses_to_trace(boolean secure) throws Exception {
    URI address = secure ? PortolanUnderTest.secureUrl("/echo/") : echo("");
    HttpRequest trace =
        HttpRequest.newBuilder(address).method("TRACE", BodyPublishers.noBody()).build();
    HttpClient client = HttpClient.newBuilder().sslContext(trustingAnybody()).build();

    HttpResponse<Void> answer = client.send(trace, BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.version()).isEqualTo(secure ? Version.HTTP_2 : Version.HTTP_1_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void speaks_current_tls(String version) throws Exception {
    try (SSLSocket socket = tls(version)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  private static URI echo(String query) {
    return PortolanUnderTest.url("/echo/" + query);
  }

  /** The status, or 0 when the server hangs up instead of answering. */
  private static int answers(HttpRequest request) throws InterruptedException {
    try {
      return PortolanUnderTest.http().send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The whole answer to a request from that loopback address that claims to be forwarded. */
  private static String forwardedBy(String peer) throws IOException {
    String request =
        """
        GET /echo/ HTTP/1.1
        Host: localhost
        X-Forwarded-For: 203.0.113.9
        X-Forwarded-Proto: https
        Connection: close

        """
            .replace("\n", "\r\n");
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(peer, 0));
      socket.connect(
          new InetSocketAddress("127.0.0.1", PortolanUnderTest.url("/").getPort()), 5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .replace("\r\n", "\n");
    }
  }

  private static SSLSocket tls(String version) throws Exception {
    URI address = PortolanUnderTest.secureUrl("/");
    SSLSocket socket =
        (SSLSocket)
            trustingAnybody().getSocketFactory().createSocket("127.0.0.1", address.getPort());
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private static SSLContext trustingAnybody() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  /** The certificate is self-signed. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
