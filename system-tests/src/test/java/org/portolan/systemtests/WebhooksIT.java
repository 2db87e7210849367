package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.twilio.TwilioSignature;

/** Raw webhooks over HTTP and what each must do: its status, and how many rows it leaves. */
@WholeSystem
class WebhooksIT {

  private static final String HOOK = "/hooks/twilio/message";
  private static final String FROM = "From=%2B33612349876&To=%2B15005550006&NumMedia=0&Body=";

  private final TwilioSignature signature =
      new TwilioSignature(
          Sandbox.account(
                  PortolanUnderTest.settings(),
                  Keys.open(
                      PortolanUnderTest.keyDatabase(),
                      PortolanUnderTest.settings().masterPassword(),
                      10))
              .authToken());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an answer                     | MessageSid=SID&From=%2B33612349876&Body=1             | 200 | 1
          an empty body                 | MessageSid=SID&From=%2B33612349876&Body=              | 200 | 1
          no body at all                | MessageSid=SID&From=%2B33612349876                    | 200 | 1
          only an emoji                 | MessageSid=SID&From=%2B33612349876&Body=%F0%9F%98%B7  | 200 | 1
          a picture                     | MessageSid=SID&From=%2B33612349876&Body=&NumMedia=1&MediaUrl0=x | 200 | 1
          an absurd number of pictures  | MessageSid=SID&From=%2B33612349876&NumMedia=99999999999 | 200 | 1
          control characters            | MessageSid=SID&From=%2B33612349876&Body=%00%07%1B1    | 200 | 1
          a lone surrogate              | MessageSid=SID&From=%2B33612349876&Body=%ED%A0%80     | 200 | 1
          right-to-left marks           | MessageSid=SID&From=%2B33612349876&Body=%E2%80%8F%D9%A2 | 200 | 1
          an escape cut short           | MessageSid=SID&From=%2B33612349876&Body=1%2           | 200 | 1
          letters instead of a number   | MessageSid=SID&From=INFO&Body=hello                   | 200 | 1
          a number that is none         | MessageSid=SID&From=%2B0&Body=hello                   | 200 | 1
          no id of the message          | From=%2B33612349876&Body=SID                          | 400 | 0
          an id with a quote in it      | MessageSid=SID%27%3B--&From=%2B33612349876&Body=1     | 400 | 0
          no sender                     | MessageSid=SID&Body=1                                 | 400 | 0
          a sender longer than any      | MessageSid=SID&Body=1&From=1111111111111111111111111111111111111111111111111111111111111111111111 | 400 | 0
          nothing at all                | x=SID                                                 | 400 | 0
          """)
  void a_signed_webhook_is_stored_or_refused_with_a_reason(
      String label, String body, int status, int stored) throws Exception {
    String sid = newSid();
    String form = body.strip().replace("SID", sid);

    assertThat(post(form, sign(form))).isEqualTo(status);
    assertThat(stored(sid)).isEqualTo(stored);
  }

  /** About messages of ours on their way, and about calls. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a status in no known word       | status?o=UUID | MessageSid=SID&MessageStatus=teleported | 200
          a status of nobody's message    | status?o=UUID | MessageSid=SID&MessageStatus=delivered  | 200
          a status of no message          | status        | MessageStatus=delivered                 | 200
          an id that is none              | status?o=x    | MessageSid=SID&MessageStatus=sent       | 200
          a control character as an id    | status        | MessageSid=%00&MessageStatus=sent       | 200
          an absurd error code            | status?o=UUID | MessageSid=SID&MessageStatus=failed&ErrorCode=99999999999 | 200
          the progress of nothing         | call          | x=1                                     | 200
          the progress of nobody's call   | call?o=UUID   | CallSid=CALL&CallStatus=completed       | 200
          an absurd network code          | call?o=x      | CallSid=CALL&CallStatus=failed&SipResponseCode=%00 | 200
          a call without an id            | voice         | From=%2B33612349876                     | 400
          a call from letters             | voice         | CallSid=CALL&From=INFO                  | 200
          a call from nobody              | voice         | CallSid=CALL                            | 200
          a turn of no call               | voice?o=x     | CallSid=CALL&Digits=1                   | 400
          a turn of nobody's call         | voice?o=UUID  | CallSid=CALL&Digits=%00                 | 200
          a turn that there is not        | voice?o=UUID&s=danced&m=UUID&n=1 | CallSid=CALL&Digits=1 | 400
          a round that is no number       | voice?o=UUID&n=99999999999       | CallSid=CALL&Digits=1 | 400
          """)
  void what_is_told_of_messages_and_calls_is_taken_or_refused_and_never_fails(
      String label, String hook, String body, int status) throws Exception {
    String id = UUID.randomUUID().toString();
    String url = PortolanUnderTest.url("/hooks/twilio/" + hook.replace("UUID", id)).toString();
    String form = body.strip().replace("=SID", "=" + newSid()).replace("=CALL", "=" + newCall());

    assertThat(post(url, form, signature.of(url, fields(form)))).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "status", "voice", "call"})
  void nothing_is_taken_from_who_does_not_sign(String hook) throws Exception {
    String url = PortolanUnderTest.url("/hooks/twilio/" + hook).toString();
    String form = "MessageSid=" + newSid() + "&CallSid=" + newCall() + "&" + FROM + "1";
    String signed = signature.of(url, fields(form));

    assertThat(post(url, form, null)).isEqualTo(403);
    assertThat(post(url, form + "2", signed)).isEqualTo(403);
    assertThat(post(url + "?o=" + UUID.randomUUID(), form, signed)).isEqualTo(403);
  }

  @Test
  void sixteen_hundred_characters_are_stored() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "%D9%A2".repeat(1_600);

    assertThat(post(form, sign(form))).isEqualTo(200);
    assertThat(stored(sid)).isOne();
  }

  @Test
  void a_hundred_kilobytes_are_refused_before_they_are_read() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "x".repeat(100_000);

    assertThat(post(form, sign(form))).isEqualTo(413);
    assertThat(stored(sid)).isZero();
  }

  @Test
  void without_a_signature_or_with_a_wrong_one_nothing_is_stored() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "1";

    assertThat(post(form, null)).isEqualTo(403);
    assertThat(post(form, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")).isEqualTo(403);
    assertThat(post(form + "2", sign(form))).isEqualTo(403);
    assertThat(post(form, new TwilioSignature("another token").of(url(), fields(form))))
        .isEqualTo(403);
    assertThat(stored(sid)).isZero();
    assertThat(Files.readString(PortolanUnderTest.log().resolve("server.log")))
        .contains("Webhooks refused for a wrong signature since the start: ");
  }

  @Test
  void the_same_webhook_again_is_acknowledged_and_stored_once() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "1";

    assertThat(post(form, sign(form))).isEqualTo(200);
    assertThat(post(form, sign(form))).isEqualTo(200);
    assertThat(stored(sid)).isOne();
  }

  @Test
  void a_webhook_is_posted_and_nothing_else() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(PortolanUnderTest.url(HOOK)).GET().build();

    assertThat(status(get)).isEqualTo(405);
  }

  @Test
  void a_body_that_comes_in_pieces_is_stored() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "%D9%A2".repeat(100);

    assertThat(inPieces(form, form.length(), sign(form))).isEqualTo("HTTP/1.1 200 OK");
    assertThat(stored(sid)).isOne();
  }

  @Test
  void a_body_that_ends_too_early_stores_nothing_and_the_next_is_taken() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "1";

    assertThat(inPieces(form, form.length() + 10, sign(form))).isNotEqualTo("HTTP/1.1 200 OK");
    assertThat(stored(sid)).isZero();
    assertThat(post(form, sign(form))).isEqualTo(200);
  }

  @Test
  void a_body_without_a_length_is_cut_off_once_it_is_too_long() throws Exception {
    String sid = newSid();
    String form = "MessageSid=" + sid + "&" + FROM + "x".repeat(100_000);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", sign(form))
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(form.getBytes(StandardCharsets.US_ASCII))))
            .build();

    assertThat(refused(request)).isTrue();
    assertThat(stored(sid)).isZero();
  }

  /** Whether it is told so, or the connection ends while it is still writing. */
  private static boolean refused(HttpRequest request) throws InterruptedException {
    try {
      return status(request) == 413;
    } catch (IOException e) {
      return true;
    }
  }

  /** The first line of the answer; null when there is none. */
  private static String inPieces(String form, int length, String signature) throws Exception {
    URI address = URI.create(url());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST %s HTTP/1.1\r\nHost: %s\r\nX-Twilio-Signature: %s\r\nContent-Length: %d\r\n"
                  + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
              .formatted(address.getPath(), address.getAuthority(), signature, length)
              .getBytes(StandardCharsets.US_ASCII));
      int half = form.length() / 2;
      for (String piece : List.of(form.substring(0, half), form.substring(half))) {
        out.flush();
        // once somebody else was answered, what was written before has been met and more is awaited
        status(HttpRequest.newBuilder(PortolanUnderTest.url(HOOK)).GET().build());
        out.write(piece.getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
      socket.shutdownOutput();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private static String newCall() {
    return "CA" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String newSid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String url() {
    return PortolanUnderTest.url(HOOK).toString();
  }

  private String sign(String form) {
    return signature.of(url(), fields(form));
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return fields;
  }

  /** As the provider has it before it encodes; a cut escape it would have meant as it stands. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static int post(String form, String signature) throws Exception {
    return post(url(), form, signature);
  }

  private static int post(String url, String form, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.US_ASCII));
    if (signature != null) {
      request.header("X-Twilio-Signature", signature);
    }
    return status(request.build());
  }

  private static int status(HttpRequest request) throws IOException, InterruptedException {
    return PortolanUnderTest.http()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int stored(String sid) throws SQLException {
    try (Connection connection = PortolanUnderTest.asOwner().getConnection();
        PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM inbox WHERE provider_id = ?")) {
      count.setString(1, sid);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
